import { charts } from "./charts.ts";
import { controls } from "./controls.ts";
import { expectations } from "./expectations.ts";
import { intro } from "./intro.ts";
import { masthead } from "./masthead.ts";
import { notices } from "./notices.ts";
import { pages } from "./pages.ts";
import { share } from "./share.ts";
import { status } from "./status.ts";

/** English: what every other language translates, area by area. A text with values is a function. */
export const en = {
  charts,
  controls,
  expectations,
  intro,
  masthead,
  notices,
  pages,
  share,
  status,
};
