"""Methods that make one model of finished runs. The finished runs are given by a formula: see `tuned`."""
import torch
import torch.nn.functional as F

from common import checksums
from inputs import INPUTS
from model import HEAD, IMAGE_TOWER, PRETRAINED, SCALE, image_features
from trajectory import descend, leaf

START = {**{name: PRETRAINED[name] for name in IMAGE_TOWER}, "head.weight": HEAD}


def tuned(run):
    """The weights that run 0, 1, .. is said to have ended with: every weight w at place i of its tensor is
    w (1 + ((7919 i + 31 run) mod 101 - 50) / 100) as a float32."""
    weights = {}
    for name, tensor in START.items():
        i = torch.arange(tensor.numel()).reshape(tensor.shape)
        factor = 1 + ((7919 * i + 31 * run) % 101 - 50).double() / 100
        weights[name] = (tensor * factor).float().double()
    return weights


# WiSE-FT and soups ------------------------------------------------------------------------------------


def wise_ft(case, alpha):
    """theta(alpha) = (1 - alpha) theta_0 + alpha theta_1 for every tensor, the head included."""
    end = tuned(0)
    mixed = {name: (1 - alpha) * START[name] + alpha * end[name] for name in START}
    hyperparameters = {"alpha": alpha}
    return {"case": case, "recipe": "wise-ft", "hyperparameters": hyperparameters, "measured": checksums(mixed)}


def mean_of(runs):
    ends = [tuned(run) for run in runs]
    return {name: torch.stack([end[name] for end in ends]).mean(0) for name in START}


def soup_uniform(count=3):
    measured = checksums(mean_of(range(count)))
    return {"case": "soup-uniform", "recipe": "soup-uniform", "hyperparameters": {"count": count}, "measured": measured}


# Held-out accuracy of the mean of these runs, as if it had been measured.
ACCURACIES = {
    (0,): 0.68, (1,): 0.61, (2,): 0.70, (3,): 0.66,
    (2, 0): 0.72,
    (2, 0, 3): 0.72,  # no better: left out
    (2, 0, 1): 0.73,
}


def soup_greedy(count=4):
    """Best first; a run stays only if the running mean with it is strictly better on held-out pictures."""
    order = sorted(range(count), key=lambda run: -ACCURACIES[(run,)])
    kept, soup = order[:1], tuned(order[0])
    for run in order[1:]:
        if ACCURACIES[(*kept, run)] > ACCURACIES[tuple(kept)]:
            n, new = len(kept), tuned(run)
            soup = {name: (n * soup[name] + new[name]) / (n + 1) for name in soup}
            kept.append(run)
    assert kept == [2, 0, 1]
    expected = mean_of(kept)
    assert all(torch.allclose(soup[name], expected[name], rtol=0, atol=1e-14) for name in soup)
    accuracies = [{"runs": list(runs), "accuracy": accuracy} for runs, accuracy in ACCURACIES.items()]
    return {
        "case": "soup-greedy", "recipe": "soup-greedy", "hyperparameters": {"count": count},
        "accuracies": accuracies, "kept": kept, "measured": checksums(soup),
    }


# TPGM -------------------------------------------------------------------------------------------------

ITERATIONS, RATE = 5, 1e-2
TPGM_PROBES = ("vision_model.encoder.layers.0.self_attn.qkv_proj.weight.gamma", "head.weight.gamma")


def engine_tensors():
    """Engine's tensors by name, as lists of these tensors' names: queries, keys and values are one there."""
    groups = {}
    for name in START:
        fused = name
        for part in "qkv":
            fused = fused.replace(f"{part}_proj", "qkv_proj") if f".{part}_proj" in name else fused
        groups.setdefault(fused, []).append(name)
    return groups


def project(end, groups, norms, radii):
    """theta_0 + min(1, max(0, gamma / (norm + 1e-8))) (theta - theta_0), by engine tensor."""
    weights = {}
    for group, names in groups.items():
        ratio = (radii[f"{group}.gamma"] / (norms[group] + 1e-8)).clamp(0, 1)
        for name in names:
            weights[name] = START[name] + ratio.reshape(()) * (end[name] - START[name])
    return weights


def tpgm():
    """A radius for each tensor, fitted by Adam on one batch of held-out pictures while the weights stay.

    gamma_n starts at half of ||theta_n - theta0_n||, its own tensor's: the authors' "half of the smallest norm" is
    over the norms of one tensor, which for the L2 norm is one number. It is put back into [1e-8, ||..||] before
    each use. Here it never gets there, which is well, for at the bound float32's clamp could fall on either side.
    """
    end, groups = tuned(0), engine_tensors()
    norms = {
        group: torch.cat([(end[name] - START[name]).flatten() for name in names]).norm()
        for group, names in groups.items()
    }
    radii = {f"{group}.gamma": leaf((norm / 2).reshape(1, 1)) for group, norm in norms.items()}
    step = INPUTS.steps[0]

    def objective(k):
        weights = project(end, groups, norms, radii)
        logits = SCALE * image_features(weights, step["pixels"]) @ weights["head.weight"]
        return {"cross_entropy": (F.cross_entropy(logits, step["labels"]), 1)}

    def stay_within():
        assert all(1e-8 < radii[f"{group}.gamma"].item() < norm for group, norm in norms.items())

    record = descend(radii, objective, ITERATIONS, rate=RATE, probes=TPGM_PROBES, after_update=stay_within)
    assert_large_radii_change_nothing(end, groups, norms)
    with torch.no_grad():
        measured = project(end, groups, norms, radii)
    hyperparameters = {"iterations": ITERATIONS, "rate": RATE, "batch": len(step["labels"])}
    settings = {"case": "tpgm", "recipe": "tpgm", "hyperparameters": hyperparameters}
    return {**settings, **record, "measured": checksums(measured)}


def assert_large_radii_change_nothing(end, groups, norms):
    large = {f"{group}.gamma": 2 * norm for group, norm in norms.items()}
    same = project(end, groups, norms, large)
    assert all(torch.allclose(same[name], end[name], rtol=1e-15, atol=1e-15) for name in end)


def cases():
    yield wise_ft("wise-ft", 0.5)
    yield wise_ft("wise-ft-quarter", 0.25)
    yield soup_uniform()
    yield soup_greedy()
    yield tpgm()
