import type { RefObject } from "react";
import { csvOf } from "../../shared/csv.ts";
import { saveFile } from "../results/saveFile.ts";
import { useWords } from "../useWords.ts";
import { drawCharts } from "./drawing.ts";
import type { DrawingLegend } from "./drawing.ts";
import { pictureKinds, useSavePicture } from "./useSavePicture.ts";
import "./saveButtons.css";

interface SaveButtonsProps {
  /** What it holds, as a person calls it. */
  readonly name: string;
  /** Without its ending. */
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: () => readonly (readonly (string | number | null)[])[];
  /** What holds the charts; absent where there are none. */
  readonly charts?: RefObject<HTMLElement | null>;
  /** Of the lines that the charts do not name themselves. */
  readonly legend?: readonly DrawingLegend[];
}

/** Saves numbers as CSV, and their charts as SVG and PNG. */
export function SaveButtons(props: SaveButtonsProps) {
  const { name, file, header, rows, charts, legend = [] } = props;
  const { charts: words } = useWords();
  const { save, problem } = useSavePicture(file, () => drawCharts(charts!.current!, name, legend));
  return (
    <span className="save-buttons">
      {problem !== "" && <span role="alert">{problem}</span>}
      <button
        type="button"
        className="button"
        aria-label={words.savedAs(name, words.csv)}
        onClick={() => saveFile(`${file}.csv`, csvOf(header, rows()), "text/csv")}
      >
        {words.csv}
      </button>
      {charts &&
        pictureKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="button"
            aria-label={words.savedAs(name, words[kind])}
            onClick={() => save(kind)}
          >
            {words[kind]}
          </button>
        ))}
    </span>
  );
}
