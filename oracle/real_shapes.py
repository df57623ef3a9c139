"""Writes golden/realShapes/*.json: one update of FT and of Lipsum-FT on CLIPs of real shapes, by PyTorch.

Weights and batch are hashed.py's numbers, so a file holds only what comes out, and of gradients only what
tells two apart: see README.md.
"""
import sys

import numpy as np
import torch

import clip
import hashed
from common import double, write

CLASSES, TEXTS, TOKEN_LENGTH = 45, 16, 8
LEARNING_RATE, WEIGHT_DECAY = 1e-3, 0.1
LOG_LOGIT_SCALE = 3.0
PROJECTIONS, SAMPLES = 8, 4


def config(projection, vision, text, activation):
    common = {"hidden_act": activation, "layer_norm_eps": 1e-5}
    keys = ("hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads")
    return {
        "model_type": "clip",
        "projection_dim": projection,
        "vision_config": {**dict(zip(keys, vision)), "image_size": 224, "patch_size": vision[4], **common},
        "text_config": {
            **dict(zip(keys, text)), "vocab_size": 49408, "max_position_embeddings": 77,
            "eos_token_id": 49407, **common,
        },
    }


# Name -> config and batch size. Sizes as open_clip's model configs have them.
MODELS = {
    "tinyclip-8m-16": (config(512, (256, 1024, 10, 4, 16), (256, 1024, 3, 4), "gelu"), 4),
    "vit-b-32": (config(512, (768, 3072, 12, 12, 32), (512, 2048, 12, 8), "quick_gelu"), 2),
}


def draw(shape, name, bound):
    return (hashed.words(name, int(np.prod(shape))) % np.uint32(bound)).astype(np.int64).reshape(shape)


def is_trained(name):
    return name.startswith(("vision_model.", "visual_projection.", "head."))


def loss_terms(recipe, c, trained, frozen, pixels, labels, ids):
    scale = np.exp(LOG_LOGIT_SCALE)
    features = clip.unit(clip.image_tower(trained, c, pixels))
    logits = scale * features @ trained["head.weight"]
    terms = {"cross_entropy": torch.nn.functional.cross_entropy(logits, labels)}
    if recipe == "lipsum-ft":
        with torch.no_grad():
            reference = clip.unit(clip.image_tower(frozen, c, pixels))
            texts = clip.unit(clip.text_tower(frozen, c, ids))
        gap = scale * (features - reference) @ texts.T
        terms["lipsum"] = (gap**2).sum(1).mean() / (2 * TEXTS)
    return terms


def short(number):
    """To nine digits: more than float32 has."""
    return float(f"{number:.9g}")


def summary(name, gradient, change):
    """The norm, random projections, and some elements that are not small with their change."""
    g, moved = gradient.flatten().numpy(), change.flatten().numpy()
    norm = np.sqrt((g**2).sum())
    projections = [g @ hashed.uniform(f"{name}/projection {k}", g.size) for k in range(PROJECTIONS)]
    places = hashed.words(f"{name}/samples", 64) % np.uint32(g.size)
    large = [int(at) for at in dict.fromkeys(places.tolist()) if abs(g[at]) > 0.1 * norm / np.sqrt(g.size)]
    samples = [[at, short(g[at]), short(moved[at])] for at in large[:SAMPLES]]
    return {"norm": short(norm), "projections": [short(x) for x in projections], "samples": samples}


def update(recipe, c, batch):
    """Loss, terms, and what the gradients and one AdamW update are, by tensor."""
    shapes = {name: shape for tower in clip.shapes(c) for name, shape in tower.items()}
    frozen = {name: double(hashed.weight(name, shape)) for name, shape in shapes.items()}
    trained = {
        name: double(hashed.weight(name, shape, "trained")) for name, shape in shapes.items() if is_trained(name)
    }
    trained["head.weight"] = double(hashed.weight("head.weight", (c["projection_dim"], CLASSES)))
    leaves = {name: value.clone().requires_grad_() for name, value in trained.items()}
    pixels = (double(draw((batch, 3, 224, 224), "pixels", 256)) - 128) / 64
    labels = torch.tensor(draw((batch,), "labels", CLASSES))
    ids = draw((TEXTS, TOKEN_LENGTH), "texts", 49406)
    texts = np.concatenate([np.full((TEXTS, 1), 49406), ids, np.full((TEXTS, 1), 49407)], 1)
    terms = loss_terms(recipe, c, leaves, frozen, pixels, labels, torch.tensor(texts))
    loss = sum(terms.values())
    loss.backward()
    optimizer = torch.optim.AdamW(leaves.values(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    optimizer.step()
    return {
        "recipe": recipe,
        "loss": loss.item(),
        "terms": {name: term.item() for name, term in terms.items()},
        "gradients": {
            name: summary(name, value.grad, value.detach() - trained[name]) for name, value in leaves.items()
        },
    }


def main(names):
    torch.set_num_threads(1)  # one order of summation, so that a rerun writes the same bytes
    for name in names or MODELS:
        c, batch = MODELS[name]
        write("real_shapes.py", f"realShapes/{name}", {
            "config": c,
            "batch": batch,
            "classes": CLASSES,
            "texts": TEXTS,
            "tokenLength": TOKEN_LENGTH,
            "logLogitScale": LOG_LOGIT_SCALE,
            "learningRate": LEARNING_RATE,
            "weightDecay": WEIGHT_DECAY,
            "cases": [update(recipe, c, batch) for recipe in ("ft", "lipsum-ft")],
        })


if __name__ == "__main__":
    main(sys.argv[1:])
