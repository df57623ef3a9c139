import { useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { toFailure } from "../../shared/failure.ts";
import { PictureAnswers } from "../../state/pictureAnswers.ts";
import { labelIn } from "../../state/runName.ts";
import { MethodLine } from "../charts/MethodLine.tsx";
import { styleOfSeries } from "../charts/seriesStyle.ts";
import { useDataset } from "../dataset/datasetContext.ts";
import { usePlayground, useView } from "../playgroundContext.ts";
import { useSeriesOf } from "../status/useSeries.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { Board } from "./Board.tsx";
import type { BoardContent } from "./boardDrawing.ts";
import { bytesOnBoard } from "./boardDrawing.ts";
import { BoardTools, firstTool } from "./BoardTools.tsx";
import { HeldOutPictures } from "./HeldOutPictures.tsx";
import { ModelAnswer } from "./ModelAnswer.tsx";
import type { BoardPicture } from "./picture.ts";
import { readPicture } from "./picture.ts";
import { PictureSources } from "./PictureSources.tsx";
import { TextScores } from "./TextScores.tsx";
import { mostAnswering, useAnsweringRuns } from "./useAnsweringRuns.ts";
import "./tryPage.css";

const empty: BoardContent = { picture: null, strokes: [] };

/** Draw or give a picture, and see what the zero-shot model and finished runs make of it, live. */
export function TryPage() {
  const allWords = useWords();
  const { tryIt: words, runs, units } = allWords;
  const say = useSay();
  const playground = usePlayground();
  const { view } = playground;
  const dataset = useDataset();
  const classes = dataset.status === "ready" ? dataset.index.classes : [];
  const [content, setContent] = useState(empty);
  const [tool, setTool] = useState(firstTool);
  const [problem, setProblem] = useState("");
  const canvas = useRef<HTMLCanvasElement>(null);
  const { candidates, answering, values, toggle } = useAnsweringRuns();
  const [desk] = useState(() => new PictureAnswers((question) => playground.classify(question)));
  const { answered, isAsking, failure } = useStore(desk.store);
  const seriesOf = useSeriesOf();
  const slots = useView((state) => state.slots);

  const show = useCallback(
    async (reading: Promise<BoardPicture>) => {
      try {
        const picture = await reading;
        setContent({ picture, strokes: [] });
        setProblem("");
      } catch (thrown) {
        setProblem(say(toFailure(thrown)));
      }
    },
    [setContent, say],
  );
  const open = useCallback(
    (file: File) => void show(readPicture(file, file.name, words)),
    [show, words],
  );
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      const file = [...(clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
      if (file) open(file);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [open]);

  const askAgain = () => {
    const picture = canvas.current && bytesOnBoard(content, canvas.current);
    if (picture) desk.ask({ picture, values, runIds: answering.map(({ id }) => id) });
    else desk.forget();
  };
  const latestAsk = useRef(askAgain);
  useEffect(() => {
    latestAsk.current = askAgain;
  });
  useEffect(() => latestAsk.current(), [answering]);

  const undo = () =>
    setContent(({ picture, strokes }) => ({ picture, strokes: strokes.slice(0, -1) }));
  const truth = content.picture && content.strokes.length === 0 ? content.picture.label : null;
  const isEmpty = content.picture === null && content.strokes.length === 0;
  const models = [
    {
      id: "zero-shot",
      name: words.zeroShot,
      color: "var(--zero-shot)",
      line: <span className="try-zero-line" aria-hidden />,
      answer: answered?.answers.zeroShot ?? null,
    },
    ...answering.map((run) => {
      const series = seriesOf(run);
      const key = series?.key ?? "";
      return {
        id: run.id,
        name: series?.name ?? labelIn(allWords, run),
        color: styleOfSeries(key, slots).color,
        line: <MethodLine series={key} />,
        answer: answered?.answers.tuned[answered.runIds.indexOf(run.id)] ?? null,
      };
    }),
  ];
  const spoken = units.clauses(
    models.flatMap(({ name, answer }) => {
      const best = answer && classes[answer.predicted];
      const share = answer && `${Math.round(100 * answer.probabilities[answer.predicted]!)} %`;
      return best && share ? [words.sure(name, best, share)] : [];
    }),
  );
  const message = problem || (failure && say(failure));
  return (
    <main
      className="try-page"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer.files[0];
        if (file) open(file);
      }}
    >
      <div className="try-left">
        <header className="try-head">
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </header>
        <div className="try-board-frame">
          <Board
            content={content}
            tool={tool}
            canvas={canvas}
            onStrokes={(strokes) => setContent(({ picture }) => ({ picture, strokes }))}
            onDrawn={() => latestAsk.current()}
            onUndo={undo}
          />
          {isEmpty && (
            <p className="try-invitation" aria-hidden>
              <b>{words.drawHere}</b>
              {words.orDrop}
            </p>
          )}
        </div>
        <BoardTools
          tool={tool}
          canUndo={content.strokes.length > 0}
          canClear={!isEmpty}
          onTool={setTool}
          onUndo={undo}
          onClear={() => setContent(empty)}
        />
        <PictureSources onFile={open} />
        <HeldOutPictures onPicture={(picture) => void show(picture)} />
      </div>
      <div className="try-right">
        {message && (
          <p role="alert" className="try-problem">
            <b>{words.failed}</b> {message}
          </p>
        )}
        {candidates.length > 0 && (
          <div className="try-models" role="group" aria-label={words.chooseModels}>
            <span className="panel-note">{words.models}</span>
            {candidates.map((run) => {
              const isOn = answering.includes(run);
              return (
                <button
                  key={run.id}
                  type="button"
                  className="try-pill"
                  aria-pressed={isOn}
                  disabled={!isOn && answering.length >= mostAnswering}
                  title={words.mostModels(mostAnswering)}
                  onClick={() => toggle(run)}
                >
                  {seriesOf(run)?.name ?? labelIn(allWords, run)}
                  <span className="panel-note"> {runs.seedOf(run.spec.seed)}</span>
                </button>
              );
            })}
          </div>
        )}
        <div className="try-answers" data-count={models.length} aria-busy={isAsking}>
          {models.map((model) => (
            <ModelAnswer
              key={model.id}
              {...model}
              classes={classes}
              truth={truth}
              hasGap={model.id !== "zero-shot"}
            />
          ))}
        </div>
        <p className="panel-note try-state" data-testid="try-state">
          {truth !== null && <b>{words.isA(truth)} </b>}
          {isEmpty && !answered && words.nothingYet}
          {isAsking && !answered && words.preparing}
          {answered && words.answeredIn(Math.round(answered.ms))}
        </p>
        <p className="visually-hidden" aria-live="polite">
          {isAsking ? "" : spoken}
        </p>
        {answered && (
          <TextScores
            texts={answered.answers.texts}
            models={models.flatMap(({ id, name, color, answer }) =>
              answer ? [{ id, name, color, scores: answer.scores }] : [],
            )}
          />
        )}
        {candidates.length === 0 && (
          <p className="panel try-no-runs">
            {words.noRuns}{" "}
            <button
              type="button"
              className="link-button"
              onClick={() => view.setState({ page: "experiment" })}
            >
              {words.toExperiment}
            </button>
          </p>
        )}
        <section className="try-classes" aria-label={words.drawOneOf}>
          <span className="panel-note">{words.drawOneOf}</span>
          <ul>
            {classes.slice(0, 40).map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}
