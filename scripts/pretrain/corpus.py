"""The rendered corpus in memory, and the draw of a batch from it."""
import collections
import hashlib
import json
import typing

import numpy as np
import torch

CACHE = ".cache/pretrain"
SIZE = 64
# Other concepts than DomainNet's nouns take part from this many collections on.
MIN_SETS = 8


class Shares(typing.NamedTuple):
    """What a batch shows: classes of the data set, other nouns of DomainNet's classes; of a concept, coloured drawings."""

    classes: float
    nouns: float
    color: float


class Corpus:
    """Pictures, on a device, and their captions' parts.

    mono     uint8 [Nm, 64, 64]    ink masks
    regions  uint8 [Nm, 64, 64]    enclosed regions, 0..3
    color    uint8 [Nc, 64, 64, 4] RGBA, not premultiplied
    items    list of records of corpus.json, in file order
    """

    def __init__(self, device="cpu"):
        with open(f"{CACHE}/corpus.json") as f:
            record = json.load(f)
        self.items, self.classes = record["items"], record["classes"]
        self.sha256, self.source = record["sha256"], record["source"]
        self.mono = read_pictures("mono", (SIZE, SIZE), device)
        self.regions = read_pictures("regions", (SIZE, SIZE), device)
        self.color = read_pictures("color", (SIZE, SIZE, 4), device)
        counts = [0, 0]
        for item in self.items:
            kind = int(item["color"])
            item["index"] = counts[kind]
            counts[kind] += 1
        if counts != [len(self.mono), len(self.color)]:
            raise ValueError(f"corpus.json names {counts} pictures, the files hold {len(self.mono)}, {len(self.color)}")
        self.keys = sorted({item["key"] for item in self.items})
        self.sets = dict(collections.Counter(item["set"] for item in self.items))
        order = {key: i for i, key in enumerate(self.keys)}
        merged = [item["key"][6:] if item["key"].startswith("other ") else item["key"] for item in self.items]
        self._concept = torch.tensor([order.get(key, -1) for key in merged], device=device)
        self._is_color = torch.tensor([item["color"] for item in self.items], device=device)
        self._where = torch.tensor([item["index"] for item in self.items], device=device)

    def key_ids(self, indices):
        """int64 [n]: equal where two pictures show the same concept. indices int64 [n] on the device."""
        return self._concept[indices]

    def pixels(self, indices):
        """(ink uint8 [n,64,64], regions uint8 [n,64,64], rgba uint8 [m,64,64,4] of the m coloured, is_color bool [n])."""
        is_color, where = self._is_color[indices], self._where[indices]
        rows = torch.where(is_color, 0, where)
        ink, regions = self.mono[rows], self.regions[rows]
        ink[is_color], regions[is_color] = 0, 0
        return ink, regions, self.color[where[is_color]], is_color


def read_pictures(name, shape, device):
    pictures = np.fromfile(f"{CACHE}/{name}.u8", np.uint8).reshape(-1, *shape)
    return torch.from_numpy(pictures).to(device)


class Sampler:
    """Draws items of a corpus: a concept, then coloured or not, then a collection, then one of its drawings."""

    def __init__(self, corpus, shares):
        with open("scripts/data/domainnet-classes.json") as f:
            nouns = {name.split("_")[-1].lower() for name in json.load(f)}
        groups = {}
        for i, item in enumerate(corpus.items):
            kinds = groups.setdefault(item["key"], ({}, {}))
            kinds[int(item["color"])].setdefault(item["set"], []).append(i)
        groups = [[list(kind.values()) for kind in groups[key]] for key in corpus.keys]
        self._cumulative = np.cumsum(self._probabilities(corpus, groups, nouns, shares))
        self._color_share = shares.color
        # Collections in a row, concept by concept, one-ink before coloured; and the drawings of each.
        collections_ = [members for kinds in groups for kind in kinds for members in kind]
        counts = np.array([[len(kind) for kind in kinds] for kinds in groups])
        self._collections = counts
        self._first_collection = np.concatenate([[0], np.cumsum(counts)[:-1]]).reshape(-1, 2)
        self._sizes = np.array([len(members) for members in collections_])
        self._first = np.concatenate([[0], np.cumsum(self._sizes)[:-1]])
        self._drawings = np.concatenate(collections_)

    @staticmethod
    def _probabilities(corpus, groups, nouns, shares):
        sets = np.array([len(mono) + len(color) for mono, color in groups], float)
        part = np.array([0 if k in corpus.classes else 1 if k in nouns else 2 for k in corpus.keys])
        p = np.zeros(len(corpus.keys))
        for which, share in enumerate((shares.classes, shares.nouns, 1 - shares.classes - shares.nouns)):
            weight = np.where(part == which, 1.0 if which == 0 else np.minimum(sets, 40), 0)
            if which == 2:
                weight[sets < MIN_SETS] = 0
            p += share * weight / weight.sum()
        return p

    def draw(self, rng, n):
        """int64 [n], item indices."""
        keys = np.searchsorted(self._cumulative, rng.random(n) * self._cumulative[-1], side="right")
        has = self._collections[keys] > 0
        kind = (has[:, 1] & (~has[:, 0] | (rng.random(n) < self._color_share))).astype(int)
        at = self._first_collection[keys, kind] + (rng.random(n) * self._collections[keys, kind]).astype(int)
        return self._drawings[self._first[at] + (rng.random(n) * self._sizes[at]).astype(int)]


def words(corpus, extra):
    """Counts of the words the tokenizer learns from: every distinct caption once, and the extra texts."""
    import bpe

    counts = collections.Counter()
    for text in sorted({item["caption"] for item in corpus.items} | {i["key"] for i in corpus.items} | set(extra)):
        counts.update(bpe.ASCII_PATTERN.findall(text.lower()))
    return counts


def file_sha256(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()
