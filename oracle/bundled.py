"""What PyTorch measures on the bundled model and data, from their files alone.

    python oracle/bundled.py                     writes golden/bundled.json, for the playground's own tests
    python oracle/bundled.py tuned.safetensors   prints accuracy and energy gap of these weights by domain

Nothing of the playground's code is used: tokenizer, prompts, pictures, resizing, random texts and towers are written here
again, from what the files and the documents say. All arithmetic is float64. Needs torch and numpy.
"""
import hashlib
import json
import math
import pathlib
import platform
import re
import sys
import zlib

import numpy as np
import torch

import clip

ROOT = pathlib.Path(__file__).parent.parent
MODEL = ROOT / "public/models/drawings-clip"
DATA = ROOT / "public/data/drawings"
GOLDEN = pathlib.Path(__file__).parent / "golden/bundled.json"
DTYPES = {"F16": np.float16, "F32": np.float32}


def load_safetensors(path):
    """Name -> float64 tensor."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        low, high = (start + offset for offset in entry["data_offsets"])
        array = np.frombuffer(data[low:high], DTYPES[entry["dtype"]]).astype(np.float64)
        tensors[name] = torch.from_numpy(array).reshape(entry["shape"])
    return tensors


def load_json(path):
    return json.loads(path.read_text())


# Text


class Tokenizer:
    """Byte-level BPE with word ends, as tokenizer.json holds it. ASCII text only, which all prompts are."""

    WORD = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d|[a-z]+|[0-9]|[^\sa-z0-9]+")

    def __init__(self, path):
        model = load_json(path)["model"]
        self.vocab = model["vocab"]
        self.ranks = {tuple(merge.split(" ")): rank for rank, merge in enumerate(model["merges"])}
        self.bos, self.eos = self.vocab["<|startoftext|>"], self.vocab["<|endoftext|>"]

    def encode(self, text):
        words = self.WORD.findall(text.lower())
        return [self.bos, *(i for word in words for i in self.word(word)), self.eos]

    def word(self, word):
        # Printable ASCII stands for itself in the byte alphabet.
        symbols = [*word[:-1], word[-1] + "</w>"]
        while True:
            pairs = list(zip(symbols, symbols[1:]))
            known = [pair for pair in pairs if pair in self.ranks]
            if not known:
                return [self.vocab[symbol] for symbol in symbols]
            best, merged, i = min(known, key=self.ranks.get), [], 0
            while i < len(symbols):
                joins = tuple(symbols[i : i + 2]) == best
                merged.append("".join(symbols[i : i + 2]) if joins else symbols[i])
                i += 2 if joins else 1
            symbols = merged


def encode_texts(model, rows):
    """Rows of ids of any lengths -> unit embeddings [N,D]. What follows a row's EOS is not seen."""
    eos = model["tokenizer"].eos
    length = max(len(row) for row in rows)
    ids = torch.tensor([row + [eos] * (length - len(row)) for row in rows])
    return clip.unit(clip.text_tower(model["tensors"], model["config"], ids))


def zero_shot_head(model, classes):
    """[D,C]: per class the unit mean over the templates of unit prompt embeddings."""
    columns = []
    for name in classes:
        prompts = [template.replace("{}", name.replace("_", " ")) for template in model["templates"]]
        rows = [model["tokenizer"].encode(prompt) for prompt in prompts]
        columns.append(clip.unit(encode_texts(model, rows).mean(0)))
    return torch.stack(columns, 1)


# Random texts


class RandomStream:
    """xoshiro128** (Blackman, Vigna 2018), seeded by FNV-1a and splitmix32 of "seed/name/index"."""

    def __init__(self, label):
        state = 0x811C9DC5
        for letter in label:
            state = (state ^ ord(letter)) * 0x01000193 % 2**32
        self.state = []
        for _ in range(4):
            state = (state + 0x9E3779B9) % 2**32
            z = (state ^ state >> 16) * 0x21F0AAAD % 2**32
            z = (z ^ z >> 15) * 0x735A2D97 % 2**32
            self.state.append(z ^ z >> 15)

    def uint32(self):
        s = self.state
        result = rotate(s[1] * 5 % 2**32, 7) * 9 % 2**32
        shifted = s[1] << 9 & 0xFFFFFFFF
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = rotate(s[3], 11)
        return result

    def integer(self, bound):
        limit = 2**32 - 2**32 % bound
        while (draw := self.uint32()) >= limit:
            pass
        return draw % bound


def rotate(x, bits):
    return (x << bits | x >> 32 - bits) & 0xFFFFFFFF


def evaluation_ids(tokenizer):
    """The 1,000 texts of every energy gap: ten draws of a hundred texts of 8 uniform ids."""
    ends, rows = sorted((tokenizer.bos, tokenizer.eos)), []
    for i in range(10):
        random = RandomStream(f"0/random-text/{2**31 + i}")
        for _ in range(100):
            row = [random.integer(len(tokenizer.vocab) - 2) for _ in range(8)]
            for end in ends:
                row = [x + (x >= end) for x in row]
            rows.append([tokenizer.bos, *row, tokenizer.eos])
    return rows


# Pictures


def read_png(path):
    """uint8 [H,W,3] of an 8-bit RGB PNG without interlace (W3C PNG, section 9 for the filters)."""
    data, at, parts = path.read_bytes(), 8, []
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width, height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
            if body[8:] != b"\x08\x02\x00\x00\x00":
                raise ValueError(f"{path.name} must be 8-bit RGB without interlace")
        elif kind == b"IDAT":
            parts.append(body)
        at += 12 + size
    raw, stride, above, lines = zlib.decompress(b"".join(parts)), 3 * width, bytes(3 * width), []
    for y in range(height):
        start = y * (stride + 1)
        above = unfilter(raw[start], raw[start + 1 : start + 1 + stride], above)
        lines.append(above)
    return np.frombuffer(b"".join(lines), np.uint8).reshape(height, width, 3)


def unfilter(kind, line, above):
    if kind == 0:
        return line
    if kind == 2:
        return ((np.frombuffer(line, np.uint8) + np.frombuffer(above, np.uint8)) & 255).astype(np.uint8).tobytes()
    out = bytearray(line)
    for i, value in enumerate(line):
        a, b = (out[i - 3] if i >= 3 else 0), above[i]
        if kind == 1:
            guess = a
        elif kind == 3:
            guess = (a + b) // 2
        else:
            c = above[i - 3] if i >= 3 else 0
            pa, pb, pc = abs(b - c), abs(a - c), abs(a + b - 2 * c)
            guess = a if pa <= pb and pa <= pc else b if pb <= pc else c
        out[i] = (value + guess) & 255
    return bytes(out)


def load_split(index, domain, split):
    """uint8 [n,T,T,3] and labels of one split."""
    entry, tile = domain["splits"][split], index["tile"]
    path = DATA / entry["atlas"]
    if sha256(path) != entry["sha256"]:
        raise ValueError(f"{path.name} is not the file that index.json describes")
    atlas, columns = read_png(path), entry["columns"]
    cells = [(i // columns * tile, i % columns * tile) for i in range(len(entry["labels"]))]
    return np.stack([atlas[y : y + tile, x : x + tile] for y, x in cells]), torch.tensor(entry["labels"])


def resize_matrix(inputs, outputs):
    """[outputs, inputs]: cubic convolution with a = -1/2 (Keys 1981), widened when it shrinks; rows sum to 1."""
    scale = inputs / outputs
    stretch = max(scale, 1.0)
    centres = (np.arange(outputs)[:, None] + 0.5) * scale
    t = np.abs((np.arange(inputs)[None] + 0.5 - centres) / stretch)
    near, far = (1.5 * t - 2.5) * t * t + 1, ((-0.5 * t + 2.5) * t - 4) * t + 2
    weights = np.where(t < 1, near, np.where(t < 2, far, 0))
    return weights / weights.sum(1, keepdims=True)


def to_pixels(model, tiles):
    """uint8 [n,T,T,3] -> float64 [n,3,S,S], normalised."""
    size = model["config"]["vision_config"]["image_size"]
    resize = resize_matrix(tiles.shape[1], size)
    pictures = np.einsum("iy,jx,nyxc->ncij", resize, resize, tiles / 255.0, optimize=True)
    mean, std = (np.array(model["preprocessor"][key])[:, None, None] for key in ("image_mean", "image_std"))
    return torch.from_numpy((pictures - mean) / std)


# Measures


def embed(model, tensors, tiles):
    with torch.no_grad():
        parts = [clip.image_tower(tensors, model["config"], part) for part in to_pixels(model, tiles).split(64)]
    return clip.unit(torch.cat(parts))


def measure(model, head, texts, f, f0, labels):
    scale = math.exp(float(model["tensors"]["logit_scale"]))
    logits = scale * f @ head
    return {
        "accuracy": float(logits.argmax(1).eq(labels).double().mean()),
        "nll": float(torch.nn.functional.cross_entropy(logits, labels)),
        "energyGap": float(((scale * (f - f0) @ texts.T) ** 2).mean()),
        "featureDistortion": float((f - f0).norm(dim=1).mean()),
    }


def perturbed(tensors):
    """Every weight w of the image tower, i its place in its tensor, as w·(1 + (7919·i mod 101 − 50)/500), in float32."""
    out = {}
    for name, tensor in tensors.items():
        if name.startswith("vision_model.") or name == "visual_projection.weight":
            i = torch.arange(tensor.numel()).reshape(tensor.shape)
            factor = 1 + ((7919 * i % 101) - 50).double() / 500
            out[name] = (tensor * factor).float().double()
    return out


def load_model():
    return {
        "config": load_json(MODEL / "config.json"),
        "preprocessor": load_json(MODEL / "preprocessor_config.json"),
        "templates": load_json(MODEL / "templates.json"),
        "tokenizer": Tokenizer(MODEL / "tokenizer.json"),
        "tensors": load_safetensors(MODEL / "model.safetensors"),
    }


def measure_domains(tuned, head=None, split="test"):
    """Zero-shot beside `tuned` on every picture of a split, by domain; `head` [D,C] is the zero-shot one if not given."""
    model, index = load_model(), load_json(DATA / "index.json")
    tuned = tuned or perturbed(model["tensors"])
    with torch.no_grad():
        zero_shot = zero_shot_head(model, index["classes"])
        texts = encode_texts(model, evaluation_ids(model["tokenizer"]))
    domains = {}
    for domain in index["domains"]:
        tiles, labels = load_split(index, domain, split)
        f0, f = embed(model, model["tensors"], tiles), embed(model, tuned, tiles)
        domains[domain["id"]] = {
            "n": len(labels),
            "zeroShot": measure(model, zero_shot, texts, f0, f0, labels),
            "tuned": measure(model, zero_shot if head is None else head, texts, f, f0, labels),
        }
    return domains


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_golden():
    tokenizer = Tokenizer(MODEL / "tokenizer.json")
    golden = {
        "madeBy": f"oracle/bundled.py, Python {platform.python_version()}, torch {torch.__version__}, numpy {np.__version__}",
        "files": {
            f"{folder.parent.name}/{folder.name}/{name}": sha256(folder / name)
            for folder, name in [(MODEL, "model.safetensors"), (MODEL, "tokenizer.json"), (DATA, "index.json")]
        },
        "prompt": {"text": "a drawing of a microphone.", "ids": tokenizer.encode("a drawing of a microphone.")},
        "randomIds": evaluation_ids(tokenizer)[:2],
        "domains": measure_domains(None),
    }
    GOLDEN.write_text(json.dumps(golden) + "\n")
    return golden["domains"]


def main():
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    if len(sys.argv) == 1:
        domains = write_golden()
    else:
        tensors = load_safetensors(pathlib.Path(sys.argv[1]))
        domains = measure_domains(tensors, tensors.pop("head.weight", None))
    print(json.dumps(domains, indent=2))


if __name__ == "__main__":
    main()
