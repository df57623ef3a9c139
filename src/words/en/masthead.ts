/** The head of the page: its name, and what is about the page itself. */
export const masthead = {
  title: "Lipsum Playground",
  /** Of the tab; index.html has it too, before anything is loaded. */
  pageTitle: "Lipsum Playground: fine-tune CLIP in a browser tab",
  subtitle: "Fine-tune CLIP in this tab, and watch what it forgets",
  language: "Language",
  languageFailed: (language: string) =>
    `${language} could not be fetched. Check the connection, then choose it again.`,
  light: "Light",
  dark: "Dark",
  switchToLight: "Switch to the light theme",
  switchToDark: "Switch to the dark theme",
};
