import type { KeptModel } from "../../state/library.ts";
import type { Words } from "../../words/words.ts";
import { bytes } from "../format.ts";
import { Disclosure } from "../kept/Disclosure.tsx";
import { KeptList, KeptOption } from "../kept/KeptList.tsx";
import { SiteDocument } from "../kept/SiteDocument.tsx";
import { useLibrary, useLibraryActions } from "../libraryContext.ts";
import { useWords } from "../useWords.ts";
import { ModelNotices } from "./ModelNotices.tsx";

const bundled = "drawings-clip";

interface KeptModelsProps {
  /** As in a spec. */
  readonly chosen: string;
  readonly onChoose: (model: string) => void;
}

/** The models that are here: the bundled one, and those that were fetched or opened. */
export function KeptModels({ chosen, onChoose }: KeptModelsProps) {
  const library = useLibraryActions();
  const allWords = useWords();
  const { library: words, units } = allWords;
  const models = useLibrary((state) => state.models) ?? [];
  return (
    <section className="library-section">
      <h3>{words.here}</h3>
      <KeptList label={words.here}>
        <KeptOption
          group="model"
          title={words.bundledModel}
          about={units.clauses([words.bundledModelDoc, words.fromSite])}
          isChosen={chosen === bundled}
          onChoose={() => onChoose(bundled)}
        >
          <Disclosure label={words.card} name={words.cardOf(words.bundledModel)}>
            <SiteDocument path={`models/${bundled}/README.md`} />
          </Disclosure>
        </KeptOption>
        {models.map((model) => (
          <KeptOption
            key={model.name}
            group="model"
            title={plainName(model.name)}
            about={aboutModel(model, allWords)}
            isChosen={chosen === model.name}
            onChoose={() => onChoose(model.name)}
          >
            <Disclosure label={words.licence} name={words.licenceOf(plainName(model.name))}>
              <ModelNotices
                notices={model.notices}
                page={model.host === null ? null : pageOf(model.name, model.host)}
              />
            </Disclosure>
            <button
              type="button"
              className="button button-quiet"
              aria-label={words.removeOne(plainName(model.name))}
              onClick={() => {
                if (chosen === model.name) onChoose(bundled);
                void library.removeModel(model.name);
              }}
            >
              {words.remove}
            </button>
          </KeptOption>
        ))}
      </KeptList>
    </section>
  );
}

/** "owner/name" of "hf:owner/name". */
export function plainName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The page of a model of the hub: "hf:owner/name@revision". */
export function pageOf(name: string, host: string): string {
  const [id, revision] = plainName(name).split("@");
  return `${host}/${id}${revision === undefined ? "" : `/tree/${revision}`}`;
}

function aboutModel({ host, base, bytes: size, imageSize }: KeptModel, allWords: Words): string {
  const { library: words, units } = allWords;
  const place = host === null ? words.fromDisk : words.from(new URL(host).host);
  const rest = base === null ? "" : ` ${words.onTopOf(plainName(base))}`;
  return units.list([bytes(size), words.pixels(imageSize), place + rest]);
}
