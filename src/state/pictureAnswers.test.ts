import { expect, test } from "vitest";
import { FailureError } from "../shared/failure.ts";
import type { Requests } from "../workers/protocol.ts";
import type { PictureQuestion } from "./pictureAnswers.ts";
import { PictureAnswers } from "./pictureAnswers.ts";

type Answers = Requests["classify"]["result"];

const question: PictureQuestion = {
  picture: { width: 1, height: 1, rgb: new Uint8Array(3) },
  runIds: ["a"],
  values: { model: "m", dataset: "d", prompts: "model", classNames: "spaces" },
};
const zeroShot = { probabilities: [1], predicted: 0, scores: [], energyGap: 0, distortion: 0 };
const answers: Answers = { texts: [], zeroShot, tuned: [zeroShot] };

test("keeps the last answer and whom it is of; a failure leaves it and says why", async () => {
  let fails = false;
  const picture = new PictureAnswers(() =>
    fails ? Promise.reject(new FailureError("download", "no net")) : Promise.resolve(answers),
  );
  picture.ask(question);
  expect(picture.store.getState().isAsking).toBe(true);
  await expect.poll(() => picture.store.getState().isAsking).toBe(false);
  expect(picture.store.getState().answered).toMatchObject({ answers, runIds: ["a"] });
  fails = true;
  picture.ask(question);
  await expect.poll(() => picture.store.getState().failure?.message).toBe("no net");
  expect(picture.store.getState().answered).not.toBeNull();
});

test("an answer to a board that was cleared since is dropped", async () => {
  let answer: (given: Answers) => void = () => undefined;
  const picture = new PictureAnswers(() => new Promise((resolve) => (answer = resolve)));
  picture.ask(question);
  picture.forget();
  answer(answers);
  await Promise.resolve();
  await Promise.resolve();
  expect(picture.store.getState()).toEqual({ answered: null, isAsking: false, failure: null });
});
