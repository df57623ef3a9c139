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
  ece: {
    title: "Expected calibration error",
    doc: "How far the model's confidence lies from how often it is right, over 15 bins of confidence. It is 0 where of the pictures that get 80 % just 80 % are right; with few pictures chance alone makes some, which stands beside it.",
  },
  distortion: {
    title: "Feature distortion",
    doc: "How far a picture's feature has moved from the zero-shot model's, on the unit sphere, as a mean over pictures. It is 0 before the first update, and at most 2.",
  },
  projectedDistortion: {
    title: "Feature distortion before the norm",
    doc: "The same distance between the features that the projection gives, before their length is made 1. It has no upper bound: lengths count too.",
  },
  textShift: {
    title: "Mean shift",
    doc: "Where the scores on one random text have gone from the zero-shot model's, in logits, as a mean over pictures. Shifts of both signs cancel here, and do not in the energy gap.",
  },
  smoothing: {
    title: "Smoothing",
    doc: "An exponential moving average of the loss over this share of the steps, with the measured losses pale behind it. Off shows them alone; nothing that is measured changes.",
  },
  interval: {
    title: "95 % interval",
    doc: "Where the true accuracy probably lies, given how few pictures were counted (Wilson's interval). Two accuracies whose intervals overlap widely are not shown to differ.",
  },
};
