import { xAxisKinds } from "../../state/chartSettings.ts";
import { setChartSettings, toggleHidden } from "../../state/view.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { Help } from "../help/Help.tsx";
import { MenuButton } from "../MenuButton.tsx";
import { usePlayground, useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";

const helpParts = ["xAxis", "zoom", "domains", "log"] as const;

/** What all charts have in common: their x axis, how much of it is shown, and the domains. */
export function AxisControls() {
  const { view } = usePlayground();
  const { charts: words } = useWords();
  const xAxis = useView((state) => state.charts.xAxis);
  const isZoomed = useView((state) => state.zoom !== null);
  return (
    <div className="legend-axes">
      {isZoomed && (
        <button
          type="button"
          className="link-button legend-reset"
          title={words.resetZoomDoc}
          onClick={() => view.setState({ zoom: null })}
        >
          {words.resetZoom}
        </button>
      )}
      <div className="measures" role="group" aria-label={words.xAxis} title={words.zoomHint}>
        {xAxisKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="measures-choice"
            aria-pressed={kind === xAxis}
            title={words.xAxisDocs[kind]}
            onClick={() => setChartSettings(view, { xAxis: kind })}
          >
            {words.xAxes[kind]}
          </button>
        ))}
      </div>
      <DomainMenu />
      <Help about={words.help.title} doc={words.help.doc}>
        {helpParts.map((part) => (
          <section key={part}>
            <b>{words.help[part].title}</b>
            <p>{words.help[part].doc}</p>
          </section>
        ))}
      </Help>
    </div>
  );
}

function DomainMenu() {
  const { view } = usePlayground();
  const { charts: words } = useWords();
  const domains = useDomains();
  const hidden = useView((state) => state.hidden);
  const shown = domains.filter(({ id }) => !hidden.has(id)).length;
  if (domains.length === 0) return null;
  return (
    <MenuButton
      className="legend-domains"
      label={words.domainsShown(shown, domains.length)}
      title={words.domainsDoc}
      face={`${words.domains} ${shown}/${domains.length} ▾`}
    >
      {domains.map(({ id, title }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={!hidden.has(id)}
            onChange={() => toggleHidden(view, id)}
          />
          {title}
        </label>
      ))}
    </MenuButton>
  );
}
