import { decodeRunLink, isRunLink } from "../experiment/runLink/runLink.ts";
import type { RecordedRun, Recording } from "../experiment/recording.ts";
import { toFailure } from "../shared/failure.ts";
import type { Words } from "../words/words.ts";

/** What a line of the board was. */
export interface BoardEntry {
  /** From 1. */
  readonly line: number;
  readonly recording: Recording;
}

export interface BoardProblem {
  readonly line: number;
  readonly message: string;
}

export interface BoardReading {
  readonly entries: readonly BoardEntry[];
  readonly problems: readonly BoardProblem[];
}

/** Reads links, one a line; blank lines are none, and a line that cannot be read is a problem. */
export async function readBoard(text: string, words: Words["board"]): Promise<BoardReading> {
  const lines = text.split("\n").map((line, i) => ({ line: i + 1, link: line.trim() }));
  const read = await Promise.all(
    lines
      .filter(({ link }) => link !== "")
      .map(async ({ line, link }): Promise<BoardEntry | BoardProblem> => {
        const fragment = link.slice(link.indexOf("#") + 1);
        if (!isRunLink(fragment)) return { line, message: words.notRun };
        try {
          return { line, recording: await decodeRunLink(fragment) };
        } catch (thrown) {
          return { line, message: toFailure(thrown).message };
        }
      }),
  );
  return {
    entries: read.filter((one) => "recording" in one),
    problems: read.filter((one) => "message" in one),
  };
}

/** Runs of one method, by the label that says what is special about them. */
export interface BoardGroup {
  readonly label: string;
  readonly runs: readonly RecordedRun[];
}

/** Runs by their labels without the seed, which is what a class is to differ in. */
export function groupsOf(entries: readonly BoardEntry[]): readonly BoardGroup[] {
  const groups = new Map<string, RecordedRun[]>();
  for (const run of entries.flatMap(({ recording }) => recording.runs)) {
    const label = run.label.replace(/ · seed \d+/, "");
    groups.set(label, [...(groups.get(label) ?? []), run]);
  }
  return [...groups].map(([label, runs]) => ({ label, runs }));
}
