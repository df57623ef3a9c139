import type { ExpectedMethod, ExpectedResults, ExpectedValue } from "../../experiment/expected.ts";
import { expectedOf } from "../../experiment/presets.ts";
import { recipeOf } from "../../recipes/index.ts";
import { expectationOf, presetOf } from "../../state/expectation.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { compact, withMargin } from "../format.ts";
import { useDraft } from "../playgroundContext.ts";
import "./expectations.css";

/** What the chosen preset ended with when it was measured, to compare a run with. */
export function Expectations() {
  const spec = useDraft((state) => state.spec);
  const preset = presetOf(spec);
  const results = preset && expectedOf(preset);
  return (
    <section className="expectations" aria-labelledby="expectations-title">
      <h3 id="expectations-title">
        What to expect{results && ` of the ${preset.title} preset`}
        {results && <span className="panel-note">accuracy, %</span>}
      </h3>
      {results ? (
        <Measured results={results} />
      ) : (
        <p className="panel-note">
          {preset
            ? `The ${preset.title} preset has not been measured yet.`
            : "Not measured with these settings: a preset has numbers to compare with."}
        </p>
      )}
    </section>
  );
}

function Measured({ results }: { readonly results: ExpectedResults }) {
  const spec = useDraft((state) => state.spec);
  const domains = useDomains();
  const reference = domains.find(({ role }) => role === "reference");
  const unknown = spec.recipes.filter((id) => !expectationOf(spec, id));
  const seeds = results.seeds.length;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Method</span>
            </th>
            <th scope="col">{reference?.title}, trained on</th>
            <th scope="col">Shifted, mean</th>
          </tr>
        </thead>
        <tbody>
          {results.methods.map((method) => (
            <tr key={method.method}>
              <th scope="row">{method.title}</th>
              <td>{accuracy(reference && method.domains[reference.id]?.accuracy)}</td>
              <td>{accuracy(method.shifted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unknown.length > 0 && (
        <p className="panel-note">
          Not measured: {unknown.map((id) => recipeOf(id).title).join(", ")} with these settings.
        </p>
      )}
      <details>
        <summary>Every domain, energy gap, what ± means</summary>
        <p className="panel-note">
          Measured on all test pictures: the mean over {seeds} seeds and its 95 % interval
          (Student’s t). A single run may lie {Math.sqrt(seeds + 1).toFixed(1)} times as far from
          the mean.
        </p>
        <FullTable methods={results.methods} />
      </details>
    </>
  );
}

/** A row a domain, and for each method its accuracy and energy gap. */
function FullTable({ methods }: { readonly methods: readonly ExpectedMethod[] }) {
  const domains = useDomains();
  return (
    <div className="expectations-full" tabIndex={0} role="group" aria-label="Every domain">
      <table>
        <thead>
          <tr>
            <th scope="col">Domain</th>
            {methods.map(({ method, title }) => (
              <th key={method} scope="col">
                {title}
              </th>
            ))}
            {methods.slice(1).map(({ method, title }) => (
              <th key={method} scope="col">
                gap, {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {domains.map(({ id, title }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              {methods.map(({ method, domains: of }) => (
                <td key={method}>{accuracy(of[id]?.accuracy)}</td>
              ))}
              {methods.slice(1).map(({ method, domains: of }) => (
                <td key={method}>{shown(of[id]?.energyGap, compact)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function accuracy(value: ExpectedValue | undefined): string {
  return shown(value, (share) => (100 * share).toFixed(1));
}

function shown(value: ExpectedValue | undefined, format: (value: number) => string): string {
  return value ? withMargin(value, format) : "–";
}
