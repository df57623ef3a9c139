/** What is measured: its name, and in two plain sentences what it says. */
export const metrics = {
  loss: {
    title: "Loss",
    doc: "What training makes smaller, on the pictures of each step. A method's first term is the task's; every further term holds the model to something, and is drawn thin and without its weight.",
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
  seedInterval: {
    title: "95 % interval over seeds",
    doc: "Where the mean over many more seeds probably lies, by Student's t over the seeds that were run. It says how much another seed would change, and nothing about other pictures.",
  },
  singleRun: {
    title: "✓ and ≠",
    doc: "Whether a run's number lies where 95 of 100 single runs of the preset lie, as its measured seeds say. A single run strays further from the mean than the mean itself is uncertain.",
  },
  change: {
    title: "Change from zero-shot",
    doc: "How many percentage points of accuracy fine-tuning has won or lost, on the same pictures. Above zero it has helped on that domain, below zero it has cost.",
  },
  smoothing: {
    title: "Smoothing",
    doc: "An exponential moving average of the loss over about this share of a run's steps, with the measured losses pale behind it. Off shows them alone; only what is drawn changes, never what is trained or saved.",
  },
  weightPath: {
    title: "Weight path, α",
    doc: "The model between the zero-shot weights (α = 0) and the run's (α = 1), head included, as WiSE-FT mixes them. Nothing is trained along it: every point is a model of its own that was measured.",
  },
  logitAxis: {
    title: "Logit axes",
    doc: "Shares are stretched near 0 and 1, where a point of accuracy is harder to win. On these axes the accuracies of many models lie near one line, and a robust one lies above it.",
  },
  probability: {
    title: "Probability",
    doc: "The share of belief that the model gives a class, from its scores by softmax; over all classes the shares add up to 1. It is what the model claims: calibration says whether to believe it.",
  },
  ece: {
    title: "Expected calibration error (ECE)",
    doc: "How far confidence and accuracy are apart, on average over 15 bins of confidence, each by its share of the pictures. It is 0 for a model that is right in 80 % of the cases in which it is 80 % sure.",
  },
  eceByChance: {
    title: "ECE by chance",
    doc: "The ECE that even a perfectly calibrated model would show with so few pictures, as each bin's accuracy strays by luck. An ECE near it says nothing against the model.",
  },
  reliability: {
    title: "Reliability diagram",
    doc: "Accuracy over confidence, one bar a bin of the pictures for which the model is about equally sure. Bars under the diagonal mean that it is surer than it is right.",
  },
  confusion: {
    title: "Confusion matrix",
    doc: "How many pictures of one class (row) were taken for another (column). All that is right lies on the diagonal; a bright cell beside it is a mistake that the model makes often.",
  },
  classChange: {
    title: "Change of a class",
    doc: "By how many percentage points the class's share of right answers has changed from the zero-shot model's. With few pictures of a class (n) one picture is already several points.",
  },
  pictureChange: {
    title: "Lost and won",
    doc: "A picture is lost where the zero-shot model named it right and the tuned model does not, and won the other way round. Accuracy shows only their difference: many of both may hide behind a small change.",
  },
  distortion: {
    title: "Feature distortion",
    doc: "How far a picture's unit feature has moved from the zero-shot model's, on average: from 0 (not at all) to 2 (the opposite). Where it moves most on the domain that was trained on, fine-tuning has bent the features unevenly (Kumar et al. 2022).",
  },
  projectedDistortion: {
    title: "Distortion before the norm",
    doc: "The same distance of the features as the projection gives them, before their norm is made 1. It also sees a feature that has only grown longer, which changes no score.",
  },
  scores: {
    title: "Scores on random text",
    doc: "How well a picture fits each random text: the cosine of their features times CLIP's scale, in logits. Lipsum-FT holds these where the zero-shot model has them.",
  },
  textGap: {
    title: "Energy gap of a text",
    doc: "How far the scores on this one text have moved, squared and averaged over the pictures. The mean over all texts is the energy gap.",
  },
  textShift: {
    title: "Mean shift of a text",
    doc: "Whether pictures came nearer to this text (above 0) or went away from it (below 0), on average. A text can have a large gap and no shift, where some pictures come and others go.",
  },
  pictureGap: {
    title: "Energy gap of this picture",
    doc: "How far this picture's scores on 1,000 random texts have moved from the zero-shot model's, squared and averaged, in logits². It is 0 for the zero-shot model itself.",
  },
  scoreMap: {
    title: "Map of score vectors",
    doc: "UMAP places every score vector on a plane so that neighbours stay neighbours; all models share one map, and the seed is fixed. Read who lies beside whom: distances between far clusters mean nothing.",
  },
  speed: {
    title: "Speed",
    doc: "Optimizer updates and pictures a second, averaged over the last 20 steps of each run. Measuring and pauses are not in it; runs side by side take turns, and each counts its own time.",
  },
  warmup: {
    title: "Warm-up",
    doc: "How long the runs took to get ready for their first update: graphs compiled, weights brought to the device, first stages done. It is paid once, and is neither in the speed nor on the time axis.",
  },
  timeLeft: {
    title: "Time left",
    doc: "The steps that are left at the present speed, and the measurements that are left at what each has taken so far. The measurement of all test pictures at the end can take longer than it says.",
  },
  memory: {
    title: "Memory",
    doc: "What the experiment takes at its worst moment, counted from the graphs that it would run before any of it runs. Activations are all tensors that are alive at once; every other part is counted whole.",
  },
};
