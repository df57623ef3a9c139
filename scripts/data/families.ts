/**
 * Which collections the data set is drawn from, and what for.
 *
 * A family is a group of collections that hold the same drawings in several styles or generations. Each family has one
 * use only, so no drawing of a validation or test split has a sibling in the train split; and the pretraining corpus
 * leaves every family of this table out as a whole, the members without a domain too.
 */

export type DomainId = "emoji" | "flat" | "outline" | "solid" | "freehand" | "pixel";
export type SplitName = "train" | "val" | "test";

/** One collection's part in the data set. */
export interface Member {
  /** Iconify prefix. */
  readonly set: string;
  /** Domain and the icon names that belong to its style; none for a sibling that is only kept out of pretraining. */
  readonly parts: readonly { readonly domain: DomainId; readonly names: RegExp }[];
}

/** A family of collections and its one use. */
export interface Family {
  readonly id: string;
  readonly use: SplitName;
  readonly members: readonly Member[];
}

const ALL = /^/;

function member(set: string, ...parts: [DomainId, RegExp][]): Member {
  return { set, parts: parts.map(([domain, names]) => ({ domain, names })) };
}

export const FAMILIES: readonly Family[] = [
  // Reference domain: colour emoji.
  {
    id: "noto",
    use: "train",
    members: [member("noto", ["emoji", ALL]), member("noto-v1", ["emoji", ALL])],
  },
  {
    id: "fluent-emoji",
    use: "train",
    members: [
      member("fluent-emoji", ["emoji", ALL]),
      member("fluent-emoji-flat", ["emoji", ALL]),
      member("fluent-emoji-high-contrast"),
    ],
  },
  {
    id: "emojione",
    use: "val",
    members: [
      member("emojione", ["emoji", ALL]),
      member("emojione-monotone", ["solid", ALL]),
      member("emojione-v1"),
    ],
  },
  { id: "twemoji", use: "test", members: [member("twemoji", ["emoji", ALL])] },
  { id: "streamline-emojis", use: "test", members: [member("streamline-emojis", ["emoji", ALL])] },

  // Validation families of the shifted domains.
  {
    id: "streamline-cyber",
    use: "val",
    members: [member("streamline-cyber-color", ["flat", ALL]), member("streamline-cyber")],
  },
  { id: "marketeq", use: "val", members: [member("marketeq", ["flat", ALL])] },
  { id: "flat-color-icons", use: "val", members: [member("flat-color-icons", ["flat", ALL])] },
  { id: "flat-ui", use: "val", members: [member("flat-ui", ["flat", ALL])] },
  {
    id: "streamline-stickies",
    use: "val",
    members: [member("streamline-stickies-color", ["flat", ALL])],
  },
  {
    id: "mingcute",
    use: "val",
    members: [member("mingcute", ["outline", /-line$/], ["solid", /-fill$/])],
  },
  {
    id: "clarity",
    use: "val",
    members: [member("clarity", ["outline", /-line$/], ["solid", /-solid$/])],
  },
  {
    id: "streamline-freehand",
    use: "val",
    members: [
      member("streamline-freehand", ["freehand", ALL]),
      member("streamline-freehand-color", ["freehand", ALL]),
    ],
  },
  { id: "pixelarticons", use: "val", members: [member("pixelarticons", ["pixel", ALL])] },
  { id: "hackernoon-pixel", use: "val", members: [member("pixel", ["pixel", ALL])] },

  // Test families of the shifted domains.
  {
    id: "streamline-ultimate",
    use: "test",
    members: [
      member("streamline-ultimate-color", ["flat", ALL]),
      member("streamline-ultimate", ["outline", /^(?!.*-bold$)/], ["solid", /-bold$/]),
    ],
  },
  {
    id: "streamline-kameleon",
    use: "test",
    members: [member("streamline-kameleon-color", ["flat", /^(?!.*-duo$)/])],
  },
  {
    id: "glyphs",
    use: "test",
    members: [
      member("glyphs-poly", ["flat", ALL]),
      member("glyphs", ["outline", /-outline$/], ["solid", /-bold$/]),
    ],
  },
  { id: "meteocons", use: "test", members: [member("meteocons", ["flat", /-fill$/])] },
  {
    id: "phosphor",
    use: "test",
    members: [
      member("ph", ["outline", /^(?!.*-(?:bold|duotone|fill|light|thin)$)/], ["solid", /-fill$/]),
    ],
  },
  {
    id: "font-awesome",
    use: "test",
    members: [
      member("fa7-solid", ["solid", ALL]),
      member("fa7-regular"),
      member("fa7-brands"),
      member("fa6-solid"),
      member("fa6-regular"),
      member("fa6-brands"),
      member("fa-solid"),
      member("fa-regular"),
      member("fa-brands"),
      member("fa"),
      // Redrawn from Icons8, of which other collections are in the corpus; so no part of the data set.
      member("la"),
    ],
  },
  {
    id: "pepicons",
    use: "test",
    members: [
      member("pepicons-pencil", ["freehand", /^(?!.*-off$)/]),
      member("pepicons-print", ["freehand", /^(?!.*-off$)/]),
      member("pepicons-pop", ["freehand", /^(?!.*-off$)/]),
      member("pepicons"),
    ],
  },
  { id: "streamline-pixel", use: "test", members: [member("streamline-pixel", ["pixel", ALL])] },
  { id: "dinkie", use: "test", members: [member("dinkie-icons", ["pixel", /^(?!.*-small)/])] },
];

/** Every collection that the pretraining corpus must leave out. */
export const RESERVED_SETS: ReadonlySet<string> = new Set(
  FAMILIES.flatMap((family) => family.members.map((entry) => entry.set)),
);

/** The domains in the order of the page, with the splits each has. */
export const DOMAINS: readonly {
  readonly id: DomainId;
  readonly title: string;
  readonly role: "reference" | "shifted";
  readonly splits: readonly SplitName[];
}[] = [
  { id: "emoji", title: "Colour emoji", role: "reference", splits: ["train", "val", "test"] },
  { id: "flat", title: "Flat colour", role: "shifted", splits: ["val", "test"] },
  { id: "outline", title: "Outline", role: "shifted", splits: ["val", "test"] },
  { id: "solid", title: "Solid", role: "shifted", splits: ["val", "test"] },
  { id: "freehand", title: "Freehand", role: "shifted", splits: ["val", "test"] },
  { id: "pixel", title: "Pixel art", role: "shifted", splits: ["val", "test"] },
];
