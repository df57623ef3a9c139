"""The pre-trained tiny CLIP that every method starts from, as golden/model.json holds it."""
import json
import math

import torch

import clip
from common import CONFIG, FOLDER, decode, double

_file = json.loads((FOLDER / "model.json").read_text())
_tensors = {name: double(decode(encoded)) for name, encoded in _file["tensors"].items()}

LOGIT_SCALE = _tensors.pop("logit_scale")  # ln s0
SCALE = math.exp(LOGIT_SCALE)  # s0
PRETRAINED = _tensors  # theta_0 of both towers
HEAD = double(decode(_file["head"]))  # W_cls [D,C]
IMAGE_TOWER = [name for name in PRETRAINED if name.startswith(("vision_model.", "visual_projection."))]
TEXT_TOWER = [name for name in PRETRAINED if name not in IMAGE_TOWER]

# W_cls has unit-norm columns, without s: up to the float32 numbers that it is stored as.
assert torch.allclose(HEAD.norm(dim=0), torch.ones(HEAD.shape[1]).double(), rtol=0, atol=1e-6)


def image_features(weights, pixels, branch=clip.unchanged):
    """f(x), unit norm [B,D]."""
    return clip.unit(clip.image_tower(weights, CONFIG, pixels, branch))


def text_features(weights, ids, branch=clip.unchanged):
    """g(t), unit norm [N,D]."""
    return clip.unit(clip.text_tower(weights, CONFIG, ids, branch))


def pooled_features(weights, pixels):
    """h(x), after the last LayerNorm and before the projection, [B,H]: the tower with P = 1."""
    width = CONFIG["vision_config"]["hidden_size"]
    return clip.image_tower({**weights, "visual_projection.weight": torch.eye(width).double()}, CONFIG, pixels)


def without_gradient(compute, *arguments):
    with torch.no_grad():
        return compute(*arguments)
