import type { en } from "./en/index.ts";

/**
 * All texts of the page in one language. English declares them: an area of a language that lacks a
 * text, or has one that English has not, does not compile.
 */
export type Words = typeof en;
