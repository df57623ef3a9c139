import { imageParameters } from "./modelLeaves.ts";

/** The whole image tower with its projection, and the head: what the compared methods train. */
export const imageTower = imageParameters(() => true);
