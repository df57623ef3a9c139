/** Help on demand. */
export const help = {
  formula: "Formula",
  formulaLoading: "Loading the formula",
  formulaFailed: "The formula could not be fetched. Check the connection and open this again.",
  terms: "What is shown, explained",
};
