import type { LessonFacts } from "./facts.ts";
import { chance, sentencesOf } from "./sentences.ts";

const { own, ownGaps, measured } = sentencesOf({
  accuracies: ({ name, reference, shifted }, domain) =>
    `${name}: ${reference} on ${domain}, ${shifted} on the shifted domains`,
  gap: ({ name, gap }) => `${name} ${gap}`,
  own: (models) => `Your experiment: ${models.join("; ")}.`,
  ownGaps: (models) => `Your experiment, mean over the shifted domains: ${models.join(", ")}.`,
  none: "Press Start to get numbers of your own.",
  measured: (models) => `Measured beforehand: ${models.join("; ")}. `,
});

/** The five lessons, by the names of src/state/lessons.ts. */
export const en = {
  zeroShot: {
    title: "What zero-shot is",
    summary: "A classifier that has seen no example of your task, only the names of its classes.",
    steps: {
      prompts: {
        text: "CLIP has two towers: one turns a picture into a vector f(x), the other a text into a vector g(t). For each class the text tower reads prompts such as “a drawing of a house”; the mean of their vectors is that class’s column of W. Press Start: nothing is trained, every style is only measured.",
        question: "Where do the numbers of the classifier W come from, if no picture was used?",
        answer: () =>
          "From the text tower alone: W_c is the normalised mean of g(t) over the prompts of class c. A picture gets the class whose column points most nearly its way.",
      },
      guess: {
        text: "Before you trust an accuracy, ask what guessing would give.",
        question: "How often would blind guessing be right here?",
        answer: (facts: LessonFacts) =>
          `There are ${facts.classes} classes, so 1 in ${facts.classes}: ${chance(facts)} %. ${own(facts)}`,
      },
      styles: {
        text: "The table below lists every drawing style. The model was pre-trained on pictures with captions, and was never told which style your task has.",
        question: "Which style is easiest for it, and which is hardest?",
        answer: (facts: LessonFacts) =>
          facts.zeroShot
            ? `Easiest is ${facts.zeroShot.best}, hardest ${facts.zeroShot.worst}. Whatever training does next is compared with these numbers.`
            : own(facts),
      },
    },
  },
  cost: {
    title: "What fine-tuning costs",
    summary: "Training on one style improves that one. The others pay.",
    steps: {
      predict: {
        text: "FT is plain fine-tuning: cross-entropy on pictures of one style, every weight of the image tower free. Before you press Start, write down what you expect of the style trained on, and of the five others.",
        question: "Will the mean of the shifted styles rise, stay or fall?",
        answer: (facts: LessonFacts) =>
          `${measured(facts, "short", ["zero-shot", "ft"])}${own(facts)}`,
      },
      run: {
        text: "Watch the small charts: the dotted line is zero-shot. A curve below its dotted line has forgotten something that the model could do before.",
        question:
          "At which step does the style trained on stop gaining, and do the others recover?",
        answer: (facts: LessonFacts) =>
          `Move the crosshair over the charts to read it. Steps past that point can cost the others without helping the one. ${own(facts)}`,
      },
      longer: {
        text: "The set-up now makes six times the updates. If time is short, read the answer instead of running it.",
        question: "Does the price of a longer training grow in step with its gain?",
        answer: (facts: LessonFacts) =>
          `Shorter preset. ${measured(facts, "short", ["ft"])}Longer preset. ${measured(facts, "longer", ["ft"])}${own(facts)}`,
      },
    },
  },
  energyGap: {
    title: "The energy gap",
    summary: "How far a model has moved, read off its answers to meaningless text.",
    steps: {
      measure: {
        text: "Take random texts that mean nothing and score a picture against them: v(x) = s·f(x)·Gᵀ. The energy gap is the mean of (v − v₀)², where v₀ are the zero-shot model’s scores. Start FT and Lipsum-FT together and switch the results to Energy gap.",
        question: "What is the energy gap before the first update, and why?",
        answer: () =>
          "Exactly 0: before any update v is v₀. From then on it says how far the features have moved in the directions that texts can see.",
      },
      compare: {
        text: "Both methods see the same batches in the same order. Only the loss differs.",
        question: "Which one moves less, and does it show in accuracy?",
        answer: (facts: LessonFacts) =>
          `${measured(facts, "short", ["ft", "lipsum-ft"])}${ownGaps(facts)} ${own(facts)}`,
      },
      relation: {
        text: "The paper’s claim: where the energy gap grows on shifted styles, accuracy relative to zero-shot falls. One experiment does not prove it.",
        question: "How would you test the claim with this page?",
        answer: (facts: LessonFacts) =>
          `Vary one thing that changes the gap (the learning rate, the steps, λ), run each over several seeds, and plot gap against relative accuracy. If the points lie on one falling line, whatever made the gap, the claim holds here. ${twoLengths(facts)}`,
      },
    },
  },
  rivals: {
    title: "Lipsum-FT against its rivals",
    summary: "Three ideas of what to hold still while a model learns, and one that holds nothing.",
    steps: {
      families: {
        text: "L2-SP holds the weights near their start. CAR-FT holds what the model says of a picture’s context. Lipsum-FT holds its scores on random text. FT holds nothing. Open a method on the left to read its loss.",
        question:
          "Which of the four needs neither texts nor a frozen copy of the tower at each update?",
        answer: () =>
          "FT, and nearly L2-SP: it needs the old weights, but no second pass. CAR-FT and Lipsum-FT compute the zero-shot model’s features beside the tuned ones; Lipsum-FT also encodes fresh random texts at each step.",
      },
      rank: {
        text: "Start the four. They take turns on the same batches. Rank them twice: by the style trained on, then by the mean of the shifted styles.",
        question: "Is the order the same, and what did the best on the shifted styles give up?",
        answer: (facts: LessonFacts) =>
          `${own(facts)} What holds the model more tends to learn less: a method is worth its price if it keeps much and gives up little.`,
      },
      average: {
        text: "EMA holds nothing in its loss: what it measures is a moving average of the weights that starts at the zero-shot model. Start it beside FT and Lipsum-FT.",
        question: "One method of your run is ahead on the shifted styles. Is that a finding?",
        answer: (facts: LessonFacts) =>
          `Not from one seed: look at the intervals, and queue several seeds before you say so. ${own(facts)}`,
      },
    },
  },
  knobs: {
    title: "α, λ and M by hand",
    summary: "Three numbers that trade what is learned for what is kept.",
    steps: {
      alpha: {
        text: "WiSE-FT mixes weights after training: θ(α) = (1 − α)·θ₀ + α·θ₁. Start, then open the Path tab under the results.",
        question: "Is there an α that beats both ends on the shifted styles?",
        answer: (facts: LessonFacts) =>
          `Look for a point of the path that lies above both of its ends. α = 0 is zero-shot and α = 1 is FT, bit for bit; what lies between them cost no training. ${own(facts)}`,
      },
      lambda: {
        text: "λ weighs Lipsum-FT’s term; it is set to ten times its default now. At 0 Lipsum-FT is FT.",
        question: "What is left to learn as λ grows without end?",
        answer: (facts: LessonFacts) =>
          `Only the head W: scores that may not move hold the image tower where it was, as in a linear probe. The useful λ lies where the shifted styles are kept and the style trained on still gains. ${own(facts)}`,
      },
      texts: {
        text: "M is how many random texts are drawn at each step; it is set to 5 now. Their mean is an estimate of the energy gap.",
        question: "What do fewer texts change: the goal, or the noise on the way to it?",
        answer: (facts: LessonFacts) =>
          `The noise. The expected gradient is the same for every M, since the sum is divided by M; with few texts each step holds the model in few directions. ${own(facts)}`,
      },
    },
  },
};

/** FT's gap and accuracy in two presets: a first test of the claim. */
function twoLengths({ measured: of }: LessonFacts): string {
  const [short, longer] = [of("short", "ft"), of("longer", "ft")];
  if (!short || !longer) return "";
  return `Begin with FT in two presets, measured beforehand: gap ${short.gap} and ${short.shifted} on the shifted domains in the shorter, gap ${longer.gap} and ${longer.shifted} in the longer. Does the larger gap go with the lower accuracy?`;
}
