import type { en } from "./en/index.ts";

/**
 * All texts of the page in one language. English declares them; a text that another language has and
 * English has not does not compile.
 */
export type Words = typeof en;
