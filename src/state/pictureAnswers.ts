import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Failure } from "../shared/failure.ts";
import { toFailure } from "../shared/failure.ts";
import { LatestOnly } from "../shared/latestOnly.ts";
import type { Requests } from "../workers/protocol.ts";

export type PictureQuestion = Pick<Requests["classify"]["params"], "picture" | "runIds" | "values">;

export interface PictureAnswersState {
  /** The last answers, and which runs gave them beside the zero-shot model. */
  readonly answered: {
    readonly answers: Requests["classify"]["result"];
    readonly runIds: readonly string[];
    /** From the question to the answer. */
    readonly ms: number;
  } | null;
  readonly isAsking: boolean;
  readonly failure: Failure | null;
}

const none: PictureAnswersState = { answered: null, isAsking: false, failure: null };

/** What models say of a picture, live: while one is answered only the latest of those that came waits. */
export class PictureAnswers {
  readonly store: StoreApi<PictureAnswersState> = createStore(() => none);
  readonly #latest: LatestOnly<PictureQuestion>;
  /** Counts the boards: an answer to a board that was cleared since is no answer to this one. */
  #board = 0;

  constructor(ask: (question: PictureQuestion) => Promise<Requests["classify"]["result"]>) {
    this.#latest = new LatestOnly(async (question) => {
      const board = this.#board;
      this.store.setState({ isAsking: true });
      const start = performance.now();
      const next = await ask(question).then(
        (answers) => {
          const ms = performance.now() - start;
          return { answered: { answers, runIds: question.runIds, ms }, failure: null };
        },
        (thrown: unknown) => ({ failure: toFailure(thrown) }),
      );
      if (board === this.#board) this.store.setState({ ...next, isAsking: false });
    });
  }

  ask(question: PictureQuestion): void {
    this.#latest.give(question);
  }

  /** The board was cleared. */
  forget(): void {
    this.#board++;
    this.#latest.drop();
    this.store.setState(none);
  }
}
