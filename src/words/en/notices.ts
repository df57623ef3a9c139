import type { FailureKind } from "../../shared/failure.ts";

/** What happened, and what helps where the failure's own message does not say it. */
interface FailureWords {
  readonly title: string;
  readonly advice: string;
}

const failures: Readonly<Record<FailureKind, FailureWords>> = {
  "bad-spec": { title: "These settings cannot run.", advice: "" },
  "bad-file": { title: "A file is not what it should be.", advice: "" },
  download: { title: "A download failed.", advice: "" },
  "no-webgpu": {
    title: "There is no WebGPU here.",
    advice: "Under More, let it compute on the CPU: the numbers are the same.",
  },
  "device-lost": {
    title: "The graphics device was lost.",
    advice:
      "Another program may need it, or the driver was reset. What was saved is kept: go on with a smaller batch, or under More on the CPU.",
  },
  crashed: {
    title: "Training broke off.",
    advice:
      "What was saved is kept. If it happens again, reload the page, choose a smaller batch or try another browser.",
  },
  "out-of-memory": {
    title: "There is not enough memory on the device.",
    advice:
      "Choose a smaller batch, or under More let the methods run one after the other. Closing other tabs helps too.",
  },
  "too-large": { title: "This takes more memory than it may.", advice: "" },
  "no-storage": {
    title: "There is no room to keep this.",
    advice: "Free some space on the disk, or delete kept runs.",
  },
  "non-finite": { title: "The numbers ran away.", advice: "" },
  cancelled: { title: "Stopped.", advice: "" },
  internal: { title: "Something broke that should not.", advice: "" },
};

/** What went wrong, with the way out. */
export const notices = {
  linkTitle: "The link was not all readable.",
  linkDefaults: "These fields have their defaults instead:",
  dismiss: "Dismiss",
  details: "Details for a bug report",
  tryAgain: "Try again",
  failures,
};
