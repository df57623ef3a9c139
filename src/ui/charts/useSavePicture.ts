import { useState } from "react";
import { toFailure } from "../../shared/failure.ts";
import { saveFile } from "../results/saveFile.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { paintPng, writeSvg } from "./drawing.ts";

export const pictureKinds = ["svg", "png"] as const;

export type PictureKind = (typeof pictureKinds)[number];

/**
 * Saves charts as a picture.
 * @param file its name without the ending.
 * @returns `problem` says why that failed; "" where nothing did.
 */
export function useSavePicture(file: string, draw: () => SVGSVGElement) {
  const { charts: words } = useWords();
  const say = useSay();
  const [problem, setProblem] = useState("");
  const save = async (kind: PictureKind) => {
    try {
      const content = kind === "svg" ? writeSvg(draw()) : await paintPng(draw());
      if (content === null) setProblem(words.noPng);
      else saveFile(`${file}.${kind}`, content, kind === "svg" ? "image/svg+xml" : "image/png");
    } catch (thrown) {
      setProblem(say(toFailure(thrown)));
    }
  };
  return { save: (kind: PictureKind) => void save(kind), problem };
}
