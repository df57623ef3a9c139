/** Where DomainNet lies on the Hugging Face hub: six domains, cleaned, with the official splits. */
export const domainnetOnHub = {
  repository: "wltjr1007/DomainNet",
  revision: "ee20570ae7a29c51571e55a9a17983f7625295d6",
  /** Sizes are published figures, to be shown before anything is fetched; the server's word counts. */
  files: [
    { path: "data/train-00000-of-00003.parquet", bytes: 758_577_202 },
    { path: "data/train-00001-of-00003.parquet", bytes: 7_205_696_451 },
    { path: "data/train-00002-of-00003.parquet", bytes: 4_959_599_036 },
    { path: "data/test-00000-of-00001.parquet", bytes: 5_597_563_518 },
  ],
} as const;

/** Whose pictures they are, for a data set's index. */
export const domainnetSource = {
  id: "domainnet",
  name: "DomainNet",
  author: "Peng et al., ICCV 2019",
  license: "none; published under a fair-use notice for academic research",
  url: "http://ai.bu.edu/M3SDA/",
} as const;
