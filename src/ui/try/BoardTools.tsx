import { useWords } from "../useWords.ts";
import type { Stroke } from "./strokes.ts";

/** Ink on white paper, in either theme. */
export const colors = {
  black: "#1b1b1f",
  red: "#d7263d",
  orange: "#f08a24",
  yellow: "#f5c518",
  green: "#2e9e5b",
  blue: "#2a72d4",
  brown: "#7a4a2b",
} as const;

/** In shares of the board's side. */
export const widths = { thin: 0.018, medium: 0.036, thick: 0.075 } as const;

type Tool = Pick<Stroke, "color" | "width">;

export const firstTool: Tool = { color: colors.black, width: widths.medium };

interface BoardToolsProps {
  readonly tool: Tool;
  readonly canUndo: boolean;
  readonly canClear: boolean;
  readonly onTool: (tool: Tool) => void;
  readonly onUndo: () => void;
  readonly onClear: () => void;
}

/** Colours, an eraser, line widths, undo and clear. */
export function BoardTools(props: BoardToolsProps) {
  const { tool, canUndo, canClear, onTool, onUndo, onClear } = props;
  const { tryIt: words } = useWords();
  const colorNames = Object.keys(colors) as readonly (keyof typeof colors)[];
  const widthNames = Object.keys(widths) as readonly (keyof typeof widths)[];
  return (
    <div className="try-tools">
      <div role="group" aria-label={words.pen} className="try-tool-group">
        {colorNames.map((name) => (
          <button
            key={name}
            type="button"
            className="try-swatch"
            style={{ color: colors[name] }}
            aria-label={words.color(words.colors[name])}
            title={words.color(words.colors[name])}
            aria-pressed={tool.color === colors[name]}
            onClick={() => onTool({ ...tool, color: colors[name] })}
          />
        ))}
      </div>
      <div role="group" className="try-tool-group" aria-label={words.pen}>
        {widthNames.map((name) => (
          <button
            key={name}
            type="button"
            className="try-width"
            aria-label={words.width(words.widths[name])}
            title={words.width(words.widths[name])}
            aria-pressed={tool.width === widths[name]}
            onClick={() => onTool({ ...tool, width: widths[name] })}
          >
            <span style={{ height: `${Math.round(140 * widths[name])}px` }} />
          </button>
        ))}
      </div>
      <div className="try-tools-row">
        <button
          type="button"
          className="button try-tool"
          aria-pressed={tool.color === null}
          onClick={() => onTool({ ...tool, color: tool.color === null ? colors.black : null })}
        >
          {words.eraser}
        </button>
        <button type="button" className="button try-tool" disabled={!canUndo} onClick={onUndo}>
          {words.undo}
        </button>
        <button type="button" className="button try-tool" disabled={!canClear} onClick={onClear}>
          {words.clear}
        </button>
      </div>
    </div>
  );
}
