/** Which measure a panel shows, on small buttons. */
export const measures = {
  accuracy: "Accuracy",
  energyGap: "Energy gap",
  nll: "NLL",
};
