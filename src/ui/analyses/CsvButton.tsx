import { csvOf } from "../../shared/csv.ts";
import { saveFile } from "../results/saveFile.ts";
import { useWords } from "../useWords.ts";

interface CsvButtonProps {
  /** What it holds, as a person calls it. */
  readonly name: string;
  /** Without its ending. */
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: () => readonly (readonly (string | number | null)[])[];
}

export function CsvButton({ name, file, header, rows }: CsvButtonProps) {
  const { analyses: words } = useWords();
  return (
    <button
      type="button"
      className="button analysis-csv"
      aria-label={words.csvOf(name)}
      onClick={() => saveFile(`${file}.csv`, csvOf(header, rows()), "text/csv")}
    >
      {words.csv}
    </button>
  );
}
