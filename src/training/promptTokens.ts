import type { ClassNameStyle } from "../clip/classPrompts.ts";
import { classPrompts } from "../clip/classPrompts.ts";
import { spuriousTemplates, spuriousText } from "../clip/spuriousTexts.ts";
import type { TokenTable } from "../clip/tokenTable.ts";
import { tokenTable } from "../clip/tokenTable.ts";
import type { ClipOutline } from "../clip/model.ts";
import type { Tokenizer } from "../clip/tokenizer.ts";
import type { DatasetIndex } from "../data/dataset.ts";
import type { PromptSizes } from "./step/stepSite.ts";

/** Tokenized prompts, class by class. */
export interface ClassPrompts extends TokenTable {
  readonly rowsPerClass: number;
}

/** What prompts are made of. */
export interface PromptSource {
  readonly model: ClipOutline;
  readonly tokenizer: Tokenizer;
  readonly dataset: { readonly index: Pick<DatasetIndex, "classes"> };
  readonly classNames: ClassNameStyle;
}

/** The prompts of a dataset's classes as the step graphs read them; tokenized when first asked for. */
export class PromptTokens implements PromptSizes {
  readonly #source: PromptSource;
  #captions: ClassPrompts | null = null;
  #spurious: ClassPrompts | null = null;

  constructor(source: PromptSource) {
    this.#source = source;
  }

  /** K. */
  get templates(): number {
    return this.#source.model.templates.length;
  }

  get captionTokens(): number {
    return this.captions.length;
  }

  get spuriousTokens(): number {
    return this.spurious.length;
  }

  /** Every template of every class: K rows a class. */
  get captions(): ClassPrompts {
    return (this.#captions ??= this.#tokens(this.#source.model.templates));
  }

  /** The first template of every class in every spurious circumstance. */
  get spurious(): ClassPrompts {
    const plain = this.#source.model.templates[0]!;
    const circumstances = Object.values(spuriousTemplates).flat();
    return (this.#spurious ??= this.#tokens(
      circumstances.map((circumstance) => spuriousText(circumstance, plain)),
    ));
  }

  #tokens(templates: readonly string[]): ClassPrompts {
    const { model, tokenizer, dataset, classNames } = this.#source;
    const prompts = classPrompts(dataset.index.classes, templates, classNames);
    const table = tokenTable(prompts, tokenizer, model.config.text.contextLength);
    return { ...table, rowsPerClass: templates.length };
  }
}
