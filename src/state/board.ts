import { otherFilesOf } from "../experiment/agreement.ts";
import { decodeRunLink, isRunLink } from "../experiment/runLink/runLink.ts";
import type { RecordedRun, Recording } from "../experiment/recording.ts";
import { runKey } from "../experiment/runKey.ts";
import { toFailure } from "../shared/failure.ts";
import { inWords } from "../shared/said.ts";
import { en } from "../words/en/index.ts";
import type { Words } from "../words/words.ts";
import { groupBy } from "./groupBy.ts";
import { methodName, withChanges } from "./runName.ts";
import { seriesOf } from "./series.ts";
import { variantOf } from "./variant.ts";

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

/** Reads links, one a line; blank lines are none; a line that cannot be read, or repeats another, is a problem. */
export async function readBoard(
  text: string,
  { board: words, messages }: Words,
): Promise<BoardReading> {
  const lines = text.split("\n").map((line, i) => ({ line: i + 1, link: line.trim() }));
  const firsts = new Map<string, number>();
  for (const { line, link } of lines) {
    const fragment = fragmentOf(link);
    if (!firsts.has(fragment)) firsts.set(fragment, line);
  }
  const read = await Promise.all(
    lines
      .filter(({ link }) => link !== "")
      .map(async ({ line, link }): Promise<BoardEntry | BoardProblem> => {
        const fragment = fragmentOf(link);
        if (!isRunLink(fragment)) return { line, message: words.notRun };
        const first = firsts.get(fragment)!;
        if (first !== line) return { line, message: words.repeated(first) };
        try {
          return { line, recording: await decodeRunLink(fragment) };
        } catch (thrown) {
          return { line, message: inWords(messages, toFailure(thrown)) };
        }
      }),
  );
  return {
    entries: read.filter((one) => "recording" in one),
    problems: read.filter((one) => "message" in one),
  };
}

function fragmentOf(link: string): string {
  return link.slice(link.indexOf("#") + 1);
}

/** Lines whose model or data are known to be others than the first line's, under equal names. */
export function otherFileLines(entries: readonly BoardEntry[]): readonly number[] {
  const [first] = entries;
  const namesOf = ({ spec }: Recording) => `${spec.model} ${spec.dataset}`;
  return entries.flatMap(({ line, recording }) => {
    const { files } = first!.recording;
    const isNamedAlike = namesOf(recording) === namesOf(first!.recording);
    return isNamedAlike && otherFilesOf(recording.files, files).length > 0 ? [line] : [];
  });
}

/** Runs that differ in their seed alone, by their method and what sets them apart on the board. */
export interface BoardGroup {
  /** In the page's language: "FT"; "FT · steps 400" where there are runs of FT with other settings too. */
  readonly label: string;
  /** The same as files have it, in English. */
  readonly fileLabel: string;
  readonly runs: readonly RecordedRun[];
}

/** Runs by their settings without the seed, which is what a class is to differ in. */
export function groupsOf(entries: readonly BoardEntry[], words: Words): readonly BoardGroup[] {
  const runs = entries.flatMap(({ recording }) => recording.runs);
  const groups = [...groupBy(runs, ({ spec }) => runKey({ ...spec, seed: 0 })).values()];
  const methods = groupBy(groups, ([run]) => methodKey(run!));
  return groups.map((runs) => {
    const first = runs[0]!;
    const specs = methods.get(methodKey(first))!.map(([other]) => other!.spec);
    const variant = variantOf(first.spec, specs);
    const labelIn = (language: Words) =>
      withChanges(
        methodName(first.recipe, first.spec.hyperparameters, language),
        variant,
        language,
      );
    return { label: labelIn(words), fileLabel: labelIn(en), runs };
  });
}

function methodKey({ recipe, spec }: RecordedRun): string {
  return seriesOf(recipe, spec.hyperparameters);
}
