import type { Tensors } from "../run.ts";
import type { TextStream } from "./textStream.ts";

/** What is the same for all feeds of a group of runs. */
export interface FeedOptions {
  readonly seed: number;
  readonly batchSize: number;
}

/** Inputs of a step graph that are filled anew for each update: what the seed alone decides. */
export interface Feed {
  /** By the graph's input names. */
  readonly tensors: Tensors;
  /** Fills them for update `step`, counted from 0, whose batch shows these classes. */
  load(step: number, labels: readonly number[]): Promise<void>;
  /** Where the feed is one of random texts. */
  readonly texts?: TextStream;
}
