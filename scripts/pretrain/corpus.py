"""The rendered corpus in memory, and the draw of a batch from it."""
import collections
import hashlib
import json

import numpy as np
import torch

CACHE = ".cache/pretrain"
SIZE = 64
# Share of a batch that shows a class of the data set, and a noun that is another DomainNet class's head word.
CLASS_SHARE, NOUN_SHARE = 0.45, 0.35
# Other concepts take part from this many collections on.
MIN_SETS = 8
COLOR_SHARE = 0.5


class Corpus:
    """Pictures and their captions' parts.

    mono     uint8 [Nm, 64, 64]    ink masks
    regions  uint8 [Nm, 64, 64]    enclosed regions, 0..3
    color    uint8 [Nc, 64, 64, 4] RGBA, not premultiplied
    items    list of records of corpus.json, in file order
    """

    def __init__(self):
        with open(f"{CACHE}/corpus.json") as f:
            record = json.load(f)
        self.items, self.classes = record["items"], record["classes"]
        self.sha256, self.source = record["sha256"], record["source"]
        self.mono = np.fromfile(f"{CACHE}/mono.u8", np.uint8).reshape(-1, SIZE, SIZE)
        self.regions = np.fromfile(f"{CACHE}/regions.u8", np.uint8).reshape(-1, SIZE, SIZE)
        self.color = np.fromfile(f"{CACHE}/color.u8", np.uint8).reshape(-1, SIZE, SIZE, 4)
        counts = [0, 0]
        for item in self.items:
            kind = int(item["color"])
            item["index"] = counts[kind]
            counts[kind] += 1
        if counts != [len(self.mono), len(self.color)]:
            raise ValueError(f"corpus.json names {counts} pictures, the files hold {len(self.mono)}, {len(self.color)}")
        with open("scripts/data/domainnet-classes.json") as f:
            nouns = {name.split("_")[-1].lower() for name in json.load(f)}
        self._index(nouns)

    def _index(self, nouns):
        """Concept keys, their probabilities, and per key the items by collection, coloured and not."""
        groups = {}
        for i, item in enumerate(self.items):
            kinds = groups.setdefault(item["key"], ({}, {}))
            kinds[int(item["color"])].setdefault(item["set"], []).append(i)
        self.keys = sorted(groups)
        self.groups = [tuple(list(kind.values()) for kind in groups[key]) for key in self.keys]
        sets = np.array([len(mono) + len(color) for mono, color in self.groups], float)
        part = np.array([0 if k in self.classes else 1 if k in nouns else 2 for k in self.keys])
        self.p = np.zeros(len(self.keys))
        for which, share in enumerate((CLASS_SHARE, NOUN_SHARE, 1 - CLASS_SHARE - NOUN_SHARE)):
            weight = np.where(part == which, 1.0 if which == 0 else np.minimum(sets, 40), 0)
            if which == 2:
                weight[sets < MIN_SETS] = 0
            self.p += share * weight / weight.sum()
        self.sets = dict(collections.Counter(item["set"] for item in self.items))

    def draw(self, rng, n):
        """n item indices: a concept, then coloured or not, then a collection, then one of its drawings."""
        out = np.empty(n, np.int64)
        for i, key in enumerate(rng.choice(len(self.keys), n, p=self.p)):
            mono, color = self.groups[key]
            kind = color if color and (not mono or rng.random() < COLOR_SHARE) else mono
            members = kind[rng.integers(len(kind))]
            out[i] = members[rng.integers(len(members))]
        return out

    def key_ids(self, indices):
        """int64 [n]: equal where two pictures show the same concept."""
        if not hasattr(self, "_key_of"):
            order = {key: i for i, key in enumerate(self.keys)}
            merged = [item["key"][6:] if item["key"].startswith("other ") else item["key"] for item in self.items]
            self._key_of = torch.tensor([order.get(key, -1) for key in merged])
        return self._key_of[torch.from_numpy(indices)]

    def pixels(self, indices):
        """(ink uint8 [n,64,64], regions uint8 [n,64,64], rgba uint8 [n,64,64,4], is_color bool [n])."""
        is_color = np.array([self.items[i]["color"] for i in indices])
        where = np.array([self.items[i]["index"] for i in indices])
        ink = np.zeros((len(indices), SIZE, SIZE), np.uint8)
        regions = np.zeros_like(ink)
        rgba = np.zeros((len(indices), SIZE, SIZE, 4), np.uint8)
        ink[~is_color], regions[~is_color] = self.mono[where[~is_color]], self.regions[where[~is_color]]
        rgba[is_color] = self.color[where[is_color]]
        return ink, regions, rgba, is_color


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
