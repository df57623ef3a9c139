"""Writes the bundled model: Hugging Face CLIP names in float16, configs, tokenizer, templates, log and card."""
import json
import os

import numpy as np
import torch

import bpe
import captions
import card
import corpus as corpora
import evaluate
import model as clip
import safetensors


def block_names(prefix, block):
    """Tensors of one transformer layer under Hugging Face's names; q, k and v part ways here."""
    q, k, v = block.qkv.weight.chunk(3)
    qb, kb, vb = block.qkv.bias.chunk(3)
    out = {}
    for name, weight, bias in (
        ("self_attn.q_proj", q, qb),
        ("self_attn.k_proj", k, kb),
        ("self_attn.v_proj", v, vb),
        ("self_attn.out_proj", block.out.weight, block.out.bias),
        ("layer_norm1", block.norm1.weight, block.norm1.bias),
        ("layer_norm2", block.norm2.weight, block.norm2.bias),
        ("mlp.fc1", block.fc1.weight, block.fc1.bias),
        ("mlp.fc2", block.fc2.weight, block.fc2.bias),
    ):
        out[f"{prefix}.{name}.weight"], out[f"{prefix}.{name}.bias"] = weight, bias
    return out


def to_hugging_face(net):
    """{name: float32 tensor} of a Clip, named as in Hugging Face's CLIPModel."""
    v, t = net.vision, net.text
    out = {
        "vision_model.embeddings.class_embedding": v.class_embedding,
        "vision_model.embeddings.patch_embedding.weight": v.patch_embedding.view(-1, 3, v.patch, v.patch),
        "vision_model.embeddings.position_embedding.weight": v.position,
        "vision_model.pre_layrnorm.weight": v.pre.weight,
        "vision_model.pre_layrnorm.bias": v.pre.bias,
        "vision_model.post_layernorm.weight": v.post.weight,
        "vision_model.post_layernorm.bias": v.post.bias,
        "visual_projection.weight": v.projection,
        "text_model.embeddings.token_embedding.weight": t.token.weight,
        "text_model.embeddings.position_embedding.weight": t.position,
        "text_model.final_layer_norm.weight": t.final.weight,
        "text_model.final_layer_norm.bias": t.final.bias,
        "text_projection.weight": t.projection,
        "logit_scale": net.logit_scale,
    }
    for tower, prefix in ((v, "vision_model"), (t, "text_model")):
        for i, block in enumerate(tower.layers):
            out.update(block_names(f"{prefix}.encoder.layers.{i}", block))
    return {name: tensor.detach() for name, tensor in out.items()}


def from_hugging_face(config, tensors):
    """A Clip from arrays under Hugging Face's names; the inverse of `to_hugging_face`."""
    net = clip.Clip(config)
    with torch.no_grad():
        for name, target in to_hugging_face(net).items():
            # The views share storage with the parameters, so copying into them fills the model.
            target.copy_(torch.from_numpy(tensors[name].astype(np.float32)))
    return net


def write_json(path, value, indent=2):
    with open(path, "w") as f:
        f.write(json.dumps(value, indent=indent, ensure_ascii=False) + "\n")


def tokenizer_config():
    token = {"__type": "AddedToken", "lstrip": False, "normalized": True, "rstrip": False, "single_word": False}
    return {
        "add_prefix_space": False,
        "bos_token": {**token, "content": bpe.BOS},
        "eos_token": {**token, "content": bpe.EOS},
        "unk_token": {**token, "content": bpe.EOS},
        "pad_token": bpe.EOS,
        "clean_up_tokenization_spaces": True,
        "do_lower_case": True,
        "errors": "replace",
        "model_max_length": 32,
        "tokenizer_class": "CLIPTokenizer",
    }


def write_model(run, out):
    """Writes what a model needs to be used; returns what training saved, and the tokenizer."""
    folder = f"{corpora.CACHE}/{run}"
    decayed = os.path.exists(f"{folder}/decayed.pt")
    saved = torch.load(f"{folder}/decayed.pt" if decayed else f"{folder}/stable.pt", map_location="cpu")
    net = clip.Clip(saved["config"])
    net.load_state_dict(saved["average"])
    with open(f"{corpora.CACHE}/merges.json") as f:
        tokenizer = bpe.Tokenizer(json.load(f))
    os.makedirs(out, exist_ok=True)
    tensors = {n: t.numpy().astype(np.float16) for n, t in to_hugging_face(net).items()}
    safetensors.save(f"{out}/model.safetensors", tensors, {"format": "pt"})
    write_json(f"{out}/sha256.json", {"model.safetensors": card.sha256(f"{out}/model.safetensors")})
    config, size = saved["config"], saved["config"]["vision_config"]["image_size"]
    config["logit_scale_init_value"] = 2.6592
    write_json(f"{out}/config.json", config)
    write_json(f"{out}/tokenizer.json", tokenizer.to_json(), indent=None)
    write_json(f"{out}/tokenizer_config.json", tokenizer_config())
    write_json(f"{out}/templates.json", list(captions.ZERO_SHOT))
    write_json(
        f"{out}/preprocessor_config.json",
        {
            "crop_size": {"height": size, "width": size},
            "do_center_crop": True,
            "do_convert_rgb": True,
            "do_normalize": True,
            "do_rescale": True,
            "do_resize": True,
            "feature_extractor_type": "CLIPFeatureExtractor",
            "image_mean": [clip.MEAN] * 3,
            "image_processor_type": "CLIPImageProcessor",
            "image_std": [clip.STD] * 3,
            "resample": 3,
            "rescale_factor": 1 / 255,
            "size": {"shortest_edge": size},
        },
    )
    return saved, tokenizer


def main(run, out, splits):
    saved, tokenizer = write_model(run, out)
    folder, config = f"{corpora.CACHE}/{run}", saved["config"]
    size = config["vision_config"]["image_size"]
    exported = from_hugging_face(config, safetensors.load(f"{out}/model.safetensors"))
    accuracy = {s: evaluate.Evaluator(tokenizer, size, s).run(exported) for s in splits}
    with open(f"{folder}/log.jsonl") as f:
        entries = [json.loads(line) for line in f]
    # A decay run that was superseded is not part of this model's history.
    entries = [e for e in entries if e["samples"] <= saved["state"]["samples"]]
    corpus = corpora.Corpus()
    log = {
        "seed": saved["seed"],
        "corpus": {
            "sha256": corpus.sha256,
            "source": corpus.source,
            "pictures": len(corpus.items),
            "coloured": len(corpus.color),
            "concepts": len(corpus.keys),
            "sets": corpus.sets,
        },
        "samples": saved["state"]["samples"],
        "minutes": round(saved["state"]["minutes"], 1),
        "step": saved["state"]["step"],
        "decayed": os.path.exists(f"{folder}/decayed.pt"),
        "exported": accuracy,
        "curve": entries,
    }
    write_json(f"{out}/training-log.json", log, indent=1)
    with open(f"{out}/README.md", "w") as f:
        f.write(card.text(out, config, log, sum(p.numel() for p in exported.vision.parameters()),
                          sum(p.numel() for p in exported.text.parameters())))
    print(json.dumps(accuracy))
