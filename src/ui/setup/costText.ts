import type { MethodCost } from "../../experiment/methodCost.ts";
import type { Words } from "../../words/words.ts";
import { bytes } from "../format.ts";

/** The columns of {@link costCells}. */
export function costHeads({ methods }: Words) {
  return [
    { title: methods.trains, doc: methods.trainsDoc },
    { title: methods.work, doc: methods.workDoc },
    { title: methods.memory, doc: methods.memoryDoc },
  ] as const;
}

/** A method's costs in a few characters each, in the order of {@link costHeads}. */
export function costCells(cost: MethodCost): readonly [string, string, string] {
  const { trainedParameters, relative } = cost;
  const work = relative > 0 ? workText(relative) : "–";
  const trains = trainedParameters > 0 ? countText(trainedParameters) : "–";
  return [trains, work, bytes(totalBytes(cost))];
}

/** The same in words, with what else the method needs. */
export function costSentence(cost: MethodCost, { methods: words }: Words): string {
  const { trainedParameters, relative, needs, runs } = cost;
  const parts = [
    trainedParameters > 0
      ? words.costTrains(countText(trainedParameters), workText(relative))
      : words.costNone,
    ...needs.filter((need) => need !== "finished-runs").map((need) => words.needs[need]),
    ...(runs > 0 ? [words.costRuns(runs)] : []),
    words.costMemory(bytes(totalBytes(cost))),
  ];
  return words.costSentence(parts);
}

/** A multiple of FT's work: "×1.3", "<×0.01". */
function workText(relative: number): string {
  return relative < 0.01 ? "<×0.01" : `×${relative.toPrecision(2)}`;
}

/** 1,241,088 as "1.24 M". */
export function countText(count: number): string {
  if (count < 1e3) return String(count);
  return count < 1e6 ? `${(count / 1e3).toPrecision(3)} k` : `${(count / 1e6).toPrecision(3)} M`;
}

function totalBytes({ bytes: parts }: MethodCost): number {
  return Object.values<number>({ ...parts }).reduce((sum, part) => sum + part, 0);
}
