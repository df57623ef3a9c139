"""Zero-shot accuracy of a model over the splits of the bundled data set."""
import json
import zlib

import numpy as np
import torch
import torch.nn.functional as F

import captions
import model as clip

DATA = "public/data/drawings"


def read_png(path):
    """uint8 [H, W, 3] of an opaque 8-bit RGB PNG without interlace."""
    with open(path, "rb") as f:
        data = f.read()
    pos, parts, width, height = 8, [], 0, 0
    while pos < len(data):
        size, kind = int.from_bytes(data[pos : pos + 4], "big"), data[pos + 4 : pos + 8]
        body = data[pos + 8 : pos + 8 + size]
        if kind == b"IHDR":
            width, height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
            if body[8:] != b"\x08\x02\x00\x00\x00":
                raise ValueError(f"{path}: not 8-bit RGB")
        elif kind == b"IDAT":
            parts.append(body)
        pos += 12 + size
    raw = np.frombuffer(zlib.decompress(b"".join(parts)), np.uint8).reshape(height, 1 + 3 * width)
    out, above = np.zeros((height, width, 3), np.uint8), np.zeros((width, 3), np.int32)
    for y in range(height):
        kind, line = raw[y, 0], raw[y, 1:].reshape(width, 3).astype(np.int32)
        if kind == 1:
            line = np.cumsum(line, 0)
        elif kind == 2:
            line = line + above
        elif kind in (3, 4):
            left, corner = np.zeros(3, np.int32), np.zeros(3, np.int32)
            line = line.copy()
            for x in range(width):
                if kind == 3:
                    guess = (left + above[x]) // 2
                else:
                    p = left + above[x] - corner
                    pa, pb, pc = abs(p - left), abs(p - above[x]), abs(p - corner)
                    guess = np.where((pa <= pb) & (pa <= pc), left, np.where(pb <= pc, above[x], corner))
                    corner = above[x]
                left = line[x] = (line[x] + guess) & 255
        above = line & 255
        out[y] = above
    return out


def load_split(index, domain, split):
    """(uint8 [n, 3, 64, 64], labels int64 [n]) of one split."""
    entry = next(d for d in index["domains"] if d["id"] == domain)["splits"][split]
    atlas, tile, columns = read_png(f"{DATA}/{entry['atlas']}"), index["tile"], entry["columns"]
    pictures = [
        atlas[i // columns * tile : (i // columns + 1) * tile, i % columns * tile : (i % columns + 1) * tile]
        for i in range(len(entry["labels"]))
    ]
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2), torch.tensor(entry["labels"])


def to_pixels(images, size):
    """uint8 [n, 3, 64, 64] -> float [n, 3, size, size] in the network's scale, resized as the page does it: bicubic with antialiasing, unrounded."""
    x = (images.float().div(255) - clip.MEAN) / clip.STD
    return x if x.shape[-1] == size else F.interpolate(x, (size, size), mode="bicubic", antialias=True)


class Evaluator:
    """Loads the given splits once. `run(net)` gives {domain: accuracy} of the zero-shot head."""

    def __init__(self, tokenizer, image_size, split="val", device="cpu"):
        with open(f"{DATA}/index.json") as f:
            self.index = json.load(f)
        self.names = [name.replace("_", " ") for name in self.index["classes"]]
        self.captions, self.size, self.device = captions.Captions(tokenizer), image_size, device
        self.data = {
            d["id"]: tuple(part.to(device) for part in load_split(self.index, d["id"], split))
            for d in self.index["domains"] if split in d["splits"]
        }

    def head(self, net):
        """Zero-shot head [D, C]: unit mean over templates of unit text features."""
        columns = []
        for name in self.names:
            ids, ends = self.captions.batch([captions.fill(t, name, False) for t in captions.ZERO_SHOT])
            features = net.text(ids.to(self.device), ends.to(self.device))
            columns.append(F.normalize(F.normalize(features, dim=-1).mean(0), dim=0))
        return torch.stack(columns, 1)

    @torch.no_grad()
    def run(self, net):
        clip.Config.exact = True
        net.eval()
        try:
            head, out = self.head(net), {}
            for domain, (images, labels) in self.data.items():
                features = torch.cat([net.vision(to_pixels(part, self.size)) for part in images.split(128)])
                out[domain] = round(float((F.normalize(features, dim=-1) @ head).argmax(1).eq(labels).float().mean()), 4)
            return out
        finally:
            clip.Config.exact = False
            net.train()
