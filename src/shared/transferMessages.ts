/** What goes wrong while files are fetched or read in parts. */
export const transferMessages = {
  urlUnread: (url: string, reason: string, wayOut: string) =>
    `${url} could not be read: ${reason}. ${wayOut}`,
  chooseHost: () =>
    "Choose another host, or download the files yourself and open them from a folder.",
  checkConnection: (wayOut: string) => `Check the connection and try again. ${wayOut}`,
  checkName: () =>
    "Check the name, or download the files with your own account and open them from a folder.",
  hostAnswered: (status: number) => `the host answered ${status}`,
  hostAnsweredForPart: (status: number) => `the host answered ${status} for a part of it`,
  hostRefuses: (status: number, why: string) => `the host answered ${status}: ${why}`,
  termsFirst: () => "its terms must be accepted first, with an account",
  privateOrMissing: () => "it is private, needs its terms accepted, or does not exist",
  pageForFile: () => "the host sent a page in place of the file",
  noSizeTold: () => "the host does not tell the file's size in Content-Range",
  noFirstBytes: () => "the host refuses to give its first bytes (416)",
  onlyWhole: (most: number) => `the host gives it whole only, and it has more than ${most} bytes`,
  hubLacks: () => "the hub lists this file and does not have it",
  noLongerThere: () => "the file is no longer there",
  timesInARow: (reason: string, times: number) => `${reason}, ${times} times in a row`,
  nothingArrived: (seconds: number) => `nothing arrived for ${seconds} s`,
  connectionFailed: (detail: string) => `the connection failed (${detail})`,
  endedEarly: (count: number, length: number) => `it ended after ${count} of ${length} bytes`,
  notInBrowser: (url: string) =>
    `${url} is not in this browser any more. Fetch it again, where it was fetched before.`,
  changedMeanwhile: (name: string, got: number, size: number) =>
    `${name} has ${got} bytes and should have ${size}: it changed meanwhile. Clear the cache and try again.`,
  damagedOnItsWay: (name: string, got: string, hash: string) =>
    `${name} was damaged on its way: its SHA-256 is ${got} and should be ${hash}. It was thrown away: try again, or choose another host.`,
  hostAddress: (example: string, got: string) =>
    `The hub's host must be an address such as ${example}, got '${got}'.`,
  siteFileFailed: (path: string, why: string) =>
    `'${path}' could not be downloaded: ${why}. Check the connection and press Start to try again.`,
  serverSentPage: () => "the server sent a page instead of the file",
  pathOutside: (path: string, folder: string) => `'${path}' must be a path inside ${folder}`,
  fileMoved: (name: string) =>
    `'${name}' cannot be read any more: it was moved, changed or closed. Choose it again.`,
  nothingGiven: () =>
    "There is no file in that: an empty folder, a text or a part of a web page holds none. Choose files, or a folder with files in it.",
  noSuchFile: (folder: string, path: string) => `${folder} has no file '${path}'.`,
  damagedBytes: () => "the compressed bytes are damaged",
  unpackTooLarge: (most: number) => `the bytes must unpack to at most ${most} bytes`,
  datasetNotOnHub: (host: string, path: string, dataset: string, advice: string) =>
    `${host} has no file '${path}' of ${dataset}. ${advice}`,

  // The dataset viewer.
  viewerRefuses: (url: string, reason: string, status: number) =>
    `the dataset viewer does not give ${url}: ${reason} (${status}). Try again in a minute, or import the parquet files instead.`,
  noAnswer: (url: string, detail: string) =>
    `${url} does not answer: ${detail}. Is the network there?`,
  noReason: () => "it gave no reason",
};
