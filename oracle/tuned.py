"""Prints what PyTorch makes of a saved tuned.safetensors, as JSON: embeddings of hashed.py's pictures.

    python oracle/tuned.py tuned.safetensors config.json

Where Hugging Face's `transformers` is installed, its CLIPVisionModelWithProjection must take the file by
its own names, all of them, and give the same embeddings.
"""
import json
import pathlib
import sys

import numpy as np
import torch

import clip
import hashed

BATCH, SHOWN = 2, 16
TYPES = {"F16": np.float16, "F32": np.float32}


def load(path):
    """{name: tensor}, by the safetensors library where there is one."""
    try:
        from safetensors.torch import load_file

        return load_file(path)
    except ImportError:
        pass
    data = pathlib.Path(path).read_bytes()
    size = int.from_bytes(data[:8], "little")
    tensors = {}
    for name, entry in json.loads(data[8 : 8 + size]).items():
        if name != "__metadata__":
            start, end = (8 + size + at for at in entry["data_offsets"])
            flat = np.frombuffer(data[start:end], TYPES[entry["dtype"]])
            tensors[name] = torch.from_numpy(flat.reshape(entry["shape"]).copy())
    return tensors


def pixels(size):
    """[B,3,S,S]; a byte stands for (byte - 128) / 64."""
    words = hashed.words("pixels", BATCH * 3 * size * size)
    return torch.from_numpy(((words % 256).astype(np.float32) - 128) / 64).reshape(BATCH, 3, size, size)


def check_transformers(tensors, config, given, expected):
    """Its version; None where it is not installed."""
    try:
        import transformers
    except ImportError:
        return None
    c = transformers.CLIPVisionConfig(**config["vision_config"], projection_dim=config["projection_dim"])
    model = transformers.CLIPVisionModelWithProjection(c)
    model.load_state_dict({n: t.float() for n, t in tensors.items() if n != "head.weight"}, strict=True)
    with torch.no_grad():
        own = model.eval()(pixel_values=given).image_embeds.double()
    assert ((own - expected).norm() / expected.norm()) < 1e-5
    return transformers.__version__


def main(weights, config):
    tensors = load(weights)
    config = json.loads(pathlib.Path(config).read_text())
    given = pixels(config["vision_config"]["image_size"])
    with torch.no_grad():
        double = {name: tensor.double() for name, tensor in tensors.items()}
        embeddings = clip.image_tower(double, config, given.double())
    version = check_transformers(tensors, config, given, embeddings)
    shapes = {name: list(tensor.shape) for name, tensor in tensors.items()}
    rows = embeddings[:, :SHOWN].tolist()
    print(json.dumps({"shapes": shapes, "embeddings": rows, "torch": torch.__version__, "transformers": version}))


if __name__ == "__main__":
    main(*sys.argv[1:])
