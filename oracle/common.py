"""What all golden files share: the tiny CLIP, its settings, the optimizer's schedule and the files' encoding."""
import base64
import json
import math
import pathlib
import platform

import numpy as np
import torch

FOLDER = pathlib.Path(__file__).parent / "golden"
BATCH, CLASSES, TEXTS, TOKEN_LENGTH, STEPS = 8, 6, 12, 5, 10
LEARNING_RATE, WARMUP = 1e-3, 0.1
VOCABULARY = 64
BOS, EOS = VOCABULARY - 2, VOCABULARY - 1

CONFIG = {
    "model_type": "clip",
    "projection_dim": 16,
    "vision_config": {
        "hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2,
        "image_size": 16, "patch_size": 8, "hidden_act": "quick_gelu", "layer_norm_eps": 1e-5,
    },
    "text_config": {
        "hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2,
        "vocab_size": VOCABULARY, "max_position_embeddings": 16, "eos_token_id": EOS,
        "hidden_act": "quick_gelu", "layer_norm_eps": 1e-5,
    },
}


def draw_texts(rng, lengths, padded):
    """BOS, so many random ids, EOS, and EOS up to the padded length."""
    rows = [[BOS, *rng.integers(0, BOS, n), EOS] for n in lengths]
    return np.array([row + [EOS] * (padded - len(row)) for row in rows], dtype=np.int32)


def double(array):
    return torch.tensor(np.asarray(array), dtype=torch.float64)


def pixels_of(pictures):
    """The pixel of a byte is (byte - 128) / 64, exact in float32."""
    return (double(pictures) - 128) / 64


def is_trained(name):
    return name.startswith(("vision_model.", "visual_projection.", "head."))


def learning_rate(k, steps=STEPS, peak=LEARNING_RATE):
    """At the update k, from 0: linear from 0 over floor(0.1 n) updates, then a cosine to 0."""
    warm = math.floor(WARMUP * steps)
    if k < warm:
        return peak * k / warm
    return peak * 0.5 * (1 + math.cos(math.pi * (k - warm) / (steps - warm)))


def checksum(tensor):
    flat = tensor.flatten()
    probes = [flat[i].item() for i in (0, len(flat) // 2, len(flat) - 1)]
    return {"sum": flat.sum().item(), "squares": (flat**2).sum().item(), "probes": probes}


def checksums(tensors):
    return {name: checksum(tensor.detach()) for name, tensor in tensors.items()}


def encode(array, dtype="float32"):
    array = np.ascontiguousarray(array, dtype=dtype)
    return {"shape": list(array.shape), "base64": base64.b64encode(array.tobytes()).decode()}


def encode_all(arrays):
    return {name: encode(array) for name, array in arrays.items()}


def decode(encoded, dtype="float32"):
    return np.frombuffer(base64.b64decode(encoded["base64"]), dtype).reshape(encoded["shape"])


def write(script, name, content):
    made_by = {
        "script": f"oracle/{script}",
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
    }
    path = FOLDER / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"madeBy": made_by, **content}, separators=(",", ":")) + "\n")
    print(f"{name}.json: {path.stat().st_size} bytes")
