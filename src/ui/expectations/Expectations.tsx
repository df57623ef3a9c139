import type { ExpectedMethod, ExpectedResults, ExpectedValue } from "../../experiment/expected.ts";
import { expectedOf } from "../../experiment/presets.ts";
import { published, publishedAddress, publishedShiftedMean } from "../../experiment/published.ts";
import { recipeOf } from "../../recipes/index.ts";
import { expectationOf, presetOf } from "../../state/expectation.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { compact, percent, withMargin } from "../format.ts";
import { useDraft } from "../playgroundContext.ts";
import { MetricHelp } from "../help/MetricHelp.tsx";
import { presetIn } from "../../state/schemaWords.ts";
import { useWords } from "../useWords.ts";
import "./expectations.css";

/** What the chosen preset ended with when it was measured, to compare a run with. */
export function Expectations() {
  const allWords = useWords();
  const { expectations: words } = allWords;
  const spec = useDraft((state) => state.spec);
  const measured = presetOf(spec);
  const preset = measured && presetIn(allWords, measured);
  const results = measured && expectedOf(measured);
  return (
    <section className="expectations" aria-labelledby="expectations-title">
      <h3 id="expectations-title">
        {preset && results ? words.titleOf(preset.title) : words.title}
        {results && <span className="panel-note">{words.unit}</span>}
      </h3>
      {results ? (
        <Measured results={results} />
      ) : (
        <p className="panel-note">
          {preset ? words.unmeasuredPreset(preset.title) : words.unmeasured}
        </p>
      )}
    </section>
  );
}

function Measured({ results }: { readonly results: ExpectedResults }) {
  const { expectations: words, units } = useWords();
  const titleOf = useMethodTitle();
  const spec = useDraft((state) => state.spec);
  const domains = useDomains();
  const reference = domains.find(({ role }) => role === "reference");
  const unknown = spec.recipes.filter((id) => !expectationOf(spec, id));
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words.method}</span>
            </th>
            <th scope="col">{reference && words.trainedOn(reference.title)}</th>
            <th scope="col">
              {words.shiftedMean} <MetricHelp metric="shiftedMean" also={["seedInterval"]} />
            </th>
          </tr>
        </thead>
        <tbody>
          {results.methods.map((method) => (
            <tr key={method.method}>
              <th scope="row">{titleOf(method)}</th>
              <td>{accuracy(reference && method.domains[reference.id]?.accuracy)}</td>
              <td>{accuracy(method.shifted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unknown.length > 0 && (
        <p className="panel-note">
          {words.unmeasuredMethods(units.list(unknown.map((id) => recipeOf(id).title)))}
        </p>
      )}
      <details>
        <summary>{words.more}</summary>
        <p className="panel-note">{words.interval(results.seeds.length)}</p>
        <FullTable methods={results.methods} />
        <Published />
      </details>
    </>
  );
}

/** What the paper's authors measured, and where they say so. */
function Published() {
  const { expectations: words } = useWords();
  const [zeroShot, lipsumFt] = published.map(
    (one) => `${percent(one.reference)} / ${percent(publishedShiftedMean(one))}`,
  );
  return (
    <p className="panel-note">
      {words.published(zeroShot!, lipsumFt!)}{" "}
      <a href={publishedAddress} target="_blank" rel="noreferrer">
        {words.publishedSource}
      </a>
    </p>
  );
}

/** A row a domain, and for each method its accuracy and energy gap. */
function FullTable({ methods }: { readonly methods: readonly ExpectedMethod[] }) {
  const { expectations: words } = useWords();
  const titleOf = useMethodTitle();
  const domains = useDomains();
  return (
    <div className="expectations-full" tabIndex={0} role="group" aria-label={words.everyDomain}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.domain}</th>
            {methods.map((one) => (
              <th key={one.method} scope="col">
                {titleOf(one)}
              </th>
            ))}
            {methods.slice(1).map((one) => (
              <th key={one.method} scope="col">
                {words.gapOf(titleOf(one))}
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

/** What a row is called: a method by its name, and what all are compared with as in the results. */
function useMethodTitle(): (method: ExpectedMethod) => string {
  const { zeroShot } = useWords().results;
  return ({ method, title }) => (method === "zero-shot" ? zeroShot : title);
}

function accuracy(value: ExpectedValue | undefined): string {
  return shown(value, (share) => (100 * share).toFixed(1));
}

function shown(value: ExpectedValue | undefined, format: (value: number) => string): string {
  return value ? withMargin(value, format) : "–";
}
