/** What a teacher's link has hidden or locked. */
export const restrictions = {
  note: "From your teacher",
  restricted: "Some settings are fixed by the link of this lesson.",
  locked: "fixed by this lesson",
  parts: {
    presets: "Presets",
    methods: "Choice of methods",
    sweep: "Sweep",
    compute: "Compute on",
    share: "Share button",
    pages: "Tabs",
  },
};
