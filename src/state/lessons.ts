import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { ExperimentSpec, HyperparameterValues } from "../experiment/spec.ts";
import type { RecipeId } from "../recipes/index.ts";
import { lipsumFt } from "../recipes/lipsumFt.ts";
import type { DraftStore } from "./draft.ts";
import type { ViewStore } from "./view.ts";

/** What a step of a lesson sets up, as it differs from the default experiment. */
interface LessonSetup {
  readonly recipes: readonly RecipeId[];
  readonly steps?: number;
  readonly hyperparameters?: Readonly<Partial<Record<RecipeId, HyperparameterValues>>>;
}

/** λ of Lipsum-FT ten times as strong as by default. */
const strongHold = 10 * lipsumFt.hyperparameters.regularization.default;

const tuned = ["ft", "lipsum-ft"] as const satisfies readonly RecipeId[];

/**
 * The lessons and their steps, in order. A step sets up an experiment, or null leaves the one that is
 * there. Their texts are in src/words/lessons, by the same names.
 */
export const lessons = {
  zeroShot: {
    prompts: { recipes: ["zero-shot"] },
    guess: null,
    styles: null,
  },
  cost: {
    predict: { recipes: ["ft"] },
    run: null,
    longer: { recipes: ["ft"], steps: 600 },
  },
  energyGap: {
    measure: { recipes: tuned },
    compare: null,
    relation: null,
  },
  rivals: {
    families: { recipes: ["ft", "l2-sp", "car-ft", "lipsum-ft"] },
    rank: null,
    average: { recipes: ["ft", "ema", "lipsum-ft"] },
  },
  knobs: {
    alpha: { recipes: ["ft", "wise-ft"] },
    lambda: { recipes: tuned, hyperparameters: { "lipsum-ft": { regularization: strongHold } } },
    texts: { recipes: tuned, hyperparameters: { "lipsum-ft": { texts: 5 } } },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, LessonSetup | null>>>>;

export type LessonId = keyof typeof lessons;

export const lessonIds = Object.keys(lessons) as readonly LessonId[];

/** Where a reader is in a lesson; steps count from 0. */
export interface LessonPlace {
  readonly id: LessonId;
  readonly step: number;
}

export function stepsOf(id: LessonId): readonly string[] {
  return Object.keys(lessons[id]);
}

/** The experiment that a step sets up; null where it leaves the one that is there. */
export function lessonSpec({ id, step }: LessonPlace): ExperimentSpec | null {
  const setups: Readonly<Record<string, LessonSetup | null>> = lessons[id];
  const setup = setups[stepsOf(id)[step] ?? ""];
  if (!setup) return null;
  const base = defaultSpec();
  const hyperparameters = { ...base.hyperparameters };
  for (const recipe of setup.recipes)
    hyperparameters[recipe] = { ...hyperparameters[recipe], ...setup.hyperparameters?.[recipe] };
  const { recipes, steps = base.steps } = setup;
  return { ...base, recipes, steps, hyperparameters };
}

/**
 * Opens a lesson at a step beside the experiment, and sets up what the step, or the last one before
 * it that sets up anything, asks for.
 */
export function openLesson(view: ViewStore, draft: DraftStore, place: LessonPlace): void {
  for (let step = place.step; step >= 0; step--) {
    const spec = lessonSpec({ ...place, step });
    if (!spec) continue;
    draft.setState({ spec, rejected: {} });
    break;
  }
  moveTo(view, place);
  view.setState({ page: "experiment" });
}

/** Goes on or back within the open lesson. */
export function goToStep(view: ViewStore, draft: DraftStore, place: LessonPlace): void {
  const spec = lessonSpec(place);
  if (spec) draft.setState({ spec, rejected: {} });
  moveTo(view, place);
}

function moveTo(view: ViewStore, lesson: LessonPlace): void {
  view.setState(({ lessonSteps }) => ({
    lesson,
    lessonSteps: { ...lessonSteps, [lesson.id]: lesson.step },
  }));
}

/** The lesson closes; its place is kept. */
export function leaveLesson(view: ViewStore): void {
  view.setState({ lesson: null });
}

/** By lesson, the step that a reader came to. */
export type LessonSteps = Readonly<Partial<Record<LessonId, number>>>;

/** The JSON of kept places; what is no lesson or no step of one is left out. */
export function readLessonSteps(text: string | null): LessonSteps {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "{}");
  } catch {
    return {};
  }
  if (typeof kept !== "object" || kept === null) return {};
  const places = new Map(Object.entries(kept));
  return Object.fromEntries(
    lessonIds.flatMap((id) => {
      const step: unknown = places.get(id);
      const isStep = Number.isInteger(step) && stepsOf(id)[Number(step)] !== undefined;
      return isStep ? [[id, Number(step)]] : [];
    }),
  );
}
