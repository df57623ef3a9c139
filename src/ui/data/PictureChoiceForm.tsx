import { useId } from "react";
import type { PictureContents } from "../../state/library.ts";
import type { ChoiceProblem, PictureChoice } from "../../state/pictureChoice.ts";
import { choiceBounds, choiceNumbers, choiceProblem } from "../../state/pictureChoice.ts";
import type { Words } from "../../words/words.ts";
import { Help } from "../help/Help.tsx";
import { useWords } from "../useWords.ts";
import { ClassChoice } from "./ClassChoice.tsx";
import { bundledSize, useInputSize } from "./useInputSize.ts";
import "./pictureChoice.css";

interface PictureChoiceFormProps {
  readonly contents: PictureContents;
  readonly choice: PictureChoice;
  readonly onChange: (choice: PictureChoice) => void;
}

/** Which domains, classes and how many pictures are to be imported, and for which input. */
export function PictureChoiceForm({ contents, choice, onChange }: PictureChoiceFormProps) {
  const { library: words } = useWords();
  const problem = choiceProblem(choice);
  const id = useId();
  return (
    <div className="choice" data-testid="picture-choice">
      <label className="library-field">
        {words.title}
        <input
          className="input"
          type="text"
          value={choice.title}
          onChange={({ target }) => onChange({ ...choice, title: target.value })}
        />
      </label>
      <Domains contents={contents} choice={choice} onChange={onChange} />
      <ClassChoice
        contents={contents}
        chosen={choice.classes}
        onChange={(classes) => onChange({ ...choice, classes })}
      />
      <div className="choice-numbers">
        {choiceNumbers.map((name) => (
          <div key={name}>
            <span>
              <label htmlFor={`${id}-${name}`}>{words.choiceFields[name]}</label>{" "}
              <Help about={words.choiceFields[name]} doc={words.choiceDocs[name]} />
            </span>
            <input
              id={`${id}-${name}`}
              className="input"
              type="number"
              min={choiceBounds[name].least}
              max={choiceBounds[name].most}
              aria-invalid={problem === name}
              aria-describedby={problem === name ? id : undefined}
              value={Number.isNaN(choice[name]) ? "" : choice[name]}
              onChange={({ target }) => onChange({ ...choice, [name]: target.valueAsNumber })}
            />
          </div>
        ))}
        <InputSize choice={choice} onChange={onChange} />
      </div>
      {lacksClasses(contents) && (
        <label className="choice-restrict" title={words.restrictDoc}>
          <input
            type="checkbox"
            checked={choice.restrictsAnswers ?? false}
            onChange={({ target }) => onChange({ ...choice, restrictsAnswers: target.checked })}
          />
          {words.restrict}
        </label>
      )}
      {problem && (
        <p id={id} className="field-problem" role="alert">
          {problemText(problem, choice, words)}
        </p>
      )}
    </div>
  );
}

function problemText(
  problem: ChoiceProblem,
  choice: PictureChoice,
  { choiceProblems, choiceFields }: Words["library"],
): string {
  if (problem === "classes" || problem === "title") return choiceProblems[problem];
  const { least, most } = choiceBounds[problem];
  const value = Number.isNaN(choice[problem]) ? "" : String(choice[problem]);
  const [from, to] = [least, most].map((bound) => bound.toLocaleString("en"));
  return choiceProblems.number(choiceFields[problem], value, from!, to!);
}

/** Whether a domain has no pictures of a class that another has. */
function lacksClasses({ counts }: PictureContents): boolean {
  return counts?.some((own) => own.includes(0)) ?? false;
}

/** For which model's input the pictures are made ready. */
function InputSize({ choice, onChange }: Omit<PictureChoiceFormProps, "contents">) {
  const { library: words } = useWords();
  const id = useId();
  const own = useInputSize();
  const sizes = [...new Set([own ?? 224, bundledSize, 224, choice.imageSize])];
  return (
    <div>
      <span>
        <label htmlFor={id}>{words.choiceFields.imageSize}</label>{" "}
        <Help about={words.choiceFields.imageSize} doc={words.choiceDocs.imageSize} />
      </span>
      <select
        id={id}
        className="input"
        value={choice.imageSize}
        onChange={({ target }) => onChange({ ...choice, imageSize: Number(target.value) })}
      >
        {sizes.map((size) => (
          <option key={size} value={size}>
            {words.side(size)}
            {size === own && words.ofThisModel}
          </option>
        ))}
      </select>
    </div>
  );
}

function Domains({ contents: { domains, counts }, choice, onChange }: PictureChoiceFormProps) {
  const { library: words } = useWords();
  const { reference, shifted } = choice;
  return (
    <table className="choice-domains">
      <thead>
        <tr>
          <th scope="col">{words.domain}</th>
          <th scope="col">{words.roles.reference}</th>
          <th scope="col">{words.roles.shifted}</th>
          {counts && <th scope="col">{words.picturesHead}</th>}
        </tr>
      </thead>
      <tbody>
        {domains.map((domain, i) => (
          <tr key={domain}>
            <th scope="row">{domain}</th>
            <td>
              <input
                type="radio"
                name="reference"
                aria-label={words.trainOn(domain)}
                checked={domain === reference}
                onChange={() =>
                  onChange({
                    ...choice,
                    reference: domain,
                    // What was trained on before is measured now.
                    shifted: domains.filter(
                      (one) => one !== domain && (one === reference || shifted.includes(one)),
                    ),
                  })
                }
              />
            </td>
            <td>
              <input
                type="checkbox"
                aria-label={words.measure(domain)}
                disabled={domain === reference}
                checked={domain === reference || shifted.includes(domain)}
                onChange={({ target }) =>
                  onChange({
                    ...choice,
                    shifted: domains.filter((one) =>
                      one === domain ? target.checked : shifted.includes(one),
                    ),
                  })
                }
              />
            </td>
            {counts && <td>{counts[i]!.reduce((a, b) => a + b, 0)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
