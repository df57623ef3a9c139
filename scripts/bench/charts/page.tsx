/** The page itself, on runs that never were: `?runs=10&steps=5000&done=1`. */
import { createRoot } from "react-dom/client";
import { defaultSpec } from "../../../src/experiment/defaultSpec.ts";
import type { RecipeId } from "../../../src/recipes/index.ts";
import { createDraftStore } from "../../../src/state/draft.ts";
import { defaultHosts } from "../../../src/state/hosts.ts";
import { Library } from "../../../src/state/library.ts";
import { Playground } from "../../../src/state/playground.ts";
import { createViewStore } from "../../../src/state/view.ts";
import { App } from "../../../src/ui/App.tsx";
import { SyntheticTrainer } from "./syntheticTrainer.ts";

const query = new URLSearchParams(location.search);
const numberOf = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);

const methods = [
  ...["ft", "lipsum-ft", "kd", "l2-sp", "ema"],
  ...["car-ft", "linear-probe", "lp-ft", "flyp", "starft"],
] as readonly RecipeId[];
const domains = ["emoji", "flat", "outline", "solid", "freehand", "pixel"];

const steps = numberOf("steps", 5000);
const trainer = new SyntheticTrainer(domains, steps * numberOf("done", 1));
const filesUrl = new URL("../../../", location.href).href;
const library = new Library({
  importer: { run: () => Promise.reject(new Error("nothing is imported here")) },
  openTree: () => Promise.resolve(null),
  filesUrl,
  hosts: defaultHosts,
  rememberHosts: () => undefined,
  storage: undefined,
});
const playground = new Playground({
  trainer,
  draft: createDraftStore({
    ...defaultSpec(),
    steps,
    evaluations: numberOf("evaluations", 20),
    recipes: methods.slice(0, numberOf("runs", 10)),
  }),
  view: createViewStore(),
  filesUrl,
});

declare global {
  interface Window {
    chartBench: typeof chartBench;
  }
}

const chartBench = {
  trainer,
  /** When each frame began, in milliseconds, for as long as asked. */
  frames: (forMs: number) =>
    new Promise<readonly number[]>((resolve) => {
      const times: number[] = [];
      const next = (now: number) => {
        times.push(now);
        if (now - times[0]! < forMs) requestAnimationFrame(next);
        else resolve(times);
      };
      requestAnimationFrame(next);
    }),
};

window.chartBench = chartBench;
createRoot(document.querySelector("#root")!).render(
  <App playground={playground} library={library} />,
);
