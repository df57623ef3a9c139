/** The data set's card and notices, written by the build so that counts and hashes are always those of the files. */
import { CLASS_NAMES } from "./classes.ts";
import { packageVersion, type CollectionInfo } from "./collection.ts";
import { DOMAINS, FAMILIES } from "./families.ts";
import { countByClass, type Picture } from "./pictures.ts";

type Infos = ReadonlyMap<string, CollectionInfo>;

interface FileHash {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

function sourceRows(sets: readonly string[], infos: Infos): string[][] {
  return sets.map((set) => {
    const info = infos.get(set);
    const license = info?.licenseUrl
      ? `[${info.license}](${info.licenseUrl})`
      : (info?.license ?? "");
    return [set, info?.name ?? "", info?.author ?? "", license, info?.authorUrl ?? ""];
  });
}

/** `NOTICES.md`: every collection shipped, its author, licence and address. */
export function noticesText(sets: readonly string[], infos: Infos): string {
  return `# Notices

The pictures in this folder are renderings of icons from the collections below, taken from the npm package
\`@iconify/json\` ${packageVersion()}. Changes made: each icon was rendered at 64×64 pixels on white, cropped to its ink
and centred; one-ink icons were drawn in black. No collection's author endorses this project.

${table(["collection", "name", "author", "licence", "source"], sourceRows(sets, infos))}
`;
}

function countsTable(pictures: readonly Picture[]): string {
  const columns = DOMAINS.flatMap(({ id, splits }) => splits.map((split) => ({ id, split })));
  const counts = columns.map(({ id, split }) => countByClass(pictures, id, split));
  const rows = CLASS_NAMES.map((name, label) => [name, ...counts.map((list) => list[label] ?? 0)]);
  const sums = counts.map((list) => list.reduce((sum, n) => sum + n, 0));
  return table(
    ["class", ...columns.map(({ id, split }) => `${id} ${split}`)],
    [...rows, ["all", ...sums]],
  );
}

function familyTable(pictures: readonly Picture[]): string {
  const used = new Map<string, number>();
  for (const picture of pictures) used.set(picture.set, (used.get(picture.set) ?? 0) + 1);
  return table(
    ["family", "use", "collections (pictures)", "kept out of pretraining as well"],
    FAMILIES.map(({ id, use, members }) => [
      id,
      use,
      members
        .filter(({ set }) => used.has(set))
        .map(
          ({ set, parts }) =>
            `${set}: ${parts.map(({ domain }) => domain).join(", ")} (${used.get(set) ?? 0})`,
        )
        .join("; "),
      members
        .filter(({ set }) => !used.has(set))
        .map(({ set }) => set)
        .join(", "),
    ]),
  );
}

/** `README.md`: the data card. */
export function cardText(
  pictures: readonly Picture[],
  sets: readonly string[],
  infos: Infos,
  files: readonly FileHash[],
): string {
  return `# Drawings

${pictures.length} pictures of ${CLASS_NAMES.length} everyday things, each drawn in six styles: colour emoji (the reference domain) and flat
colour, outline, solid, freehand and pixel art (the shifted domains). All classes are DomainNet classes. The set is made
to show, in a browser and in minutes, what fine-tuning on one domain does to the others.

## How it is made

\`npm run data\` renders it from the npm package \`@iconify/json\` ${packageVersion()} (sharp 0.34.5 renders, fast-png writes). The same
versions give the same bytes. Tiles are 64×64 pixels, RGB, on white; the drawing is cropped to its ink and centred with
a margin of 4 pixels; one-ink icons are black; pixel art is enlarged by a whole number of its own cells.

- \`scripts/data/classes.ts\` says which icon names show a class: the whole name must fit, so a hot dog is no dog.
- \`scripts/data/removed.ts\` lists what was taken out after looking at contact sheets (\`npm run data:sheets\`).
- \`scripts/data/families.ts\` assigns collections to domains and splits.
- Two tiles of one class that differ by less than 3 grey levels on average at 16×16 are one drawing, kept once: in test
  before validation before train. At most 8 pictures of a class come from one collection.

\`index.json\` lists classes, sources, and for every domain and split the atlas, its labels and the icons' names. Picture
i of an atlas lies at column i % 32, row ⌊i / 32⌋.

## Splits and leakage

Splits are by family: collections that hold the same drawings in other styles or generations count as one, and a family
has one use. So no validation or test drawing has a sibling in the train split, and none of these families, members
that are not shipped included, is in the bundled model's pretraining corpus. Hyperparameters and checkpoints are chosen
on validation splits only.

Simple things are drawn alike by different hands. \`npm run data:lookalikes\` compares every tile at 16×16, by the rule
above, with the corpus's 5,621 drawings of its class, rendered alike, and finds seven doubles, none of them in the train
split. Test: one camera and one star of solid, one sun of outline. Validation: two stars and one clock of solid, one map
of outline. They were left in: three of 737 test pictures can move a domain by at most 1.1 points.

${familyTable(pictures)}

## Counts

${countsTable(pictures)}

## Known faults

- The reference domain is small, since emoji sets draw most things once: its test accuracy moves by about a point a
  picture or two. Freehand validation lacks classes that its only collection does not draw.
- Freehand pictures of the test split are one artist's drawings in three techniques; they are not independent.
- Fluent's and Noto's generations draw some things almost alike, so the train split is less varied than its size says.
- Collections by one publisher (Streamline) occur in several splits and in pretraining; they are different drawings, but
  may share a manner.
- Icons are a narrow kind of picture. Classes with little variety (a star) are far easier than others (a truck).
- Names decide classes; a few doubtful pictures will have passed the eye.

## What it must not be used for

Not for judging how well a model sees photographs, people or anything of consequence, and not as a stand-in for
DomainNet: the numbers cannot be compared with published ones.

## Sources

${table(["collection", "name", "author", "licence", "source"], sourceRows(sets, infos))}

See [NOTICES.md](NOTICES.md). Art under non-commercial, share-alike or copyleft licences is not used.

## Files

${table(
  ["file", "bytes", "sha256"],
  files.map(({ name, bytes, sha256 }) => [name, bytes, `\`${sha256}\``]),
)}
`;
}
