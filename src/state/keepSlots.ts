import type { DraftStore } from "./draft.ts";
import type { KeepingStore } from "./keeping.ts";
import type { RunsStore } from "./runs.ts";
import { seriesOfRuns } from "./runSeries.ts";
import { assignSlots, seriesOf, zeroShotSeries } from "./series.ts";
import type { ViewStore } from "./view.ts";

export interface SlotStores {
  readonly draft: DraftStore;
  readonly runs: RunsStore;
  readonly keeping: KeepingStore;
  readonly view: ViewStore;
}

/** From now on every series of the runs and of the chosen methods has a slot in the view. */
export function keepSlots({ draft, runs, keeping, view }: SlotStores): void {
  const assign = () => {
    const { recipes, hyperparameters } = draft.getState().spec;
    const chosen = recipes.map((recipe) => seriesOf(recipe, hyperparameters[recipe]));
    const series = seriesOfRuns(runs.getState().runs, keeping.getState().pinned);
    const present = new Set([...series.map(({ key }) => key), ...chosen]);
    present.delete(zeroShotSeries);
    const slots = assignSlots(view.getState().slots, [...present]);
    if (slots !== view.getState().slots) view.setState({ slots });
  };
  draft.subscribe(assign);
  runs.subscribe(assign);
  keeping.subscribe(({ pinned }, before) => {
    if (pinned !== before.pinned) assign();
  });
  assign();
}
