"""Pretrains the bundled CLIP on the icon corpus.

    train.py --minutes N            goes on from .cache/pretrain/<run>/stable.pt at a constant learning rate
    train.py --minutes N --decay    goes on from it with the rate falling to zero, and writes decayed.pt
    train.py export                 writes public/models/drawings-clip from decayed.pt (or stable.pt)

Run from the repository root, on a graphics card where PyTorch finds one. The run that `--decay` starts leaves
stable.pt as it is, so training can go on from there.
"""
import argparse
import collections
import copy
import json
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

import augment
import batches
import bpe
import captions
import corpus as corpora
import evaluate
import export
import model as clip
import safetensors

CACHE = corpora.CACHE
VOCAB = 4096


def tokenizer_of(corpus):
    """The corpus's tokenizer, learnt once and kept in the cache."""
    path = f"{CACHE}/merges.json"
    if os.path.exists(path):
        with open(path) as f:
            return bpe.Tokenizer(json.load(f))
    extra = list(captions.PLAIN) + list(captions.STYLED) + [w for ws in captions.STYLE_WORDS.values() for w in ws]
    with open("scripts/data/domainnet-classes.json") as f:
        extra += [name.replace("_", " ").lower() for name in json.load(f)]
    counts = corpora.words(corpus, extra)
    merges = bpe.train({w: c for w, c in counts.items()}, VOCAB)
    with open(path, "w") as f:
        json.dump(merges, f)
    return bpe.Tokenizer(merges)


def contrastive(images, texts, scale, keys):
    """Symmetric cross-entropy of [n, D] unit features; pairs of one concept are no negatives of each other."""
    logits = scale * images @ texts.t()
    same = (keys[:, None] == keys[None]) & ~torch.eye(len(keys), dtype=torch.bool, device=keys.device)
    logits = logits.masked_fill(same, -1e4)
    target = torch.arange(len(keys), device=keys.device)
    return (F.cross_entropy(logits, target) + F.cross_entropy(logits.t(), target)) / 2


def groups(net, decay):
    """Weights of two or more axes decay, the rest (biases, norms, scale, embeddings of position) do not."""
    big = [p for n, p in net.named_parameters() if p.ndim >= 2 and "position" not in n and "token" not in n]
    ids = {id(p) for p in big}
    rest = [p for p in net.parameters() if id(p) not in ids]
    return [{"params": big, "weight_decay": decay}, {"params": rest, "weight_decay": 0.0}]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command", nargs="?", default="train", choices=["train", "export"])
    parser.add_argument("--run", default="main")
    parser.add_argument("--start", help="a folder with an exported model: a new run begins with its weights")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--decay", action="store_true")
    parser.add_argument("--out", default="public/models/drawings-clip", help="export: the folder to write")
    parser.add_argument("--draft", action="store_true", help="export: the model alone, without log and card")
    parser.add_argument("--test", action="store_true", help="export: measure the test split as well, once, at the end")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--lr", type=float, default=1e-3)
    parser.add_argument("--weight-decay", type=float, default=0.1)
    parser.add_argument("--warmup", type=int, default=300, help="steps")
    parser.add_argument("--ema", type=float, default=0.998)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches ahead of time")
    parser.add_argument("--class-share", type=float, default=0.15, help="of a batch, pictures of the data set's classes")
    parser.add_argument("--noun-share", type=float, default=0.45, help="of a batch, pictures of DomainNet's other nouns")
    parser.add_argument("--color-share", type=float, default=0.5, help="coloured draws of a concept that has such drawings")
    parser.add_argument("--evaluate-every", type=float, default=4, help="minutes")
    parser.add_argument("--image-size", type=int, default=48)
    parser.add_argument("--patch-size", type=int, default=8)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--depth", type=int, default=6)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if args.command == "export":
        if args.draft:
            export.write_model(args.run, args.out)
        else:
            export.main(args.run, args.out, ("val", "test") if args.test else ("val",))
        return

    device = "cuda" if torch.cuda.is_available() else "cpu"
    corpus = corpora.Corpus(device)
    tokenizer = tokenizer_of(corpus)
    text = captions.Captions(tokenizer)
    folder = f"{CACHE}/{args.run}"
    os.makedirs(folder, exist_ok=True)
    torch.manual_seed(args.seed)
    config = clip.make_config(
        len(tokenizer.vocab), args.image_size, args.patch_size, args.width, args.depth, args.width // 64
    )
    path, state = f"{folder}/stable.pt", {"step": 0, "samples": 0, "minutes": 0.0}
    saved = torch.load(path, map_location="cpu") if os.path.exists(path) else None
    if saved:
        config = saved["config"]
    elif args.start:
        with open(f"{args.start}/config.json") as f:
            config = json.load(f)
    net = clip.Clip(config)
    if args.start and not saved:
        net = export.from_hugging_face(config, safetensors.load(f"{args.start}/model.safetensors"))
    net = net.to(device)
    average = copy.deepcopy(net)
    optimizer = torch.optim.AdamW(groups(net, args.weight_decay), lr=args.lr, betas=(0.9, 0.98), eps=1e-6)
    if saved:
        net.load_state_dict(saved["net"])
        average.load_state_dict(saved["average"])
        optimizer.load_state_dict(saved["optimizer"])
        state = saved["state"]
    start_step = state["step"]
    shares = corpora.Shares(args.class_share, args.noun_share, args.color_share)
    sampler = corpora.Sampler(corpus, shares)
    seed = [args.seed, start_step, int(args.decay)]
    source = batches.loader(batches.Batches(sampler, corpus.items, text, args.batch, seed), args.workers)
    gen = torch.Generator(device).manual_seed(args.seed * 1_000_003 + start_step)
    evaluator = None
    if os.path.exists(f"{evaluate.DATA}/index.json"):
        evaluator = evaluate.Evaluator(tokenizer, config["vision_config"]["image_size"], device=device)
    log = open(f"{folder}/log.jsonl", "a", buffering=1)
    size = config["vision_config"]["image_size"]
    print(f"{sum(p.numel() for p in net.vision.parameters())} image, {sum(p.numel() for p in net.text.parameters())} text parameters", flush=True)

    began, minutes_before = time.time(), state["minutes"]
    last_evaluation, losses = began, collections.deque(maxlen=100)

    def record():
        state["minutes"] = minutes_before + (time.time() - began) / 60
        entry = {
            "run": args.run, "phase": "decay" if args.decay else "stable", "step": state["step"],
            "samples": state["samples"], "minutes": round(state["minutes"], 2),
            "batch": args.batch, "shares": shares._asdict(), "device": torch.cuda.get_device_name() if device == "cuda" else "cpu",
            "loss": round(float(torch.stack(tuple(losses)).mean()), 4), "logit_scale": round(float(average.logit_scale), 4),
            "val": evaluator.run(average) if evaluator else None,
        }
        log.write(json.dumps(entry) + "\n")
        print(json.dumps(entry), flush=True)
        return entry

    def save(name):
        torch.save({"config": config, "net": net.state_dict(), "average": average.state_dict(),
                    "optimizer": optimizer.state_dict(), "state": state, "seed": args.seed}, f"{folder}/{name}.tmp")
        os.replace(f"{folder}/{name}.tmp", f"{folder}/{name}")

    while True:
        share = (time.time() - began) / 60 / args.minutes
        if share >= 1:
            break
        rate = args.lr * min(1.0, (state["step"] + 1) / args.warmup) * (max(0.01, 1 - share) if args.decay else 1.0)
        for group in optimizer.param_groups:
            group["lr"] = rate
        indices, ids, ends = (part.to(device, non_blocking=True) for part in next(source))
        pixels = augment.render(gen, *corpus.pixels(indices), size)
        images = F.normalize(net.vision((pixels - clip.MEAN) / clip.STD).float(), dim=-1)
        texts = F.normalize(net.text(ids, ends).float(), dim=-1)
        loss = contrastive(images, texts, net.logit_scale.exp(), corpus.key_ids(indices))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        with torch.no_grad():
            net.logit_scale.clamp_(0, float(np.log(100)))
            decay = min(args.ema, (1 + state["step"]) / (10 + state["step"]))
            for a, p in zip(average.parameters(), net.parameters()):
                a.lerp_(p, 1 - decay)
        losses.append(loss.detach())
        state["step"] += 1
        state["samples"] += args.batch
        if state["step"] % 50 == 0:
            rate = (state["step"] - start_step) * args.batch / (time.time() - began)
            print(f"step {state['step']} loss {float(loss.detach()):.3f} {rate:.0f}/s", flush=True)
        if time.time() - last_evaluation > args.evaluate_every * 60:
            last_evaluation = time.time()
            record()
            if not args.decay:
                save("stable.pt")
    record()
    save("decayed.pt" if args.decay else "stable.pt")


if __name__ == "__main__":
    main()
