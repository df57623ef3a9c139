"""Writes golden/analysis.json: analysis quantities of two models on two domains, by NumPy.

Needs only numpy:  python oracle/analysis.py
"""

import json
import pathlib
import platform

import numpy as np

random = np.random.default_rng(0)
D, C, M, SCALE, BINS = 6, 4, 9, 10.0, 15


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def calibration(logits, labels):
    p = softmax(logits)
    top, confidence = p.argmax(1), p.max(1)
    right = (top == labels).astype(np.float64)
    edges = np.linspace(0, 1, BINS + 1)
    ece = chance = 0.0
    counts = []
    for low, high in zip(edges[:-1], edges[1:]):
        inside = (confidence > low) & (confidence <= high)
        counts.append(int(inside.sum()))
        if inside.any():
            ece += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
            chance += np.sqrt(2 / np.pi * (confidence[inside] * (1 - confidence[inside])).sum())
    return {
        "correct": int(right.sum()),
        "nll": float(-np.log(p[np.arange(len(labels)), labels]).mean()),
        "ece": float(ece),
        "eceByChance": float(chance / len(labels)),
        "counts": counts,
    }


def confusion(logits, labels):
    matrix = np.zeros((C, C), int)
    np.add.at(matrix, (labels, logits.argmax(1)), 1)
    return matrix.tolist()


texts = unit(random.normal(size=(M, D)))
head0, head1 = unit(random.normal(size=(C, D))).T, random.normal(size=(D, C)).astype(np.float32)
domains = []
for n in (40, 25):
    f0 = unit(random.normal(size=(n, D)))
    f1 = unit(f0 + 0.3 * random.normal(size=(n, D)))
    labels = random.integers(0, C, n)
    z0, z1 = (SCALE * f.astype(float) @ w.astype(float) for f, w in ((f0, head0), (f1, head1)))
    shift = SCALE * (f1.astype(float) - f0) @ texts.T.astype(float)
    domains.append({
        "labels": labels.tolist(),
        "zeroShot": {"features": f0.ravel().tolist(), "logits": z0.ravel().tolist()},
        "tuned": {"features": f1.ravel().tolist(), "logits": z1.ravel().tolist()},
        "calibration": [calibration(z, labels) for z in (z0, z1)],
        "confusion": [confusion(z, labels) for z in (z0, z1)],
        "energyGap": float((shift ** 2).mean()),
        "distortion": float(np.linalg.norm(f1.astype(float) - f0, axis=1).mean()),
        "shift": shift,
        "logits": (z0, z1),
    })

shifts = np.concatenate([domain.pop("shift") for domain in domains])
logits = [domain.pop("logits") for domain in domains]
labels = np.concatenate([domain["labels"] for domain in domains])
content = {
    "madeBy": f"oracle/analysis.py, numpy {np.__version__}, Python {platform.python_version()}",
    "logitScale": SCALE,
    "texts": texts.ravel().tolist(),
    "domains": domains,
    "together": [calibration(np.concatenate(z), labels) for z in zip(*logits)],
    "byText": [
        {"energyGap": float(gap), "shift": float(mean)}
        for gap, mean in zip((shifts ** 2).mean(0), shifts.mean(0))
    ],
}
path = pathlib.Path(__file__).parent / "golden" / "analysis.json"
path.write_text(json.dumps(content, indent=1) + "\n")
