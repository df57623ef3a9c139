import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
import { rowColumns } from "./metricsColumns.ts";

/** No message shows more of a cell. */
const mostShown = 60;

/** The cells of a metrics.csv by the names of their columns. Throws a FailureError "bad-file" for what is wrong. */
export class MetricsTable {
  /** In their order. */
  readonly columns: readonly string[];
  /** The number of rows under the header. */
  readonly length: number;
  readonly #rows: readonly (readonly string[])[];
  readonly #places: ReadonlyMap<string, number>;

  /** @param rows the header, then a row each. */
  constructor([header = [], ...rows]: readonly (readonly string[])[]) {
    this.columns = header.map((name) => name.trim());
    this.length = rows.length;
    this.#rows = rows;
    this.#places = new Map(this.columns.map((name, place) => [name, place]));
    this.#checkHeader();
    if (rows.length === 0) throw bad(said("csvNoRows"));
  }

  has(column: string): boolean {
    return this.#places.has(column);
  }

  /** Empty where there is no such column, and where a spreadsheet left the last cells of a row out. */
  text(row: number, column: string): string {
    return this.#rows[row]?.[this.#places.get(column) ?? -1]?.trim() ?? "";
  }

  /** Null where the cell is empty; NaN and the infinities are what a run that ran away has. */
  number(row: number, column: string): number | null {
    const text = this.text(row, column);
    if (text === "") return null;
    const value = Number(text);
    if (Number.isNaN(value) && text !== "NaN") throw this.refusal(row, column, said("csvNumber"));
    return value;
  }

  /** Throws where it is empty. */
  full(row: number, column: string): number {
    const value = this.number(row, column);
    if (value === null) throw this.refusal(row, column, said("csvNumber"));
    return value;
  }

  /** Equal in every row: what it is. */
  constant(column: string): string {
    const first = this.text(0, column);
    for (let row = 0; row < this.length; row++) {
      const text = this.text(row, column);
      if (text === "" || text !== first)
        throw this.refusal(row, column, said("csvSame", shown(first)));
    }
    return first;
  }

  /** What is wrong with a cell, by its line in the file. */
  refusal(row: number, column: string, rule: Said): FailureError {
    return bad(said("csvCell", row + 2, column, rule, shown(this.text(row, column))));
  }

  #checkHeader(): void {
    const { columns } = this;
    if (columns.length === 0 || (columns.length === 1 && columns[0] === ""))
      throw bad(said("csvEmpty"));
    const missing = Object.values(rowColumns).filter((name) => !this.has(name));
    const isOfChart = ["step", "seconds", "epoch"].includes(columns[0]!) && /\//.test(columns[1]!);
    if (missing.length > 0 && isOfChart && !columns.includes("train/loss"))
      throw bad(said("csvOfChart", shown(columns.join(","))));
    if (missing.length > 0)
      throw bad(said("csvOther", missing.join(", "), shown(columns.join(","))));
    const twice = columns.find((name, place) => name !== "" && this.#places.get(name) !== place);
    if (twice !== undefined) throw bad(said("csvTwice", shown(twice)));
  }
}

function bad(why: Said): FailureError {
  return new FailureError("bad-file", why);
}

/** Without control characters, as another program's file may be of any bytes. */
function shown(text: string): string {
  const plain = text.replace(/\p{C}/gu, "\ufffd");
  return plain.length > mostShown ? `${plain.slice(0, mostShown)}…` : plain;
}
