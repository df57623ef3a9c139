/** What is measured: its name, and in two plain sentences what it says. */
export const metrics = {
  loss: {
    title: "Loss",
    doc: "What training makes smaller, on the pictures of each step. A method's first term is the task's; every further term holds the model to something, and is drawn without its weight.",
  },
  crossEntropy: {
    title: "Cross-entropy",
    doc: "How surprised the model is by the right class, in nats. It is 0 where the model is certain and right.",
  },
  accuracy: {
    title: "Accuracy",
    doc: "The share of pictures for which the class with the highest score is the right one. Guessing among C classes gives 1/C.",
  },
  shiftedMean: {
    title: "Shifted, mean",
    doc: "The unweighted mean over the domains that training never saw. Where it falls below zero-shot, fine-tuning has cost robustness.",
  },
  energyGap: {
    title: "Energy gap",
    doc: "How far the model's scores on random texts have moved from the zero-shot model's, squared and averaged over pictures and texts. It is 0 before the first update; Lipsum-FT keeps it small.",
  },
  nll: {
    title: "Negative log-likelihood",
    doc: "The mean surprise at the right class, in nats, on pictures that were held out. It also punishes a model that is wrong and sure of it: lower is better.",
  },
  interval: {
    title: "95 % interval",
    doc: "Where the true accuracy probably lies, given how few pictures were counted (Wilson's interval). Two accuracies whose intervals overlap widely are not shown to differ.",
  },
};
