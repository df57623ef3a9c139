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
      "Another program may need it, or the driver was reset. The curves so far are kept. Try again, with a smaller batch if it happens twice.",
  },
  "out-of-memory": {
    title: "There is not enough memory on the device.",
    advice:
      "Choose a smaller batch, or under More let the methods run one after the other. Closing other tabs helps too.",
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
