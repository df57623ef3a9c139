import type { ExpectedValue } from "../../experiment/expected.ts";
import { singleRunInterval } from "../../state/expectation.ts";
import type { Expectation } from "../../state/expectation.ts";
import { presetIn } from "../../state/schemaWords.ts";
import { useWords } from "../useWords.ts";
import "./expectedMark.css";

interface ExpectedMarkProps {
  readonly value: number;
  readonly expected: ExpectedValue;
  readonly expectation: Expectation;
  /** How far devices that round differently may be apart: of an accuracy, one picture. */
  readonly slack: number;
  readonly format: (value: number) => string;
}

/** Whether a measured number is where the preset's runs lie; nothing where too few were made to say. */
export function ExpectedMark({ value, expected, expectation, slack, format }: ExpectedMarkProps) {
  const { preset, seeds } = expectation;
  const allWords = useWords();
  const { expectations: words } = allWords;
  const interval = singleRunInterval(expected, seeds);
  if (!interval) return null;
  const { low, high } = interval;
  const isWithin = value >= low - slack && value <= high + slack;
  const range = low === high ? format(low) : words.range(format(Math.max(low, 0)), format(high));
  const text = words.mark(isWithin, range, presetIn(allWords, preset).title);
  return (
    <span className="expected-mark" data-within={isWithin} title={text}>
      <span aria-hidden="true">{isWithin ? "✓" : "≠"}</span>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
