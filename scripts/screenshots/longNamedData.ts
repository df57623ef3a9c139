import type { Overlay } from "../../e2e/siteServer.ts";
import { synthesizeDataset } from "../../src/data/syntheticDataset.ts";

/** In place of the bundled data: many classes and two domains, whose names are as long as they get. */
export function longNamedData(classCount: number): Overlay {
  const { files, index } = synthesizeDataset({
    name: "drawings",
    tile: 16,
    classCount,
    perClass: 1,
    domains: ["Photographs of the real world", "Quick-draw sketches"],
  });
  const named = {
    ...index,
    classes: index.classes.map((_, i) => `the Great Wall of China, number ${i + 1}`),
  };
  const all = new Map(files).set("index.json", new TextEncoder().encode(JSON.stringify(named)));
  return new Map([...all].map(([path, bytes]) => [`data/drawings/${path}`, bytes]));
}
