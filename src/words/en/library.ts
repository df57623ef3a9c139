/** Models and data sets beside the bundled ones: the dialogs, what goes on, and what is kept. */
export const library = {
  model: "Model",
  data: "Data",
  change: "Change",
  changeModel: "Change the model",
  changeData: "Change the data",
  done: "Done",
  here: "In this browser",
  fromSite: "comes with this site",
  bundledModel: "Drawings CLIP",
  bundledModelDoc: "48×48 pixels, 1.2 M parameters in the image tower",
  bundledData: "Drawings",
  bundledDataDoc: "26 classes in six styles, tiles of 48×48 pixels",
  /** Titles of its domains, by id. English stands in its index. */
  bundledDomains: {} as Readonly<Record<string, string>>,
  pixels: (side: number) => `${side}×${side} pixels`,
  side: (side: number) => `${side}×${side}`,
  from: (host: string) => `from ${host}`,
  fromDisk: "from disk",
  onTopOf: (model: string) => `with the rest of ${model}`,
  remove: "Delete",
  removeOne: (name: string) => `Delete ${name} from this browser`,
  hubTitle: "From the Hugging Face hub",
  repository: "Repository",
  repositoryHint: "owner/name, or owner/name@revision",
  lookUp: "Look up",
  lookUpDoc: (host: string) =>
    `Asks ${host} for the list of files and the small ones among them. The weights come only when you press Fetch.`,
  suggestions: "Models to begin with",
  aboutModel: (image: number, patch: number) =>
    `ViT, ${image}×${image} pixels, patches of ${patch}`,
  towers: (image: string, text: string) =>
    `${image} parameters in the image tower, ${text} in the text tower`,
  willFetch: (files: number, size: string, host: string) =>
    `${files} files, ${size}, from ${host}:`,
  fetch: (size: string) => `Fetch ${size}`,
  hosts: "Host",
  hostsDoc:
    "Where models and DomainNet are asked for: the hub, or a mirror with its paths. Nothing is asked of it before you press a button that says so.",
  hub: "Hub",
  viewer: "Dataset viewer",
  useHosts: "Use these",
  defaultHosts: "Back to the defaults",
  diskTitle: "From disk",
  diskModelDoc:
    "A folder in Hugging Face’s or transformers.js’ layout, a .safetensors with its config.json, or tuned.safetensors, a checkpoint that this page saved. Files are copied into this browser and go nowhere else.",
  base: "What the files lack comes from",
  dropHere: "Drop here, or",
  chooseFolder: "Choose a folder",
  chooseFiles: "Choose files",
  working: {
    describeModel: "Asking for the list of files",
    fetchModel: "Fetching",
    addModel: "Copying",
    openPictures: "Listing the pictures",
    planImport: "Working out what it takes",
    importPictures: "Importing",
  },
  loaded: (loaded: string, total: string) => `${loaded} of ${total}`,
  rate: (perSecond: string) => `${perSecond}/s`,
  listed: (done: number, total: number) => `${done} of ${total} lists read`,
  pictures: (done: number, total: number) => `${done} of ${total} pictures`,
  skippedSoFar: (count: number) => `${count} skipped`,
  cancel: "Cancel",
  failed: "That did not work.",
  tryAgain: "Try again",
  dismiss: "Dismiss",
  storage: "Storage",
  keptAndFree: (size: string, free: string | null) =>
    `${size} of models and data are kept in this browser${free === null ? "" : `; there is room for ${free} more`}.`,
  persisted: "The browser keeps them until you clear them.",
  notPersisted: "The browser may clear them when it needs room.",
  heldInMemory: (size: string) =>
    `${size} found no room and are in memory: training works, and a reload loses them.`,
  clear: "Clear all",
  clearDoc:
    "Deletes every fetched model and imported data set, and what is left of broken-off downloads. Runs stay.",
  clearSure: "Delete everything?",
  card: "Card",
  cardOf: (name: string) => `Card of ${name}`,
  licence: "Licence",
  licenceOf: (name: string) => `Licence of ${name}`,
  license: (name: string) => `Licence: ${name}.`,
  noLicense: "Its files name no licence: ask its authors what may be done with it.",
  itsPage: "Its page",
  source: (name: string, author: string) => `${name}, ${author}.`,
  documentFailed: (path: string, reason: string) =>
    `${path} could not be read (${reason}). Check the network and open it again.`,
  report: "Report",
  reportOf: (title: string) => `Report of the import of ${title}`,
  noReport: "There is no report of this import.",
  aboutDataset: (domains: number, classes: number, pictures: number, side: number, size: string) =>
    `${pictures} pictures of ${classes} classes in ${domains} ${domains === 1 ? "domain" : "domains"}, for ${side}×${side} pixels, ${size}`,
  importTitle: "Import pictures",
  importDoc:
    "A folder or zips of <domain>/<class>/<file>, as DomainNet’s are, with or without its official lists; <class>/<file> is one domain. Zips are read in place. Or parquet files with DomainNet’s columns. JPEG and PNG are read; what cannot be is skipped and listed. Nothing leaves your machine.",
  import: "Import",
  domainnet: "DomainNet from the hub",
  domainnetDoc:
    "Chosen domains and classes, by ranges, out of 18.5 GB. Its pictures are others’, published under a fair-use notice for academic research: not to be passed on.",
  way: "How",
  byParquet: "By ranges of the parquet files (the pictures to the bit)",
  byViewer: "Picture by picture, by the dataset viewer (quick for small parts)",
  workOut: "Work out what it takes",
  workOutDoc: (host: string) =>
    `Asks ${host} for the lists of what you chose. No picture is fetched yet.`,
  plan: (pictures: number, size: string, host: string) =>
    `${pictures} pictures, at most ${size} from ${host}.`,
  planUnknown: (pictures: number, host: string) =>
    `${pictures} pictures, one by one, as ${host} names them; it does not say how large they are.`,
  planKept: (size: string) => `Kept here they take about ${size}.`,
  planAbsent: (count: number) =>
    `${count} ${count === 1 ? "class has" : "classes have"} no picture in a domain.`,
  title: "Name",
  domain: "Domain",
  className: "Class",
  roles: { reference: "trained on", shifted: "measured" },
  trainOn: (domain: string) => `Train on ${domain}`,
  measure: (domain: string) => `Measure ${domain}`,
  picturesHead: "Pictures",
  train: "Train",
  val: "Validation",
  test: "Test",
  none: "none",
  perClass: (classes: number, empty: number) =>
    `Pictures of each of the ${classes} classes${empty === 0 ? "" : `; ${empty} without any in a domain`}`,
  skippedTitle: (count: number) =>
    `${count} ${count === 1 ? "picture" : "pictures"} could not be read`,
  leftOutTitle: (count: number) => `${count} ${count === 1 ? "file was" : "files were"} left out`,
  nothingSkipped: "Every chosen picture could be read.",
  filesBecause: (count: number, reason: string) => `${count}× ${reason}:`,
  andMore: (count: number) => `and ${count} more`,
  classesChosen: (chosen: number, all: number) => `${chosen} of ${all} classes`,
  noClassFound: (query: string) => `No class has ‘${query}’ in its name.`,
  noClass: "None",
  searchClasses: "Search classes",
  presets: {
    all: { title: (count: number) => `All ${count}`, doc: "Every class that is there" },
    domainnet126: {
      title: () => "DomainNet-126",
      doc: "The 126 classes of Saito et al., 2019, with the least label noise",
    },
    dn4il: { title: () => "DN4IL-100", doc: "The 100 classes of DN4IL: 20 groups of 5" },
    few: { title: (count: number) => `${count} of them`, doc: "A few, spread over the list" },
  },
  groups: (count: number) => `DN4IL’s groups of five (${count})`,
  choiceFields: {
    trainPerClass: "To train, a class at most",
    testPerClass: "To test, a class and domain at most",
    seed: "Seed of the draw",
    imageSize: "Made ready for an input of",
  },
  choiceDocs: {
    trainPerClass:
      "How many pictures of each class of the domain that is trained on are taken at most, a twentieth of them held out. More teach more, and take more room and time to import.",
    testPerClass:
      "How many pictures of each class are taken at most to test every domain. More make the intervals narrower and measuring slower.",
    seed: "Decides which pictures are drawn where there are more than are taken. The same seed draws the same ones on any device.",
    imageSize:
      "The side to which pictures are made smaller, in pixels: that of the model’s input. A model with a larger input sees them enlarged, and less sharp.",
  },
  restrict: "Measure a domain that lacks classes among those that it has",
  restrictDoc:
    "As ImageNet’s shifted sets are measured. DomainNet’s are measured among all classes.",
  measuredAmong: (domain: string, count: number) =>
    `${domain} is measured among the ${count} classes that it has.`,
  ofThisModel: ", this model",
  choiceProblems: {
    classes: "Choose two classes or more.",
    number: (field: string, value: string, least: string, most: string) =>
      `“${field}” must be a whole number from ${least} to ${most}, and is ${value === "" ? "empty" : value}.`,
    title: "The data set needs a name.",
  },
  missingModel: (name: string) => `The model ${name} is not in this browser.`,
  missingHubModel: (name: string) =>
    `The model ${name} of the Hugging Face hub is not in this browser. Nothing is fetched until you say so.`,
  missingData: (name: string) => `The data set ${name} is not in this browser.`,
  lookUpModel: "Look at what it takes",
  chooseModel: "Choose a model",
  importData: "Import it",
  useBundled: "Use the bundled one",
};
