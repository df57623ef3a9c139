/** Use without a network, and what becomes of what a person does here. */
export const offline = {
  keeping: "Keeping the page on this device, for use without a network …",
  kept: "Kept on this device: works without a network.",
  update: "A new version is here.",
  reload: "Change to it",
  privacy:
    "Everything computes on this device. No account, no telemetry, no other site is asked for anything unless you open a model or data set from one.",
};
