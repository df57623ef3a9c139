"""Methods that tune both towers, or adapters in both, by a contrastive loss on pictures and captions."""
import torch

from clip import unchanged
from common import BATCH, STEPS, checksums
from image_only import kl
from inputs import DROPPING, INPUTS, LAYERS, WIDTH
from model import (
    LOGIT_SCALE, IMAGE_TOWER, PRETRAINED, SCALE, TEXT_TOWER, image_features, text_features, without_gradient,
)
from trajectory import MovingAverage, descend, leaf

PROBES = (
    "vision_model.encoder.layers.0.mlp.fc1.weight",
    "text_model.embeddings.token_embedding.weight",
    "logit_scale",
)


def same_class(labels):
    """y_ij, [B,B] float64."""
    return labels[:, None].eq(labels[None]).double()


def both_directions(logits, targets):
    """Mean of the cross-entropies image to text and text to image. Row i of `targets` is what picture i, and what
    caption i, is to be matched with: a distribution over the batch."""
    assert torch.allclose(targets.sum(1), torch.ones(len(targets)).double())
    image_to_text = -(targets * logits.log_softmax(1)).sum(1).mean()
    text_to_image = -(targets * logits.T.log_softmax(1)).sum(1).mean()
    return (image_to_text + text_to_image) / 2


# FLYP and StarFT --------------------------------------------------------------------------------------


def both_towers():
    leaves = {name: leaf(PRETRAINED[name]) for name in (*IMAGE_TOWER, *TEXT_TOWER)}
    leaves["logit_scale"] = leaf(LOGIT_SCALE.reshape(1, 1))
    return leaves


def flyp_loss(leaves, f, step, targets):
    """InfoNCE at the logit scale that trains. Diagonal: only the own caption is right, whatever its class."""
    logits = leaves["logit_scale"].exp() * f @ text_features(leaves, step["captions"]).T
    same = same_class(step["labels"])
    rows = torch.eye(len(f)).double() if targets == "diagonal" else same / same.sum(1, keepdim=True)
    return both_directions(logits, rows)


def flyp(case, targets, weight_decay=0):
    leaves = both_towers()

    def objective(k):
        step = INPUTS.steps[k]
        f = image_features(leaves, step["pixels"])
        return {"contrastive": (flyp_loss(leaves, f, step, targets), 1)}

    record = descend(leaves, objective, weight_decay=weight_decay, probes=PROBES)
    return {"case": case, "recipe": "flyp", "hyperparameters": {"targets": targets}, **record}


def spurious_term(leaves, f, step, is_masked):
    """KL(frozen || tuned) over the batch's spurious texts, all at s0, not at the logit scale that trains. Masked:
    texts of the picture's own class, its own text among them, have no share in either distribution."""
    f0 = without_gradient(image_features, PRETRAINED, step["pixels"])
    g0 = without_gradient(text_features, PRETRAINED, step["spurious"])
    l0, l = SCALE * f0 @ g0.T, SCALE * f @ text_features(leaves, step["spurious"]).T
    if is_masked:
        mask = same_class(step["labels"]).bool()
        l0, l = l0.masked_fill(mask, -1e8), l.masked_fill(mask, -1e8)
        assert l0.softmax(1).diagonal().eq(0).all() and l.softmax(1).diagonal().eq(0).all(), "the mask removes i = j"
        assert l0.softmax(1)[mask].eq(0).all()
    return kl(l0, l)


def starft(case, mask, regularization=0.5):
    leaves = both_towers()

    def objective(k):
        step = INPUTS.steps[k]
        f = image_features(leaves, step["pixels"])
        spurious = spurious_term(leaves, f, step, mask == "yes")
        assert k > 0 or spurious.item() == 0
        # Falls by update, where the authors' code lowers it by epoch; 0 at the last.
        weight = regularization * (1 - (k + 1) / STEPS)
        return {"contrastive": (flyp_loss(leaves, f, step, "diagonal"), 1), "spurious": (spurious, weight)}

    hyperparameters = {"regularization": regularization, "mask": mask}
    record = descend(leaves, objective, probes=PROBES)
    return {"case": case, "recipe": "starft", "hyperparameters": hyperparameters, **record}


# R-Adapter --------------------------------------------------------------------------------------------

PLACES = [
    (tower, i, name) for tower in ("vision_model", "text_model") for i in range(LAYERS) for name in ("attention", "mlp")
]
LINEAR = {"attention": "self_attn.out_proj", "mlp": "mlp.fc2"}
R_ADAPTER = {
    "rateFactor": 1, "rank": 0, "dropping": DROPPING, "decay": 0.9, "rescale": 0.5, "smoothing": 0.02, "margin": 0.05,
}


def adapters():
    leaves = {}
    for tower, i, name in PLACES:
        leaves[f"{tower}.layers.{i}.{name}.adapter"] = leaf(torch.zeros(WIDTH, WIDTH).double())
        leaves[f"{tower}.layers.{i}.{name}.adapter_scale"] = leaf(torch.full((1, 1), 0.1).double())
    return leaves


def adapted(leaves, keep, rescale=1):
    """z + sigma keep (z W), one `keep` for each sequence at each place [places,B]; `rescale` multiplies sigma."""

    def branch(tower, i, name, z):
        adapter = f"{tower}.layers.{i}.{name}.adapter"
        row = keep[PLACES.index((tower, i, name))].reshape(-1, 1, 1)
        return z + rescale * leaves[f"{adapter}_scale"] * row * (z @ leaves[adapter])

    return branch


def merged(leaves, rescale):
    """Plain towers: a branch ends with z = u V^T + b, so z + a z W = u ((I + a W)^T V)^T + (I + a W)^T b."""
    weights = dict(PRETRAINED)
    for tower, i, name in PLACES:
        adapter = f"{tower}.layers.{i}.{name}.adapter"
        factor = torch.eye(WIDTH).double() + rescale * leaves[f"{adapter}_scale"] * leaves[adapter]
        for kind in ("weight", "bias"):
            parameter = f"{tower}.encoder.layers.{i}.{LINEAR[name]}.{kind}"
            weights[parameter] = factor.T @ weights[parameter]
    return weights


def mpm_nce(f, g, labels, smoothing, margin):
    """Every caption of the class is right, smoothed over the others; the others' cosines get a margin before s0."""
    same = same_class(labels)
    right = same.sum(1, keepdim=True)  # |P(i)|
    targets = (1 - smoothing) * same / right + smoothing * (1 - same) / (len(f) - right)
    logits = SCALE * (f @ g.T + margin * (1 - same))
    return both_directions(logits, targets)


def embed(step, weights, branch):
    return image_features(weights, step["pixels"], branch), text_features(weights, step["captions"], branch)


def assert_adapters_start_as_zero_shot():
    step = INPUTS.steps[0]
    with_adapters = embed(step, PRETRAINED, adapted(adapters(), step["keep"]))
    without = embed(step, PRETRAINED, unchanged)
    assert all(torch.equal(mine, plain) for mine, plain in zip(with_adapters, without))


def assert_merging_changes_nothing(leaves, rescale):
    step = INPUTS.steps[0]
    all_kept = torch.ones(len(PLACES), BATCH).double()
    beside = embed(step, PRETRAINED, adapted(leaves, all_kept, rescale))
    inside = embed(step, merged(leaves, rescale), unchanged)
    zero_shot = embed(step, PRETRAINED, unchanged)
    for a, b, c in zip(beside, inside, zero_shot):
        assert torch.allclose(a, b, rtol=0, atol=1e-12) and not torch.allclose(a, c, rtol=0, atol=1e-4)


def r_adapter():
    assert_adapters_start_as_zero_shot()
    leaves = adapters()
    average = MovingAverage(leaves, R_ADAPTER["decay"])

    def objective(k):
        step = INPUTS.steps[k]
        f, g = embed(step, PRETRAINED, adapted(leaves, step["keep"]))
        return {"contrastive": (mpm_nce(f, g, step["labels"], R_ADAPTER["smoothing"], R_ADAPTER["margin"]), 1)}

    probes = ["vision_model.layers.0.attention.adapter", "text_model.layers.0.mlp.adapter"]
    probes += [f"{probe}_scale" for probe in probes]
    record = descend(leaves, objective, probes=probes, after_update=average.update)
    with torch.no_grad():
        assert_merging_changes_nothing(average.tensors, R_ADAPTER["rescale"])
        assert_merging_changes_nothing(leaves, 1)
        measured = merged(average.tensors, R_ADAPTER["rescale"])
    settings = {"case": "r-adapter", "recipe": "r-adapter", "hyperparameters": R_ADAPTER}
    return {**settings, **record, "measured": checksums(measured)}


def cases():
    yield flyp("flyp", "diagonal")
    yield flyp("flyp-weight-decay", "diagonal", 0.1)
    yield flyp("flyp-label-aware", "label-aware")
    yield starft("starft", "yes")
    yield starft("starft-unmasked", "no")
    yield r_adapter()
