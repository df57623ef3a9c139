import type { Translation } from "../translation.ts";
import { page } from "./page.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { teaching } from "./teaching.ts";

/** 简体中文. */
export const zh: Translation = { ...page, ...run, ...teaching, schema };
