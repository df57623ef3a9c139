import type { Translation } from "../translation.ts";
import { analyses } from "./analyses.ts";
import { board } from "./board.ts";
import { charts } from "./charts.ts";
import { controls } from "./controls.ts";
import { embed } from "./embed.ts";
import { expectations } from "./expectations.ts";
import { help } from "./help.ts";
import { inspect } from "./inspect.ts";
import { intro } from "./intro.ts";
import { keeping } from "./keeping.ts";
import { lessonCard } from "./lessonCard.ts";
import { library } from "./library.ts";
import { masthead } from "./masthead.ts";
import { measures } from "./measures.ts";
import { messages } from "./messages.ts";
import { methods } from "./methods.ts";
import { metrics } from "./metrics.ts";
import { notices } from "./notices.ts";
import { offline } from "./offline.ts";
import { pages } from "./pages.ts";
import { replay } from "./replay.ts";
import { restrictions } from "./restrictions.ts";
import { results } from "./results.ts";
import { runs } from "./runs.ts";
import { schema } from "./schema.ts";
import { setup } from "./setup.ts";
import { share } from "./share.ts";
import { shortcuts } from "./shortcuts.ts";
import { status } from "./status.ts";
import { sweep } from "./sweep.ts";
import { tryIt } from "./tryIt.ts";
import { units } from "./units.ts";

/** 简体中文。 */
export const zh: Translation = {
  analyses,
  board,
  charts,
  controls,
  embed,
  expectations,
  help,
  inspect,
  intro,
  keeping,
  lessonCard,
  library,
  masthead,
  measures,
  messages,
  methods,
  metrics,
  notices,
  offline,
  pages,
  replay,
  restrictions,
  results,
  runs,
  schema,
  setup,
  share,
  shortcuts,
  status,
  sweep,
  tryIt,
  units,
};
