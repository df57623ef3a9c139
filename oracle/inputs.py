"""What every method is fed: drawn once, in float32 and integers, and written to golden/methods/inputs.json."""
import numpy as np
import torch

from common import (
    BATCH, BOS, CLASSES, CONFIG, EOS, STEPS, TEXTS, TOKEN_LENGTH, double, draw_texts, encode, encode_all, pixels_of,
    write,
)
from model import HEAD, PRETRAINED, SCALE, image_features, pooled_features, without_gradient

TEMPLATES, RANK, DROPPING = 3, 2, 0.2
CAPTION_LENGTH, SPURIOUS_LENGTH = 12, 14
SUBSET = 13
LAYERS = CONFIG["vision_config"]["num_hidden_layers"]
WIDTH, MLP_WIDTH = CONFIG["vision_config"]["hidden_size"], CONFIG["vision_config"]["intermediate_size"]

# Weights of the image tower's layers that LoRA adapts, and their inputs; queries, keys and values are one.
LORA_INPUTS = {
    f"vision_model.encoder.layers.{i}.{part}.weight": inputs
    for i in range(LAYERS)
    for part, inputs in (
        ("self_attn.qkv_proj", WIDTH), ("self_attn.out_proj", WIDTH), ("mlp.fc1", WIDTH), ("mlp.fc2", MLP_WIDTH)
    )
}

# Pictures of the bank by class: those that the zero-shot model gets right, and those that it does not.
RIGHT, WRONG = (4, 4, 4, 2, 2, 2), (2, 2, 2, 0, 0, 0)


def unit_rows(array):
    return array / np.linalg.norm(array, axis=-1, keepdims=True)


def draw_pictures(rng, count):
    return rng.integers(0, 256, (count, 3, 16, 16)).astype(np.uint8)


def draw_step(rng):
    captions = draw_texts(rng, [*rng.integers(3, CAPTION_LENGTH - 2, BATCH - 1), CAPTION_LENGTH - 2], CAPTION_LENGTH)
    draws = 4 * LAYERS  # image tower, then text tower; in each layer attention, then MLP
    return {
        "pixels": draw_pictures(rng, BATCH),
        "labels": rng.integers(0, CLASSES, BATCH),
        "ids": draw_texts(rng, [TOKEN_LENGTH] * TEXTS, TOKEN_LENGTH + 2),
        "directions": unit_rows(rng.standard_normal((TEXTS, CONFIG["projection_dim"]))).astype(np.float32),
        "captions": captions,
        "spurious": draw_spurious(rng, captions),
        "keep": (rng.random((draws, BATCH)) >= DROPPING) / np.float32(1 - DROPPING),
    }


def draw_spurious(rng, captions):
    """Of the tokens and positions that some caption of the step has too. Those of spurious texts alone would have a
    gradient of 0 while the model is the zero-shot one: rounding noise in float32, which Adam turns into whole steps."""
    words = captions[captions < BOS]
    rows = [[BOS, *rng.choice(words, n), EOS] for n in rng.integers(5, CAPTION_LENGTH - 2, BATCH)]
    return np.array([row + [EOS] * (SPURIOUS_LENGTH - len(row)) for row in rows], dtype=np.int32)


def draw_bank(rng):
    """24 pictures that the zero-shot model partly misclassifies: labels follow its own answers."""
    pictures = draw_pictures(rng, 400)
    answers = logits_of(pictures).argsort(1, descending=True)
    chosen, labels = [], []
    for c in range(CLASSES):
        for place, count in ((0, RIGHT[c]), (1, WRONG[c])):
            rows = [i for i in range(len(pictures)) if answers[i, place] == c and i not in chosen][:count]
            assert len(rows) == count
            chosen += rows
            labels += [c] * count
    order = rng.permutation(len(chosen))
    return pictures[chosen][order], np.array(labels)[order]


def logits_of(pictures):
    return SCALE * without_gradient(image_features, PRETRAINED, pixels_of(pictures)) @ HEAD


class Inputs:
    """As the methods use it: labels and ids are integers, pixels and all else float64."""

    def __init__(self):
        rng = np.random.default_rng(20250401)
        self.drawn_steps = [draw_step(rng) for _ in range(STEPS)]
        self.contexts32 = unit_rows(rng.standard_normal((TEMPLATES, CONFIG["projection_dim"]))).astype(np.float32)
        self.lora_a32 = {
            f"{name}.lora_a": (rng.standard_normal((RANK, inputs)) / np.sqrt(inputs)).astype(np.float32)
            for name, inputs in LORA_INPUTS.items()
        }
        self.bank_pictures, bank_labels = draw_bank(rng)
        self.bank_batches = [rng.choice(len(bank_labels), BATCH, replace=False) for _ in range(STEPS)]
        # No multiple of C: in a balanced set the biases' first gradient is 0, and so rounding noise in float32.
        self.bank_subsets = [rng.choice(len(bank_labels), SUBSET, replace=False) for _ in range(2)]

        self.steps = [typed(step) for step in self.drawn_steps]
        self.contexts = double(self.contexts32)
        self.lora_a = {name: double(value) for name, value in self.lora_a32.items()}
        self.bank_pixels = pixels_of(self.bank_pictures)
        self.bank_labels = torch.tensor(bank_labels).long()
        self.bank_features = without_gradient(image_features, PRETRAINED, self.bank_pixels)  # f0 [n,D]
        self.bank_pooled = without_gradient(pooled_features, PRETRAINED, self.bank_pixels)  # h [n,H]
        for step in self.steps:
            labels = step["labels"]
            assert 1 < len(labels.unique()) < BATCH, "a batch needs repeated labels, and more than one"

    def write(self):
        steps = [
            {
                "pixels": encode(step["pixels"], "uint8"),
                "directions": encode(step["directions"]),
                "keep": encode(step["keep"]),
                **{name: step[name].tolist() for name in ("labels", "ids", "captions", "spurious")},
            }
            for step in self.drawn_steps
        ]
        bank = {
            "pixels": encode(self.bank_pictures, "uint8"),
            "labels": self.bank_labels.tolist(),
            "batches": [rows.tolist() for rows in self.bank_batches],
            "subsets": [rows.tolist() for rows in self.bank_subsets],
            "features": encode(self.bank_features),
            "pooled": encode(self.bank_pooled),
        }
        constants = {"contexts": encode(self.contexts32), "loraA": encode_all(self.lora_a32)}
        write("methods.py", "methods/inputs", {"steps": steps, **constants, "bank": bank})


def typed(step):
    integers = {name: torch.tensor(step[name]).long() for name in ("labels", "ids", "captions", "spurious")}
    floats = {name: double(step[name]) for name in ("directions", "keep")}
    return {"pixels": pixels_of(step["pixels"]), **integers, **floats}


INPUTS = Inputs()
