/** The tabs in the masthead. */
export const pages = {
  label: "Pages",
  experiment: "Experiment",
  analyses: "Analyses",
  try: "Try it",
  lessons: "Lessons",
  board: "Class board",
  loading: "Loading",
};
