"""Writes oracle/golden/*.json: what PyTorch computes for a tiny CLIP, for the engine's tests to equal.

All inputs are float32 numbers drawn by a seeded numpy generator; all arithmetic is float64, so that the
recorded numbers are the mathematics and not one machine's rounding. See oracle/README.md.
"""
import math

import numpy as np
import torch

import clip
from common import (
    BATCH, CLASSES, CONFIG, STEPS, TEXTS, TOKEN_LENGTH,
    checksums, double, draw_texts, encode, encode_all, is_trained, learning_rate, pixels_of, write,
)

REGULARIZATION = 1.0


def with_activation(config, name):
    towers = {key: {**config[key], "hidden_act": name} for key in ("vision_config", "text_config")}
    return {**config, **towers}


# What is drawn --------------------------------------------------------------------------------------


def draw_weights(rng):
    """Random weights of a size at which attention, GELU and LayerNorm are all far from linear."""
    weights = {}
    for tower in clip.shapes(CONFIG):
        for name, shape in tower.items():
            values = rng.standard_normal(shape)
            if "norm" in name and name.endswith("weight") or "layrnorm.weight" in name:
                values = 1 + 0.2 * values
            elif len(shape) == 1:
                values = 0.2 * values
            elif "embedding" in name and "patch" not in name:
                values = 0.5 * values
            else:
                values = values * 1.5 / math.sqrt(np.prod(shape[1:]))
            weights[name] = values.astype(np.float32)
    return weights


def draw_batch(rng):
    """Bytes of pixels; the pixel is (byte - 128) / 64, exact in float32."""
    return {
        "pixels": rng.integers(0, 256, (BATCH, 3, 16, 16)).astype(np.uint8),
        "labels": rng.integers(0, CLASSES, BATCH).astype(np.int32),
        "ids": draw_texts(rng, [TOKEN_LENGTH] * TEXTS, TOKEN_LENGTH + 2),
    }


# What is computed -----------------------------------------------------------------------------------


def loss_terms(recipe, trained, frozen, scale, batch):
    """Both terms of the objective (methods: cross-entropy; Lipsum-FT's R over fresh random texts)."""
    pixels = pixels_of(batch["pixels"])
    features = clip.unit(clip.image_tower(trained, CONFIG, pixels))
    labels = torch.tensor(batch["labels"], dtype=torch.int64)
    logits = scale * features @ trained["head.weight"]
    terms = {"cross_entropy": torch.nn.functional.cross_entropy(logits, labels)}
    if recipe == "lipsum-ft":
        with torch.no_grad():
            reference = clip.unit(clip.image_tower(frozen, CONFIG, pixels))
            texts = clip.unit(clip.text_tower(frozen, CONFIG, torch.tensor(batch["ids"]).long()))
        gap = scale * features @ texts.T - scale * reference @ texts.T
        terms["lipsum"] = (gap**2).sum(1).mean() / (2 * len(texts))
    loss = terms["cross_entropy"] + REGULARIZATION * terms.get("lipsum", torch.zeros(()))
    return loss, terms


def trainable(weights, head):
    parameters = {name: double(value) for name, value in weights.items() if is_trained(name)}
    parameters["head.weight"] = double(head)
    return {name: value.requires_grad_() for name, value in parameters.items()}


def trajectory(recipe, weight_decay, weights, head, scale, batches):
    frozen = {name: double(value) for name, value in weights.items()}
    parameters = trainable(weights, head)
    before = {name: value.detach().clone() for name, value in parameters.items()}
    optimizer = torch.optim.AdamW(
        parameters.values(), lr=0, betas=(0.9, 0.999), eps=1e-8, weight_decay=weight_decay
    )
    steps = []
    for k, batch in enumerate(batches):
        loss, terms = loss_terms(recipe, parameters, frozen, scale, batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.param_groups[0]["lr"] = learning_rate(k)
        optimizer.step()
        values = {name: term.item() for name, term in terms.items()}
        steps.append({"loss": loss.item(), "terms": values, "learningRate": learning_rate(k)})
    after = {name: value.detach() for name, value in parameters.items()}
    return {
        "recipe": recipe,
        "weightDecay": weight_decay,
        "steps": steps,
        "final": checksums(after),
        "change": checksums({name: after[name] - before[name] for name in after}),
    }


def perturbed(rng, weights):
    """Weights somewhat off the frozen ones, so that Lipsum-FT's term and its gradient are not zero."""
    return {
        name: (value + 0.05 * np.abs(value).mean() * rng.standard_normal(value.shape)).astype(np.float32)
        if is_trained(name) else value
        for name, value in weights.items()
    }


# What is written ------------------------------------------------------------------------------------


def encode_batch(batch):
    return {
        "pixels": encode(batch["pixels"], "uint8"),
        "labels": batch["labels"].tolist(),
        "ids": batch["ids"].tolist(),
    }


def main():
    torch.set_num_threads(1)  # one order of summation, so that a rerun writes the same bytes
    rng = np.random.default_rng(20240860)
    weights = draw_weights(rng)
    logit_scale = np.float32(3)
    scale = math.exp(float(logit_scale))
    head = rng.standard_normal((CONFIG["projection_dim"], CLASSES))
    head = (head / np.linalg.norm(head, axis=0)).astype(np.float32)
    tensors = encode_all({**weights, "logit_scale": logit_scale})
    write("golden.py", "model", {"config": CONFIG, "tensors": tensors, "head": encode(head)})

    batch = draw_batch(rng)
    ids = draw_texts(rng, [0, 1, 4, 9, 14], 16)
    all_weights = {name: double(value) for name, value in weights.items()}
    towers = []
    for activation in ("quick_gelu", "gelu"):
        config = with_activation(CONFIG, activation)
        towers.append({
            "activation": activation,
            "image": encode(clip.image_tower(all_weights, config, pixels_of(batch["pixels"]))),
            "text": encode(clip.text_tower(all_weights, config, torch.tensor(ids).long())),
        })
    write("golden.py", "towers", {"pixels": encode(batch["pixels"], "uint8"), "ids": ids.tolist(), "towers": towers})

    tuned = perturbed(rng, weights)
    cases = []
    for recipe in ("ft", "lipsum-ft"):
        parameters = trainable(tuned, head)
        loss, terms = loss_terms(recipe, parameters, all_weights, scale, batch)
        loss.backward()
        cases.append({
            "recipe": recipe,
            "loss": loss.item(),
            "terms": {name: term.item() for name, term in terms.items()},
            "gradients": encode_all({name: value.grad for name, value in parameters.items()}),
        })
    trained = {name: value for name, value in tuned.items() if is_trained(name)}
    write("golden.py", "gradients", {"batch": encode_batch(batch), "trained": encode_all(trained), "cases": cases})

    batches = [draw_batch(rng) for _ in range(STEPS)]
    runs = [
        trajectory(recipe, weight_decay, weights, head, scale, batches)
        for recipe in ("ft", "lipsum-ft")
        for weight_decay in (0, 0.1)
    ]
    write("golden.py", "trajectories", {"batches": [encode_batch(b) for b in batches], "runs": runs})


if __name__ == "__main__":
    main()
