"""Writes golden/onnx/*.onnx: the tiny CLIP of golden/model.json as PyTorch's exporter writes it.

Written as Hugging Face's modules are, whose exported files transformers.js uses: the exporter then folds
the transposed weights of linear layers into constants without their names. The image tower is written in
opset 14, where a LayerNorm is nine nodes, and the text tower in 17, where it is one.
"""
import warnings

import torch
from torch import nn

from common import CONFIG, FOLDER
from model import PRETRAINED


class Attention(nn.Module):
    def __init__(self, c):
        super().__init__()
        hidden = c["hidden_size"]
        self.heads = c["num_attention_heads"]
        self.width = hidden // self.heads
        # Not in the order in which they are called.
        self.k_proj, self.v_proj, self.q_proj, self.out_proj = (nn.Linear(hidden, hidden) for _ in range(4))

    def forward(self, x, mask):
        batch, length, hidden = x.shape
        flat = (batch * self.heads, -1, self.width)

        def split(y):
            return y.view(batch, length, self.heads, self.width).transpose(1, 2).reshape(*flat)

        keys, values = split(self.k_proj(x)), split(self.v_proj(x))
        scores = torch.bmm(split(self.q_proj(x) * self.width**-0.5), keys.transpose(1, 2))
        if mask is not None:
            scores = (scores.view(batch, self.heads, length, length) + mask).view(-1, length, length)
        mixed = torch.bmm(scores.softmax(-1), values).view(batch, self.heads, length, self.width)
        return self.out_proj(mixed.transpose(1, 2).reshape(batch, length, hidden))


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()
        hidden = c["hidden_size"]
        self.self_attn = Attention(c)
        self.layer_norm1 = nn.LayerNorm(hidden)
        self.mlp = nn.ModuleDict({
            "fc1": nn.Linear(hidden, c["intermediate_size"]),
            "fc2": nn.Linear(c["intermediate_size"], hidden),
        })
        self.layer_norm2 = nn.LayerNorm(hidden)

    def forward(self, x, mask):
        x = x + self.self_attn(self.layer_norm1(x), mask)
        y = self.mlp["fc1"](self.layer_norm2(x))
        return x + self.mlp["fc2"](y * torch.sigmoid(1.702 * y))


def encoder(c):
    return nn.ModuleDict({"layers": nn.ModuleList([Layer(c) for _ in range(c["num_hidden_layers"])])})


class ImageTower(nn.Module):
    def __init__(self, c, dimension):
        super().__init__()
        hidden, p = c["hidden_size"], c["patch_size"]
        self.tokens = (c["image_size"] // p) ** 2 + 1
        model = nn.Module()
        model.embeddings = nn.Module()
        model.embeddings.class_embedding = nn.Parameter(torch.zeros(hidden))
        model.embeddings.patch_embedding = nn.Conv2d(3, hidden, p, p, bias=False)
        model.embeddings.position_embedding = nn.Embedding(self.tokens, hidden)
        model.pre_layrnorm, model.post_layernorm = nn.LayerNorm(hidden), nn.LayerNorm(hidden)
        model.encoder = encoder(c)
        self.vision_model = model
        self.visual_projection = nn.Linear(hidden, dimension, bias=False)

    def forward(self, pixels):
        m = self.vision_model
        patches = m.embeddings.patch_embedding(pixels).flatten(2).transpose(1, 2)
        token = m.embeddings.class_embedding.expand(pixels.shape[0], 1, -1)
        places = m.embeddings.position_embedding(torch.arange(self.tokens).expand(1, -1))
        x = m.pre_layrnorm(torch.cat([token, patches], 1) + places)
        for layer in m.encoder["layers"]:
            x = layer(x, None)
        return self.visual_projection(m.post_layernorm(x[:, 0])), x


class TextTower(nn.Module):
    def __init__(self, c, dimension):
        super().__init__()
        hidden, context = c["hidden_size"], c["max_position_embeddings"]
        model = nn.Module()
        model.embeddings = nn.Module()
        model.embeddings.token_embedding = nn.Embedding(c["vocab_size"], hidden)
        model.embeddings.position_embedding = nn.Embedding(context, hidden)
        model.final_layer_norm = nn.LayerNorm(hidden)
        model.encoder = encoder(c)
        self.text_model = model
        self.text_projection = nn.Linear(hidden, dimension, bias=False)
        self.register_buffer("position_ids", torch.arange(context).expand(1, -1))

    def forward(self, ids):
        m = self.text_model
        batch, length = ids.shape
        places = m.embeddings.position_embedding(self.position_ids[:, :length])
        x = m.embeddings.token_embedding(ids) + places
        mask = torch.full((length, length), -3.4e38).triu(1).expand(batch, 1, length, length)
        for layer in m.encoder["layers"]:
            x = layer(x, mask)
        x = m.final_layer_norm(x)
        return self.text_projection(x[torch.arange(batch), ids.to(torch.int).argmax(-1)]), x


def export(tower, example, path, opset, axes):
    missing, _ = tower.load_state_dict({k: w.float() for k, w in PRETRAINED.items()}, strict=False)
    assert missing in ([], ["position_ids"]), missing
    names = {"input_names": ["input"], "output_names": ["embeds", "last_hidden_state"]}
    torch.onnx.export(
        tower.eval(), (example,), path, opset_version=opset, dynamic_axes={"input": axes}, **names
    )


warnings.simplefilter("ignore")
folder = FOLDER / "onnx"
folder.mkdir(exist_ok=True)
vision, text, dimension = CONFIG["vision_config"], CONFIG["text_config"], CONFIG["projection_dim"]
size = vision["image_size"]
export(ImageTower(vision, dimension), torch.randn(2, 3, size, size), folder / "vision_model.onnx", 14, {0: "batch"})
ids = torch.full((2, 7), text["eos_token_id"])
export(TextTower(text, dimension), ids, folder / "text_model.onnx", 17, {0: "batch", 1: "length"})
