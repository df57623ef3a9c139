"""Methods that fit on features which the frozen tower computed once, of the whole pictures of a bank."""
import numpy as np
import torch
import torch.nn.functional as F

import clip
from common import BATCH, STEPS, checksums
from image_only import PROBES, objective_of, whole_tower
from inputs import INPUTS
from model import HEAD, PRETRAINED, SCALE, without_gradient
from trajectory import descend, leaf

FEATURES, POOLED, LABELS = INPUTS.bank_features, INPUTS.bank_pooled, INPUTS.bank_labels
RATE_FACTOR = 10


# Linear probe and LP-FT -------------------------------------------------------------------------------


def probe(start, steps):
    """The head after so many updates on the bank's batches, and the record of them."""
    head = {"head.weight": leaf(HEAD if start == "zero-shot" else torch.zeros_like(HEAD))}

    def objective(k):
        rows = INPUTS.bank_batches[k]
        logits = SCALE * FEATURES[rows] @ head["head.weight"]
        return {"cross_entropy": (F.cross_entropy(logits, LABELS[rows]), 1)}

    return head["head.weight"], descend(head, objective, steps, RATE_FACTOR, probes=("head.weight",))


def linear_probe(case, start):
    _, record = probe(start, STEPS)
    hyperparameters = {"start": start, "rateFactor": RATE_FACTOR}
    return {"case": case, "recipe": "linear-probe", "hyperparameters": hyperparameters, **record}


def lp_ft(probe_steps=5):
    """The probe's schedule is over its own steps; fine-tuning begins with a fresh optimizer."""
    head, preparation = probe("zero-shot", probe_steps)
    leaves = {**whole_tower(), "head.weight": leaf(head)}
    record = descend(leaves, objective_of(leaves), probes=PROBES)
    hyperparameters = {"probeSteps": probe_steps, "probeRateFactor": RATE_FACTOR, "probeStart": "zero-shot"}
    return {
        "case": "lp-ft", "recipe": "lp-ft", "hyperparameters": hyperparameters, "preparation": preparation, **record
    }


# DFR --------------------------------------------------------------------------------------------------


def dfr(strength=1):
    """R last layers W_r [D,C], b_r [C] in one objective, each fitted on its own given subset, all of it at once.

    As in logistic regression with inverse penalty c: mean CE + ||W||^2 / (2 c n); the intercept is free.
    The term "l2" is the refits' mean of ||W_r||^2 / 2, and its weight 1 / (c n).
    """
    mean, deviation = FEATURES.mean(0), FEATURES.std(0, unbiased=False)
    standard = (FEATURES - mean) / deviation
    refits = range(len(INPUTS.bank_subsets))
    leaves = {f"refit.{r}.weight": leaf(torch.zeros_like(HEAD)) for r in refits}
    leaves |= {f"refit.{r}.bias": leaf(torch.zeros(HEAD.shape[1]).double()) for r in refits}

    def objective(k):
        entropies, squares = [], []
        for r, rows in enumerate(INPUTS.bank_subsets):
            weight, bias = leaves[f"refit.{r}.weight"], leaves[f"refit.{r}.bias"]
            entropies.append(F.cross_entropy(standard[rows] @ weight + bias, LABELS[rows]))
            squares.append((weight**2).sum() / 2)
        penalty = 1 / (strength * len(INPUTS.bank_subsets[0]))
        return {"cross_entropy": (torch.stack(entropies).mean(), 1), "l2": (torch.stack(squares).mean(), penalty)}

    record = descend(leaves, objective, rate_factor=RATE_FACTOR, probes=("refit.0.weight", "refit.1.bias"))
    weight = torch.stack([leaves[f"refit.{r}.weight"].detach() for r in refits]).mean(0)
    bias = torch.stack([leaves[f"refit.{r}.bias"].detach() for r in refits]).mean(0)
    # As a head on f0 whose logits are s0 f0 head + bias.
    head, offset = weight / (SCALE * deviation[:, None]), bias - (mean / deviation) @ weight
    assert torch.allclose(SCALE * FEATURES @ head + offset, standard @ weight + bias, rtol=0, atol=1e-12)
    hyperparameters = {"balance": "class", "refits": len(refits), "strength": strength, "rateFactor": RATE_FACTOR}
    settings = {"case": "dfr", "recipe": "dfr", "hyperparameters": hyperparameters}
    return {**settings, **record, "measured": checksums({"head.weight": head, "head.bias": offset})}


# CFR --------------------------------------------------------------------------------------------------

FIT_STEPS, POSITIVES, NEGATIVES, CALIBRATION, TEMPERATURE = 4, 4, 4, 1.5, 1


def projected(projection, rows):
    return clip.unit(POOLED[torch.as_tensor(rows)] @ projection.T)


def bank_entropy(projection, rows):
    return F.cross_entropy(SCALE * projected(projection, rows) @ HEAD, LABELS[rows])


def draw_calibration(rng, missed, right):
    """One update's calibration batch, and for each of its pictures positives [B,q] and negatives [B,m] by index."""
    rows = rng.choice(missed, BATCH)

    def others(c):
        return np.flatnonzero(LABELS.numpy() != c)

    return {
        "calibration": rows,
        "positives": np.stack([rng.choice(right[LABELS[right] == LABELS[i]], POSITIVES, replace=False) for i in rows]),
        "negatives": np.stack([rng.choice(others(LABELS[i].item()), NEGATIVES, replace=False) for i in rows]),
    }


def mine(projection):
    """Indices that this projection misclassifies, and those that it does not."""
    top = (SCALE * without_gradient(projected, projection, torch.arange(len(LABELS))) @ HEAD).topk(2, 1)
    assert (top.values[:, 0] - top.values[:, 1]).min() > 1e-3, "float32 must find the same answers"
    is_right = top.indices[:, 0].eq(LABELS).numpy()
    return np.flatnonzero(~is_right), np.flatnonzero(is_right)


def info_nce(projection, draw):
    """CE of [a.p ; a.n_1 .. a.n_m] / tau with the positive as target. All of it goes through the projection that
    trains; the positive is the unit mean of the class's unit features."""
    anchors = projected(projection, draw["calibration"])
    positives = clip.unit(projected(projection, draw["positives"]).mean(1))
    negatives = projected(projection, draw["negatives"])
    first = (anchors * positives).sum(1, keepdim=True)
    rest = (anchors[:, None] * negatives).sum(2)
    return F.cross_entropy(torch.cat([first, rest], 1) / TEMPERATURE, torch.zeros(len(anchors)).long())


def cfr():
    """First the projection is fitted to all pictures, then calibrated on those that it still misclassifies. Both
    have a schedule and an optimizer of their own. c = 1.5 is what the authors' code comes to, and negatives are of
    other classes, as the paper says and the code does not."""
    name = "visual_projection.weight"
    leaves = {name: leaf(PRETRAINED[name])}

    def fitting(k):
        rows = INPUTS.bank_batches[k]
        return {"cross_entropy": (bank_entropy(leaves[name], rows), 1)}

    preparation = descend(leaves, fitting, FIT_STEPS)
    missed, right = mine(leaves[name])
    rng = np.random.default_rng(20250402)
    draws = [draw_calibration(rng, missed, right) for _ in range(STEPS)]

    def calibrating(k):
        return {
            "cross_entropy": (bank_entropy(leaves[name], INPUTS.bank_batches[k]), 1),
            "calibration": (bank_entropy(leaves[name], draws[k]["calibration"]), CALIBRATION),
            "contrastive": (info_nce(leaves[name], draws[k]), CALIBRATION),
        }

    record = descend(leaves, calibrating, probes=(name,))
    hyperparameters = {
        "fitSteps": FIT_STEPS, "rateFactor": 1, "calibration": CALIBRATION, "temperature": TEMPERATURE,
        "negatives": "random",
    }
    return {
        "case": "cfr", "recipe": "cfr", "hyperparameters": hyperparameters, "preparation": preparation,
        "misclassified": missed.tolist(),
        "draws": [{key: rows.tolist() for key, rows in draw.items()} for draw in draws], **record,
    }


def cases():
    yield linear_probe("linear-probe", "zero-shot")
    yield linear_probe("linear-probe-zeros", "zeros")
    yield lp_ft()
    yield dfr()
    yield cfr()
