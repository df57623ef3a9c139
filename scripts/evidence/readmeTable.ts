import type { Evidence } from "./evidence.ts";
import { markdownTable, percent, withInterval } from "./markdown.ts";

/** What README shows of docs/evidence.json: accuracy by domain, and the energy gaps. Null while there is no table. */
export function readmeTable({
  table,
  domains,
}: Pick<Evidence, "table" | "domains">): string | null {
  if (!table) return null;
  const of = (method: string) => {
    const row = table.rows.find((each) => each.method === method);
    if (!row) throw new Error(`the evidence has no row '${method}'`);
    return row;
  };
  const [zeroShot, ft, lipsumFt] = [of("zero-shot"), of("ft"), of("lipsum-ft")];
  const rows = domains.map(({ id, title, test }) => [
    title,
    test,
    ...[zeroShot, ft, lipsumFt].map((row) => withInterval(row.domains[id]!.accuracy, percent)),
    ...[ft, lipsumFt].map((row) => row.domains[id]!.energyGap.mean.toFixed(2)),
  ]);
  const shifted = [zeroShot, ft, lipsumFt].map((row) => withInterval(row.shifted, percent));
  return markdownTable(
    ["domain", "n", "zero-shot", "FT", "Lipsum-FT", "gap, FT", "gap, Lipsum-FT"],
    [...rows, ["mean of the shifted", "", ...shifted, "", ""]],
  );
}
