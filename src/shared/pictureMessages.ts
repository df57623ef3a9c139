/** What is wrong with pictures and data sets. Reasons complete a sentence that begins with a file's path. */
export const pictureMessages = {
  // Pictures that are left out.
  isEmpty: () => "is empty",
  isAGif: () => "is a GIF; JPEG and PNG are read",
  isAWebp: () => "is a WebP; JPEG and PNG are read",
  isABmp: () => "is a BMP; JPEG and PNG are read",
  isATiff: () => "is a TIFF; JPEG and PNG are read",
  isAWebPage: () => "is a web page, not a picture; JPEG and PNG are read",
  isUnknown: () => "is of an unknown format; JPEG and PNG are read",
  pngCutOff: () => "is a PNG that is cut off",
  pngBroken: (detail: string) => `is a broken PNG: ${detail}`,
  pngLacksPixels: () => "is a broken PNG: its pixels are not all there",
  notJpeg: () => "is not a JPEG",
  jpegBroken: (detail: string) => `is a broken JPEG: ${detail}`,
  jpegSegment: (at: number) => `byte ${at} must start a segment`,
  jpegNoFrame: () => "it has no frame header before its pixels",
  jpegNoReason: () => "the decoder gave no reason",
  jpegNoEnd: () => "is a JPEG that is cut off: its end marker is missing",
  jpegCutOff: () => "is a JPEG that is cut off before its pixels",
  jpegCmyk: () => "is a JPEG in print colours (CMYK): save it as RGB",
  noPixels: (width: number, height: number) => `has no pixels: it is ${width}×${height}`,
  tooManyPixels: (width: number, height: number, most: number) =>
    `is ${width}×${height} pixels; at most ${most} are decoded: make it smaller`,
  notOutOfZip: (detail: string) => `cannot be taken out of its zip: ${detail}`,
  noBytesInRow: () => "has no bytes in its row",
  nameless: () => "has a label or domain without a name",
  notInLists: (domain: string) => `is not in the official lists of ${domain}`,
  notInClassFolder: () => "is not in the folder of a class",
  otherDepth: (deep: number, most: number) =>
    `lies ${deep} folders deep, where most pictures lie ${most} deep`,
  viewerHoldsPart: () => "is held by the viewer in part; the rest is in the parquet files",
  viewerNotGiven: (status: number) => `is not given by the dataset viewer (${status})`,

  // Zips and parquet files.
  notZip: (name: string, detail: string) => `'${name}' is not a readable zip: ${detail}`,
  notParquet: (name: string, detail: string) => `'${name}' is not readable parquet: ${detail}`,
  parquetColumns: (name: string, missing: string) =>
    `'${name}' must have the columns image.bytes, label and domain; it lacks ${missing}`,
  parquetNames: (name: string) =>
    `'${name}' does not name its labels: its footer must have the entry 'huggingface', as files written by Hugging Face's datasets do`,
  parquetNone: (name: string) => `'${name}' needs one parquet file or more`,
  parquetOthers: (one: string, other: string) =>
    `'${one}' and '${other}' have other names of domains or labels: they are not of one data set`,
  jpegDecoderMissing: (url: string, status: number) =>
    `the JPEG decoder could not be loaded from ${url} (${status}). Reload the page.`,

  // What is chosen of them.
  noDomain: (name: string, known: string) => `there is no domain '${name}'; there are ${known}`,
  noClass: (name: string, known: string) => `there is no class '${name}'; there are ${known}`,
  andMore: (shown: string, more: number) => `${shown}, and ${more} more`,
  domainOnce: (got: string) => `each domain can be chosen once; got ${got}`,
  classOnce: (got: string) => `each class can be chosen once; got ${got}`,
  twoClasses: (got: number) => `choose two classes or more, got ${got}`,
  nothingToTrainOn: (domain: string, skipped: number) =>
    `no picture of '${domain}' could be read to train on; ${skipped} were skipped`,
  theFirst: (why: string, reason: string) => `${why}, the first because it ${reason}`,
  picturesTooLarge: (pictures: number, domain: string, mib: number) =>
    `the ${pictures} pictures of '${domain}' take ${mib} MiB, for which there is no memory: choose fewer pictures or classes`,
  importBrokeOff: () =>
    "The import worker broke off. Try again; if it happens again, choose fewer pictures or reload the page.",
  importBrokeOffBecause: (cause: string) =>
    `The import worker broke off: ${cause}. Try again; if it happens again, choose fewer pictures or reload the page.`,

  // Data sets that are here.
  atLeastTwo: () => "2 or more",
  oneReference: () => "a list with exactly one of role reference",
  referenceTrain: (at: string) => `${at}: the reference domain has no train split`,
  likeId: () => "like 'flat-colour'",
  everyLabel: (at: string, label: number) =>
    `${at} must hold the label of every picture, lacks ${label}`,
  notEmpty: () => "a list that is not empty",
  plainPath: () => "a plain relative path",
  hasTwice: (at: string, name: string) => `${at} has '${name}' twice`,
  noSplit: (path: string, domain: string, split: string) =>
    `${path}: domain '${domain}' has no ${split} split, which this run needs`,
  packSize: (path: string, size: number, pictures: number, got: number) =>
    `${path} must be ${size} bytes for its ${pictures} pictures, got ${got}. Import the data set again.`,
  otherAtlas: (path: string, hash: string, got: string) =>
    `${path} is not the file that the index describes: sha256 must be ${hash}, got ${got}. Make the dataset again, or clear the browser's cache.`,
  atlasSize: (path: string, width: number, height: number, pictures: number, got: string) =>
    `${path} must be ${width} pixels wide and at least ${height} high for ${pictures} pictures, got ${got}`,
  atlasUnread: (path: string, detail: string) => `${path} is not a readable PNG: ${detail}`,
  atlasForm: (path: string, channels: number, bits: number) =>
    `${path} must be an 8-bit grey or RGB PNG without transparency, got ${channels} channels of ${bits} bits`,
};
