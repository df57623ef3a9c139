"""Numbers that a name and a place decide, equal in Python and in TypeScript (hashed.ts).

A file of ViT-B/32's weights has 600 MB; of these the golden files need to hold none.
"""
import math

import numpy as np


def words(name, size):
    """uint32 [size]: FNV-1a of the name as a seed, then murmur3's finalizer of seed + place · golden ratio."""
    seed = 0x811C9DC5
    for byte in name.encode("ascii"):
        seed = (seed ^ byte) * 0x01000193 % 2**32
    x = np.arange(size, dtype=np.uint32) * np.uint32(0x9E3779B1) + np.uint32(seed)
    x = (x ^ x >> np.uint32(16)) * np.uint32(0x85EBCA6B)
    x = (x ^ x >> np.uint32(13)) * np.uint32(0xC2B2AE35)
    return x ^ x >> np.uint32(16)


def uniform(name, size):
    """float32 of [-1, 1), exact: the upper 24 bits of a word."""
    return (words(name, size) >> np.uint32(8)).astype(np.float32) / np.float32(2**23) - np.float32(1)


def weight(name, shape, salt=""):
    """A weight of a size at which attention, GELU and LayerNorm are all far from linear; float32.

    `salt` gives another weight near the one without: off by a tenth of its spread.
    """
    size = math.prod(shape)
    value = uniform(name, size)
    if salt:
        value = value + np.float32(0.1) * uniform(f"{name}/{salt}", size)
    spread = np.float32(_spread(name, shape))
    value = spread * value
    return (np.float32(1) + value if _is_scale(name) else value).reshape(shape)


def _is_scale(name):
    return "norm" in name and name.endswith(".weight")


def _spread(name, shape):
    if _is_scale(name) or len(shape) == 1:
        return 0.2
    if "embedding" in name and "patch" not in name:
        return 0.5
    if name == "head.weight":
        return math.sqrt(3 / shape[0])
    return 1.5 * math.sqrt(3 / math.prod(shape[1:]))
