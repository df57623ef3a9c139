import { useMemo, useState } from "react";
import type { AnySplit, Domain } from "../../data/dataset.ts";
import type { AnalysisResult } from "../../state/analyses.ts";
import { styleOf } from "../charts/seriesStyle.ts";
import { Tile } from "../dataset/Tile.tsx";
import { useWords } from "../useWords.ts";

export type ColorBy = "model" | "domain" | "class";

interface ScoreMapChartProps {
  readonly map: AnalysisResult<"analyse/map">;
  readonly models: readonly {
    readonly id: string;
    readonly name: string;
    /** As CSS. */
    readonly color: string;
    readonly marker: string;
  }[];
  readonly domains: readonly Domain<AnySplit>[];
  readonly classes: readonly string[];
  readonly colorBy: ColorBy;
}

interface Point {
  readonly model: number;
  readonly picture: number;
  readonly x: number;
  readonly y: number;
}

const side = 100;

/** Points of all models; the nearest to the pointer is shown with its picture. */
export function ScoreMapChart({ map, models, domains, classes, colorBy }: ScoreMapChartProps) {
  const { analyses: words } = useWords();
  const [near, setNear] = useState<Point | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const points = useMemo(() => placed(map), [map]);
  const shown = points.filter(({ model }) => !hidden.has(models[model]?.id ?? ""));
  const colorOf = ({ model, picture }: Point) => {
    const { domain, label } = map.pictures[picture]!;
    if (colorBy === "model") return models[model]!.color;
    const slot = colorBy === "class" ? label : domains.findIndex(({ id }) => id === domain);
    return styleOf(slot).color;
  };
  const picture = near && map.pictures[near.picture];
  const domain = picture && domains.find(({ id }) => id === picture.domain);
  const split = domain?.splits.test;
  const toggle = (id: string) =>
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <div className="score-map">
      <svg
        data-chart
        viewBox={`-2 -2 ${side + 4} ${side + 4}`}
        role="img"
        aria-label={words.map.title}
        onPointerMove={({ currentTarget, clientX, clientY }) => {
          const box = currentTarget.getBoundingClientRect();
          const x = ((clientX - box.left) / box.width) * (side + 4) - 2;
          const y = ((clientY - box.top) / box.height) * (side + 4) - 2;
          setNear(nearest(shown, x, y));
        }}
      >
        {shown.map((point) => (
          <path
            key={`${point.model} ${point.picture}`}
            d={models[point.model]!.marker}
            transform={`translate(${point.x},${point.y}) scale(0.18)`}
            fill={colorOf(point)}
            opacity={point.model === 0 ? 0.55 : 0.8}
          />
        ))}
        {near && (
          <circle
            cx={near.x}
            cy={near.y}
            r="1.4"
            fill="none"
            stroke="var(--ink)"
            strokeWidth="0.4"
          />
        )}
      </svg>
      <div className="score-map-side">
        <div role="group" aria-label={words.map.models} className="analysis-choice">
          {models.map(({ id, name, color, marker }) => (
            <button
              key={id}
              type="button"
              className="analysis-pill"
              aria-pressed={!hidden.has(id)}
              onClick={() => toggle(id)}
            >
              <svg width="12" height="12" viewBox="-5 -5 10 10" aria-hidden>
                <path d={marker} fill={colorBy === "model" ? color : "currentColor"} />
              </svg>{" "}
              {name}
            </button>
          ))}
        </div>
        {colorBy === "domain" && (
          <ul className="score-map-key">
            {domains.map(({ id, title }, i) => (
              <li key={id}>
                <span style={{ background: styleOf(i).color }} /> {title}
              </li>
            ))}
          </ul>
        )}
        {picture && domain && split ? (
          <figure>
            <Tile
              split={split}
              index={picture.index}
              size={128}
              description={classes[picture.label] ?? ""}
            />
            <figcaption>
              <b>{classes[picture.label]}</b>, {domain.title}
              <span className="panel-note"> {models[near.model]!.name}</span>
            </figcaption>
          </figure>
        ) : (
          <p className="panel-note">{words.map.hint}</p>
        )}
      </div>
    </div>
  );
}

/** All points, in a square of {@link side}. */
function placed({ models }: ScoreMapChartProps["map"]): readonly Point[] {
  const all = models.flatMap(({ points }) => points);
  const [xs, ys] = [0, 1].map((axis) => all.filter((_, i) => i % 2 === axis)) as [
    number[],
    number[],
  ];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const scale = side / Math.max(Math.max(...xs) - left, Math.max(...ys) - top, 1e-9);
  return models.flatMap(({ points }, model) =>
    Array.from({ length: points.length / 2 }, (_, picture) => ({
      ...{ model, picture },
      x: (points[2 * picture]! - left) * scale,
      y: (points[2 * picture + 1]! - top) * scale,
    })),
  );
}

function nearest(points: readonly Point[], x: number, y: number): Point | null {
  let best: Point | null = null;
  let least = Infinity;
  for (const point of points) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance < least) [best, least] = [point, distance];
  }
  return best;
}
