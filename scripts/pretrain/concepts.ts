/**
 * What an icon of the pretraining corpus is called: from its name to a caption, a concept and a style.
 */
import { CLASS_NAMES, classify } from "../data/classes.ts";
import { splitName, subjectWords } from "../data/names.ts";

/** Words of user interfaces, not of things. An icon with one of them is left out of the corpus. */
const INTERFACE_WORDS = new Set(
  (
    "arrow arrows chevron caret align alignment justify justified border corner layout sidebar panel panels table tables row rows column columns grid " +
    "text font fonts format bold italic underline strikethrough letter letters number numeric digit alphabet heading header footer paragraph superscript subscript " +
    "add plus minus remove delete check checked checkmark tick x xmark close cancel dismiss alert warning error exclamation question info help off slash disabled prohibited blocked " +
    "up down left right forward backward previous next back top bottom upper lower vertical horizontal center middle inside outside " +
    "edit settings setting setup config configuration cog sync refresh reload redo undo rotate rotation flip resize move drag drop expand collapse minimize maximize fullscreen zoom " +
    "search filter sort order list lists menu more dots ellipsis kebab options tab tabs tabbed " +
    "upload download import export share link unlink send reply inbox outbox " +
    "user users person people account profile member team group man woman men women boy girl male female " +
    "file files folder folders document documents doc docs page pages clipboard note notes notebook form sheet " +
    "chart graph diagram analytics data database server api code coding terminal git github branch commit merge pull request repo css html js json xml sql " +
    "logo brand brands social facebook google twitter youtube instagram linkedin tiktok whatsapp telegram apple-logo microsoft windows android ios linux amazon adobe figma " +
    "bitcoin ethereum dollar euro pound yen rupee ruble peso baht shekel lira yuan won franc currency crypto coin coins money cash payment pay price " +
    "circle square rectangle rounded shape shapes box boxed frame container dashed dotted border line lines stroke path curve bezier vector node nodes " +
    "toggle switch button checkbox radio-button slider input select selection selected cursor pointer click tap touch swipe scroll " +
    "play pause stop record rewind skip shuffle repeat loop volume mute muted playlist equalizer " +
    "login logout signin signout password verified verify approved access accessibility " +
    "wifi signal bluetooth network networking connection cellular lte hd sd 4k 3d 2d vr ar ai gpt nfc usb qr barcode gps rss url http www seo " +
    "and with in on of to for from by or not no " +
    "status loading progress pending complete done draft archive bookmark tag tags label labels badge flag flags " +
    "view hide show visible hidden preview crop fill style brush-stroke opacity contrast brightness gradient " +
    "math function equal equals divide multiply sum sigma percent percentage infinity " +
    "skin dark tone emoji face button key-cap squared ideograph kanji katakana hiragana country map-of state " +
    "open-in new window windows app apps application applications browser web website webpage dashboard widget component template prototype " +
    "manage management service services support process workflow task tasks project strategy agile business marketing sales product " +
    "model token prompt agent inference embedding schema checkpoint dataset cluster pod queue cache deploy deployment " +
    "smart auto automatic advanced general basic custom default standard multi multiple single double half full empty none all any other misc " +
    "a b c d e f g h i j k l m n o p q r s t u v w y z " +
    "insert indent outdent wrap spacing space gap distribute join split combine ungroup layer layers stack send-backward " +
    "interface essential content user-interface"
  ).split(" "),
);

/** Nouns that the list above holds as interface words and that are also things; kept when they stand alone. */
const ALONE = new Set(
  "table folder file flag coin button bookmark tag layers notebook brush window".split(" "),
);

/** What the caption and the sampler need to know of one icon. */
export interface Concept {
  /** Words of the subject, one blank between. */
  readonly caption: string;
  /**
   * Key of the concept: the class name where the icon shows a class of the data set, else the head noun; `other car`
   * for a head noun that is a class's name in an icon that does not show the class.
   */
  readonly key: string;
  /** Label of the class, or -1. */
  readonly label: number;
}

/** The concept of an icon name, or null when the name does not say a thing that can be drawn. */
export function conceptOf(iconName: string): Concept | null {
  const label = classify(iconName);
  const words = subjectWords(iconName).filter((word) => /^[a-z]+$/.test(word));
  const caption = words.join(" ");
  if (label >= 0) return { caption, key: CLASS_NAMES[label] ?? "", label };
  if (words.length === 0 || words.length > 3) return null;
  if (words.length === 1 && words[0] !== undefined && ALONE.has(words[0])) {
    return { caption, key: caption, label: -1 };
  }
  if (words.some((word) => INTERFACE_WORDS.has(word) || word.length < 2)) return null;
  const head = singular(words[words.length - 1] ?? "");
  // "video camera" is no picture of the class, but no negative of it either.
  return { caption, key: CLASS_NAMES.includes(head) ? `other ${head}` : head, label: -1 };
}

/** Crude singular of a noun: enough to bring "trees" and "tree" together. */
function singular(word: string): string {
  if (
    word.length > 4 &&
    word.endsWith("s") &&
    !/(ss|us|is|as|ors|glasses|scissors|pants|stairs)$/.test(word)
  ) {
    return word.slice(0, -1);
  }
  return word;
}

export type Style = "outline" | "solid" | "duotone" | "color" | "plain";

/** Style of an icon by its name's style words; `palette` sets are coloured. */
export function styleOf(iconName: string, set: string, palette: boolean): Style {
  if (palette) return "color";
  const words = new Set(splitName(`${iconName}-${set}`));
  const has = (...list: string[]): boolean => list.some((word) => words.has(word));
  if (has("duotone", "twotone", "duo", "bulk") || (words.has("two") && words.has("tone")))
    return "duotone";
  if (has("fill", "filled", "solid", "bold", "baseline", "bxs", "uis", "glyph", "negative"))
    return "solid";
  if (
    has(
      "outline",
      "outlined",
      "line",
      "linear",
      "light",
      "thin",
      "regular",
      "broken",
      "lucide",
      "tabler",
      "iconoir",
      "uit",
      "uil",
      "feather",
    )
  )
    return "outline";
  return "plain";
}
