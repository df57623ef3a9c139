"""Methods that tune the image tower and the head by a loss on pictures alone."""
import torch
import torch.nn.functional as F

from common import checksums
from inputs import INPUTS, LAYERS, LORA_INPUTS, RANK
from model import HEAD, IMAGE_TOWER, PRETRAINED, SCALE, image_features, text_features, without_gradient
from trajectory import MovingAverage, descend, leaf

LAST_BLOCKS = 1
LORA_SCALE = 2  # alpha / rank with alpha = 2 rank
PROBES = ("visual_projection.weight", "vision_model.encoder.layers.0.mlp.fc1.weight")


def whole_tower():
    return {name: leaf(PRETRAINED[name]) for name in IMAGE_TOWER} | {"head.weight": leaf(HEAD)}


def weights_of(leaves):
    """The model of leaves that are model weights: what does not train is pre-trained."""
    return {**PRETRAINED, "head.weight": HEAD, **leaves}


class Pictures:
    """One step's batch as a model with these weights sees it, beside the zero-shot model."""

    def __init__(self, weights, k):
        self.weights, self.step = weights, INPUTS.steps[k]
        self.f = image_features(weights, self.step["pixels"])
        self.f0 = without_gradient(image_features, PRETRAINED, self.step["pixels"])
        self.z = SCALE * self.f @ weights["head.weight"]

    def cross_entropy(self):
        return F.cross_entropy(self.z, self.step["labels"])


def kl(p_logits, q_logits):
    """Batch mean of KL(softmax p || softmax q)."""
    log_p, log_q = p_logits.log_softmax(1), q_logits.log_softmax(1)
    return (log_p.exp() * (log_p - log_q)).sum(1).mean()


def objective_of(leaves, add=None, weights=weights_of):
    """Cross-entropy, and what `add(pictures)` gives as name, value and weight."""

    def objective(k):
        pictures = Pictures(weights(leaves), k)
        terms = {"cross_entropy": (pictures.cross_entropy(), 1)}
        if add:
            name, value, weight = add(pictures)
            if k == 0:
                assert value.item() == 0, f"{name} must be 0 while the model is the zero-shot one"
            terms[name] = (value, weight)
        return terms

    return objective


def regularised(case, recipe, hyperparameters, add, epsilon=1e-8):
    leaves = whole_tower()
    record = descend(leaves, objective_of(leaves, add), epsilon=epsilon, probes=PROBES)
    return {"case": case, "recipe": recipe, "hyperparameters": hyperparameters, **record}


def ema(decay=0.9):
    leaves = whole_tower()
    average = MovingAverage(leaves, decay)
    record = descend(leaves, objective_of(leaves), probes=PROBES, after_update=average.update)
    settings = {"case": "ema", "recipe": "ema", "hyperparameters": {"decay": decay}}
    return {**settings, **record, "measured": checksums(average.tensors)}


def l2_sp(case, anchor_head, regularization=0.1):
    """The term is 1/2 ||theta - theta0||^2, its weight lambda; its gradient is coupled, through Adam.

    With Adam's epsilon at 1e-8 a float32 run moves the keys' biases by rounding noise (see README.md), which the
    distance would count.
    """

    def add(pictures):
        start = weights_of({})
        anchored = IMAGE_TOWER + (["head.weight"] if anchor_head == "yes" else [])
        distance = sum(((pictures.weights[name] - start[name]) ** 2).sum() for name in anchored)
        return "l2_sp", distance / 2, regularization

    hyperparameters = {"regularization": regularization, "anchorHead": anchor_head}
    return regularised(case, "l2-sp", hyperparameters, add, epsilon=1e-5)


def kd(regularization=1, temperature=2):
    def add(pictures):
        z0 = SCALE * pictures.f0 @ HEAD
        return "distillation", temperature**2 * kl(z0 / temperature, pictures.z / temperature), regularization

    return regularised("kd", "kd", {"regularization": regularization, "temperature": temperature}, add)


def car_ft(regularization=1):
    """KL(frozen || tuned) of the distribution over contexts, at the logits' own scale s0."""

    def add(pictures):
        tuned, frozen = (SCALE * f @ INPUTS.contexts.T for f in (pictures.f, pictures.f0))
        return "context", kl(frozen, tuned), regularization

    return regularised("car-ft", "car-ft", {"regularization": regularization}, add)


GUIDANCE = {
    "random": lambda step: without_gradient(text_features, PRETRAINED, step["ids"]),
    "contexts": lambda step: INPUTS.contexts,
    "class-prompts": lambda step: HEAD.T,
    "directions": lambda step: step["directions"],
}


def guidance(distance, source, regularization=1):
    def add(pictures):
        if source == "identity":
            value = SCALE**2 * ((pictures.f - pictures.f0) ** 2).sum(1).mean() / (2 * pictures.f.shape[1])
        else:
            g = GUIDANCE[source](pictures.step)
            v, v0 = SCALE * pictures.f @ g.T, SCALE * pictures.f0 @ g.T
            value = ((v - v0) ** 2).sum(1).mean() / (2 * len(g)) if distance == "mse" else kl(v0, v)
        return "guidance", value, regularization

    hyperparameters = {"distance": distance, "guidance": source, "regularization": regularization}
    if source in ("random", "directions"):
        hyperparameters |= {"texts": len(INPUTS.steps[0]["ids"])}
    if source == "random":
        hyperparameters |= {"tokenLength": INPUTS.steps[0]["ids"].shape[1] - 2}
    return regularised(f"guidance-{distance}-{source}", "guidance", hyperparameters, add)


def trained_part(trains):
    return {"trains": trains, "lastBlocks": LAST_BLOCKS, "loraRank": RANK}


def part_of_tower(trains, is_trained, probes):
    leaves = {name: value for name, value in whole_tower().items() if name == "head.weight" or is_trained(name)}
    record = descend(leaves, objective_of(leaves), probes=probes)
    settings = {"case": f"ft-{trains}", "recipe": "ft", "hyperparameters": {}, "trainedPart": trained_part(trains)}
    return {**settings, **record}


def last_blocks():
    last = tuple(f"vision_model.encoder.layers.{i}." for i in range(LAYERS - LAST_BLOCKS, LAYERS))
    behind = ("vision_model.post_layernorm.", "visual_projection.")
    return part_of_tower(
        "last-blocks",
        lambda name: name.startswith(last + behind),
        ("visual_projection.weight", "vision_model.encoder.layers.1.mlp.fc1.weight"),
    )


def layer_norms():
    return part_of_tower(
        "layer-norms",
        lambda name: "norm" in name.split(".")[-2],  # "layrnorm" too
        ("vision_model.pre_layrnorm.weight", "vision_model.encoder.layers.1.layer_norm2.bias"),
    )


def lora():
    """W + 2 B A with the given A [r,in] and B [out,r] = 0; queries, keys and values are one weight [3H,H]."""

    def parts(name):
        return [name.replace("qkv", part) for part in "qkv"] if "qkv" in name else [name]

    def original(name):
        return torch.cat([PRETRAINED[part] for part in parts(name)])

    leaves = {name: leaf(value) for name, value in INPUTS.lora_a.items()}
    for name in LORA_INPUTS:
        leaves[f"{name}.lora_b"] = leaf(torch.zeros(len(original(name)), RANK).double())
    leaves["head.weight"] = leaf(HEAD)

    def weights(leaves):
        merged = weights_of({"head.weight": leaves["head.weight"]})
        for name in LORA_INPUTS:
            change = LORA_SCALE * leaves[f"{name}.lora_b"] @ leaves[f"{name}.lora_a"]
            pieces = (original(name) + change).split(len(merged[parts(name)[0]]))
            merged |= dict(zip(parts(name), pieces))
        return merged

    assert all(torch.equal(weights(leaves)[name], PRETRAINED[name]) for name in IMAGE_TOWER)
    qkv = "vision_model.encoder.layers.0.self_attn.qkv_proj.weight"
    record = descend(leaves, objective_of(leaves, weights=weights), probes=(f"{qkv}.lora_a", f"{qkv}.lora_b"))
    measured = weights(leaves)
    return {
        "case": "ft-lora", "recipe": "ft", "hyperparameters": {}, "trainedPart": trained_part("lora"), **record,
        "measured": checksums({name: measured[name] for name in [*IMAGE_TOWER, "head.weight"]}),
    }


def cases():
    yield ema()
    yield l2_sp("l2-sp", "no")
    yield l2_sp("l2-sp-head", "yes")
    yield kd()
    yield car_ft()
    for source in GUIDANCE:
        yield guidance("mse", source)
        yield guidance("kl", source)
    yield guidance("mse", "identity")
    yield last_blocks()
    yield layer_norms()
    yield lora()
