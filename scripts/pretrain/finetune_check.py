"""Fine-tunes the exported model with FT and with Lipsum-FT, to see that the bundled pair shows the effect.

    finetune_check.py [--steps 150] [--lr 3e-4] [--batch 32] [--seeds 0 1] [--split val | --folds]

Prints, per method, accuracy and energy gap by domain over the seeds, beside zero-shot. An aid for choosing defaults on the
validation split; the figures that count come from the playground's own command line.

With --folds the reference domain's families (of train and validation together) are each left out of training once and
measured then: accuracies there are over all of their pictures, and of the shifted domains' validation splits as before.
"""
import argparse
import json

import numpy as np
import torch
import torch.nn.functional as F

import bpe
import evaluate
import export
import model as clip
import safetensors


def crop(images, gen, size, low):
    """Random resized crops (area from `low` to 1, aspect 3/4 to 4/3) and flips: uint8 [n,3,64,64] -> [n,3,size,size]."""
    n = len(images)
    area = torch.rand(n, generator=gen) * (1 - low) + low
    aspect = torch.exp((torch.rand(n, generator=gen) * 2 - 1) * np.log(4 / 3))
    w, h = (area * aspect).sqrt().clamp(max=1), (area / aspect).sqrt().clamp(max=1)
    x, y = ((torch.rand(n, generator=gen) * 2 - 1) * (1 - s) for s in (w, h))
    mirror = torch.where(torch.rand(n, generator=gen) < 0.5, -1.0, 1.0)
    zero = torch.zeros(n)
    theta = torch.stack([torch.stack([w * mirror, zero, x], 1), torch.stack([zero, h, y], 1)], 1)
    grid = F.affine_grid(theta, (n, 3, size, size), align_corners=False)
    x = F.grid_sample(images.float() / 255, grid, padding_mode="border", align_corners=False)
    return (x - clip.MEAN) / clip.STD


def random_texts(net, gen, count, length, vocab):
    """Unit text features [count, D] of BOS, `length` uniform ids and EOS."""
    device = net.logit_scale.device
    ids = torch.randint(0, vocab - 2, (count, length), generator=gen)
    ids = torch.cat([torch.full((count, 1), vocab - 2), ids, torch.full((count, 1), vocab - 1)], 1)
    with torch.no_grad():
        return F.normalize(net.text(ids.to(device), torch.full((count,), length + 1, device=device)), dim=-1)


def tune(config, tensors, tokenizer, data, evaluator, args, seed, lam):
    """Final {domain: (accuracy, energy gap)} of one run."""
    torch.manual_seed(seed)
    gen, words = torch.Generator().manual_seed(seed), torch.Generator().manual_seed(1000 + seed)
    device = evaluator.device
    frozen, net = (export.from_hugging_face(config, tensors).to(device) for _ in range(2))
    with torch.no_grad():
        head = torch.nn.Parameter(evaluator.head(frozen).clone())
        scale = float(frozen.logit_scale.exp())
    vocab, size = config["text_config"]["vocab_size"], config["vision_config"]["image_size"]
    optimizer = torch.optim.AdamW([*net.vision.parameters(), head], lr=args.lr, weight_decay=0)
    images, labels = data
    order = torch.cat([torch.randperm(len(labels), generator=gen) for _ in range(args.steps * args.batch // len(labels) + 1)])
    warm = max(1, args.steps // 10)
    for step in range(args.steps):
        at = (step - warm) / (args.steps - warm)
        rate = args.lr * (step / warm if step < warm else 0.5 * (1 + np.cos(np.pi * at)))
        for group in optimizer.param_groups:
            group["lr"] = rate
        batch = order[step * args.batch : (step + 1) * args.batch]
        x = crop(images[batch], gen, size, args.low).to(device)
        f = F.normalize(net.vision(x), dim=-1)
        loss = F.cross_entropy(scale * f @ head, labels[batch].to(device))
        if lam:
            with torch.no_grad():
                f0 = F.normalize(frozen.vision(x), dim=-1)
            texts = random_texts(frozen, words, args.texts, args.length, vocab)
            loss = loss + lam * ((scale * (f - f0) @ texts.t()) ** 2).sum(1).mean() / (2 * args.texts)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    out = {}
    texts = random_texts(frozen, torch.Generator().manual_seed(7), 500, args.length, vocab)
    with torch.no_grad():
        for domain, (pictures, y) in evaluator.data.items():
            x = evaluate.to_pixels(pictures, size)
            f, f0 = F.normalize(net.vision(x), dim=-1), F.normalize(frozen.vision(x), dim=-1)
            out[domain] = (
                float((f @ head).argmax(1).eq(y).float().mean()),
                float(((scale * (f - f0) @ texts.t()) ** 2).mean()),
            )
    return out


# The families that the reference domain's train and validation splits are drawn from (scripts/data/families.ts).
FAMILIES = {"noto": ("noto", "noto-v1"), "fluent": ("fluent-emoji", "fluent-emoji-flat"), "emojione": ("emojione",)}


def folds(evaluator):
    """For each family: (the other families' pictures and labels, its own)."""
    parts = [evaluate.load_split(evaluator.index, "emoji", split) for split in ("train", "val")]
    images, labels = (torch.cat([part[i] for part in parts]) for i in (0, 1))
    splits = next(d for d in evaluator.index["domains"] if d["id"] == "emoji")["splits"]
    sets = [item.split(":")[0] for split in ("train", "val") for item in splits[split]["items"]]
    for family in FAMILIES.values():
        own = torch.tensor([name in family for name in sets])
        yield (images[~own], labels[~own]), (images[own], labels[own])


def over_folds(runs, sizes):
    """Runs of the folds as one: the reference domain by its pictures, the shifted ones by folds."""
    weights = {d: sizes if d == "emoji" else [1] * len(runs) for d in runs[0]}
    return {d: tuple(np.average([r[d][k] for r in runs], weights=weights[d]) for k in (0, 1)) for d in runs[0]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=150)
    parser.add_argument("--lr", type=float, nargs="+", default=[3e-4])
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--texts", type=int, default=80)
    parser.add_argument("--length", type=int, default=8)
    parser.add_argument("--low", type=float, default=0.3, help="smallest area of a crop")
    parser.add_argument("--lam", type=float, nargs="+", default=[0.0, 1.0])
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1])
    parser.add_argument("--split", default="val")
    parser.add_argument("--model", default="public/models/drawings-clip")
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    clip.Config.exact = True
    device = "cuda" if torch.cuda.is_available() else "cpu"
    with open(f"{args.model}/config.json") as f:
        config = json.load(f)
    tensors = safetensors.load(f"{args.model}/model.safetensors")
    tokenizer = bpe.load(f"{args.model}/tokenizer.json")
    evaluator = evaluate.Evaluator(tokenizer, config["vision_config"]["image_size"], args.split, device)
    data = evaluate.load_split(evaluator.index, "emoji", "train")
    parts = list(folds(evaluator)) if args.folds else [(data, evaluator.data["emoji"])]
    sizes = [len(labels) for _, (_, labels) in parts]

    def zero_shot(own):
        evaluator.data["emoji"] = tuple(part.to(device) for part in own)
        run = evaluator.run(export.from_hugging_face(config, tensors).to(device))
        return {domain: (accuracy, 0) for domain, accuracy in run.items()}

    def fine_tune(seed, lam):
        runs = []
        for train, own in parts:
            evaluator.data["emoji"] = tuple(part.to(device) for part in own)
            runs.append(tune(config, tensors, tokenizer, train, evaluator, args, seed, lam))
        return over_folds(runs, sizes)

    print("zero-shot", over_folds([zero_shot(own) for _, own in parts], sizes), flush=True)
    clip.Config.exact = True
    rates = args.lr
    for rate in rates:
        for lam in args.lam:
            args.lr = rate
            runs = [fine_tune(seed, lam) for seed in args.seeds]
            mean = {d: tuple(round(float(np.mean([r[d][k] for r in runs])), 4) for k in (0, 1)) for d in runs[0]}
            shifted = np.mean([mean[d][0] for d in mean if d != "emoji"])
            print(f"lr {rate} steps {args.steps} lambda {lam}: emoji {mean['emoji'][0]:.3f} shifted {shifted:.3f}", mean, flush=True)


if __name__ == "__main__":
    main()
