import { useId } from "react";
import { encodeSpec } from "../../experiment/shareLink.ts";
import { presets, presetSpec } from "../../experiment/presets.ts";
import { commonFields } from "../../experiment/spec.ts";
import { recipeOf } from "../../recipes/index.ts";
import { setForm } from "../../state/forms.ts";
import type { LessonDraft } from "../../state/forms.ts";
import { addressOf } from "../../state/page.ts";
import { lockableParts, longestSentence, withRestrictions } from "../../state/restrictions.ts";
import { Help } from "../help/Help.tsx";
import { useDraft, usePlayground, useView } from "../playgroundContext.ts";
import { fieldIn, presetIn } from "../../state/schemaWords.ts";
import type { Restriction } from "../useRestriction.ts";
import { useWords } from "../useWords.ts";
import { LessonLink } from "./LessonLink.tsx";
import { RestrictionTable } from "./RestrictionTable.tsx";
import "./lessonBuilder.css";

/** Where a teacher makes a link: an experiment, what of it is free, and a sentence. */
export function LessonBuilder() {
  const words = useWords();
  const { lessonCard, restrictions } = words;
  const id = useId();
  const draftSpec = useDraft(({ spec }) => spec);
  const { view } = usePlayground();
  const form = useView(({ forms }) => forms.lesson);
  const { from, sentence } = form;
  const chosen = new Map<string, Restriction>(Object.entries(form.restrictions));
  const isTooLong = sentence.length > longestSentence;
  const preset = presets.find((one) => one.id === from);
  const spec = preset ? presetSpec(preset) : draftSpec;
  const named = (restriction: Restriction) =>
    new Set([...chosen].flatMap(([name, value]) => (value === restriction ? [name] : [])));
  const url = new URL(addressOf("experiment", window.location.href));
  url.hash = encodeSpec(spec);
  const link = withRestrictions(url.href, {
    hidden: named("hidden"),
    locked: named("locked"),
    sentence,
  });
  const change = (changes: Partial<LessonDraft>) =>
    setForm(view, "lesson", { ...form, ...changes });
  const onChoose = (name: string, restriction: Restriction) => {
    const others = Object.entries(form.restrictions).filter(([other]) => other !== name);
    const own = restriction === "free" ? [] : [[name, restriction] as const];
    change({ restrictions: Object.fromEntries([...others, ...own]) });
  };
  const fields = (names: readonly string[]) =>
    names.map((name) => ({ name, label: fieldIn(words, name).label }));
  return (
    <section className="builder" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{lessonCard.builder}</h2>
      <p>
        {lessonCard.builderIntro}{" "}
        <Help about={lessonCard.restrictions} doc={lessonCard.restrictionsDoc}>
          {(["free", "locked", "hidden"] as const).map((one) => (
            <section key={one}>
              <b>{lessonCard[one]}</b>
              <p>{lessonCard.restrictionDocs[one]}</p>
            </section>
          ))}
        </Help>
      </p>
      <label>
        {lessonCard.from}
        <select
          className="input"
          value={from}
          onChange={({ target }) => change({ from: target.value })}
        >
          <option value="current">{lessonCard.current}</option>
          {presets.map((one) => (
            <option key={one.id} value={one.id}>
              {lessonCard.preset(presetIn(words, one).title)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {lessonCard.sentence}
        <textarea
          className="input"
          rows={2}
          aria-invalid={isTooLong}
          aria-describedby={isTooLong ? `${id}-long` : undefined}
          placeholder={lessonCard.sentenceHint}
          value={sentence}
          onChange={({ target }) => change({ sentence: target.value })}
        />
      </label>
      <div className="builder-tables">
        <RestrictionTable
          title={lessonCard.parts}
          rows={lockableParts.map((name) => ({ name, label: restrictions.parts[name] }))}
          {...{ chosen, onChoose }}
        />
        {spec.recipes.map((recipe) => {
          const own = Object.keys(recipeOf(recipe).hyperparameters);
          return (
            own.length > 0 && (
              <RestrictionTable
                key={recipe}
                title={lessonCard.ofMethod(recipeOf(recipe).title)}
                rows={fields(own.map((name) => `${recipe}.${name}`))}
                {...{ chosen, onChoose }}
              />
            )
          );
        })}
        <RestrictionTable
          title={lessonCard.common}
          rows={fields(Object.keys(commonFields))}
          {...{ chosen, onChoose }}
        />
      </div>
      {isTooLong ? (
        <p id={`${id}-long`} className="field-problem" role="alert">
          {lessonCard.sentenceLong(longestSentence, sentence.length)}
        </p>
      ) : (
        <LessonLink link={link} />
      )}
    </section>
  );
}
