/** A frame in another page: before it is pressed, and what it shows then. */
export const embed = {
  show: "Show the run",
  doc: "A recorded run of Lipsum Playground. Nothing is downloaded before you press.",
  openPage: "Open in Lipsum Playground",
};
