import { RandomStream } from "../shared/random.ts";
import { runKey } from "./runKey.ts";
import type { RunSpec } from "./spec.ts";

/** A name that one can say and find again, "amber heron": always the same of runs that are the same. */
export function memorableName(run: RunSpec): string {
  const random = new RandomStream(0, runKey(run));
  return `${pick(random, colours)} ${pick(random, animals)}`;
}

function pick(random: RandomStream, words: readonly string[]): string {
  return words[random.uint32() % words.length]!;
}

const colours = [
  ...["amber", "ashen", "azure", "bright", "bronze", "brown", "calm", "clear", "coral", "crisp"],
  ...["dusky", "early", "fern", "frosty", "gentle", "golden", "green", "hazel", "indigo", "ivory"],
  ...["jade", "keen", "late", "light", "lilac", "lively", "lunar", "mellow", "misty", "mossy"],
  ...["nimble", "noble", "ochre", "olive", "opal", "pale", "patient", "pearl", "plain", "proud"],
  ...["quick", "quiet", "rapid", "rosy", "russet", "rustic", "sandy", "scarlet", "shady", "silent"],
  ...["silver", "snowy", "solar", "steady", "still", "sunny", "swift", "tawny", "teal", "tidy"],
  ...["violet", "warm", "wild", "wise"],
] as const;

const animals = [
  ...["badger", "bat", "bear", "beaver", "bee", "bison", "bream", "carp", "cicada", "cod"],
  ...["crane", "cricket", "crow", "curlew", "deer", "dolphin", "dove", "duck", "eagle", "egret"],
  ...["elk", "falcon", "finch", "fox", "gecko", "goose", "gull", "hare", "hawk", "heron"],
  ...["ibis", "ibex", "jay", "kite", "koala", "lark", "lemur", "lynx", "magpie", "marten"],
  ...["mole", "moose", "moth", "newt", "octopus", "orca", "otter", "owl", "panda", "perch"],
  ...["pike", "plover", "puffin", "quail", "raven", "robin", "salmon", "seal", "shrew", "snail"],
  ...["sparrow", "swan", "tern", "trout"],
] as const;
