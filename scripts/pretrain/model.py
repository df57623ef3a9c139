"""CLIP's two towers, as Hugging Face's CLIPModel computes them, trained in bfloat16 products over float32 weights.

Query, key and value weights are one matrix here and three in the exported file.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

# Pixels in [0, 1] are scaled by these: paper is nearly nothing, ink is large.
MEAN, STD = 0.9, 0.3


def linear(x, weight, bias=None):
    """x [..., I] @ weight [O, I]^T in bfloat16 (float32 on demand, see `Config.exact`)."""
    if Config.exact:
        return F.linear(x, weight, bias)
    return F.linear(x.bfloat16(), weight.bfloat16(), None if bias is None else bias.bfloat16())


class Config:
    """`exact` switches all products to float32; used by evaluation and export checks."""

    exact = False


class Block(nn.Module):
    """One pre-norm transformer layer. x [B, T, H] float32 -> the same shape."""

    def __init__(self, width, hidden, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-5), nn.LayerNorm(width, eps=1e-5)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.fc1, self.fc2 = nn.Linear(width, hidden), nn.Linear(hidden, width)

    def forward(self, x, causal):
        b, t, h = x.shape
        y = linear(self.norm1(x), self.qkv.weight, self.qkv.bias)
        q, k, v = y.view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        scores = q.mul((h // self.heads) ** -0.5) @ k.transpose(-1, -2)
        if causal:
            scores = scores + torch.full((t, t), -1e9, dtype=scores.dtype, device=scores.device).triu(1)
        y = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, t, h)
        x = x + linear(y, self.out.weight, self.out.bias)
        y = linear(self.norm2(x), self.fc1.weight, self.fc1.bias)
        y = F.silu(y * 1.702) * (1 / 1.702)  # quick GELU: y * sigmoid(1.702 y)
        return x + linear(y, self.fc2.weight, self.fc2.bias)


def waves(grid, width):
    """Sine and cosine positions [grid^2, width]: as large as the patches' content, so that place counts at once."""
    rate = 1 / 20 ** (torch.arange(width // 4) / (width // 4))
    angle = torch.arange(grid)[:, None] * rate
    one = torch.cat([angle.sin(), angle.cos()], 1)
    rows, columns = one[:, None].expand(grid, grid, -1), one[None].expand(grid, grid, -1)
    return torch.cat([rows, columns], 2).reshape(grid * grid, width) * 0.7


class Vision(nn.Module):
    """Image tower. pixels [B, 3, S, S] -> features [B, D], not normalised."""

    def __init__(self, c, dim):
        super().__init__()
        h, p = c["hidden_size"], c["patch_size"]
        self.patch, self.grid = p, c["image_size"] // p
        self.class_embedding = nn.Parameter(torch.randn(h) * 0.02)
        self.patch_embedding = nn.Parameter(torch.randn(h, 3 * p * p) * (3 * p * p) ** -0.5 * 0.7)
        self.position = nn.Parameter(torch.cat([torch.zeros(1, h), waves(self.grid, h)]))
        self.pre, self.post = nn.LayerNorm(h, eps=1e-5), nn.LayerNorm(h, eps=1e-5)
        self.layers = nn.ModuleList(
            Block(h, c["intermediate_size"], c["num_attention_heads"]) for _ in range(c["num_hidden_layers"])
        )
        self.projection = nn.Parameter(torch.randn(dim, h) * h**-0.5)

    def forward(self, pixels):
        b, g, p = len(pixels), self.grid, self.patch
        x = pixels.view(b, 3, g, p, g, p).permute(0, 2, 4, 1, 3, 5).reshape(b, g * g, 3 * p * p)
        x = linear(x, self.patch_embedding).float()
        x = torch.cat([self.class_embedding.expand(b, 1, -1), x], 1) + self.position
        x = self.pre(x)
        for layer in self.layers:
            x = layer(x, False)
        return F.linear(self.post(x[:, 0]), self.projection)


class Text(nn.Module):
    """Text tower. ids [B, T], ends [B] (index of EOS) -> features [B, D], not normalised."""

    def __init__(self, c, dim):
        super().__init__()
        h = c["hidden_size"]
        self.token = nn.Embedding(c["vocab_size"], h)
        nn.init.normal_(self.token.weight, std=0.3)
        self.position = nn.Parameter(torch.randn(c["max_position_embeddings"], h) * 0.1)
        self.final = nn.LayerNorm(h, eps=1e-5)
        self.layers = nn.ModuleList(
            Block(h, c["intermediate_size"], c["num_attention_heads"]) for _ in range(c["num_hidden_layers"])
        )
        self.projection = nn.Parameter(torch.randn(dim, h) * h**-0.5)

    def forward(self, ids, ends):
        x = self.token(ids) + self.position[: ids.shape[1]]
        for layer in self.layers:
            x = layer(x, True)
        return F.linear(self.final(x[torch.arange(len(ids), device=ids.device), ends]), self.projection)


class Clip(nn.Module):
    """Both towers and the logarithm of the temperature's inverse."""

    def __init__(self, config):
        super().__init__()
        dim = config["projection_dim"]
        self.vision, self.text = Vision(config["vision_config"], dim), Text(config["text_config"], dim)
        self.logit_scale = nn.Parameter(torch.tensor(math.log(1 / 0.07)))
        for tower in (self.vision, self.text):
            depth = len(tower.layers)
            for block in tower.layers:
                for layer, std in ((block.qkv, 1), (block.fc1, 1), (block.out, 2 * depth), (block.fc2, 2 * depth)):
                    nn.init.normal_(layer.weight, std=(layer.in_features * std) ** -0.5)
                    nn.init.zeros_(layer.bias)


def make_config(vocab_size, image_size=48, patch_size=8, width=128, depth=6, heads=2, text_width=128, text_depth=3,
                text_heads=2, dim=128):
    """A Hugging Face CLIP config object of our sizes."""
    return {
        "architectures": ["CLIPModel"],
        "model_type": "clip",
        "projection_dim": dim,
        "logit_scale_init_value": 2.6592,
        "text_config": {
            "model_type": "clip_text_model",
            "hidden_size": text_width,
            "intermediate_size": 4 * text_width,
            "num_attention_heads": text_heads,
            "num_hidden_layers": text_depth,
            "max_position_embeddings": 32,
            "vocab_size": vocab_size,
            "hidden_act": "quick_gelu",
            "layer_norm_eps": 1e-5,
            "projection_dim": dim,
            "bos_token_id": vocab_size - 2,
            "eos_token_id": vocab_size - 1,
            "pad_token_id": vocab_size - 1,
        },
        "vision_config": {
            "model_type": "clip_vision_model",
            "hidden_size": width,
            "intermediate_size": 4 * width,
            "num_hidden_layers": depth,
            "num_attention_heads": heads,
            "num_channels": 3,
            "image_size": image_size,
            "patch_size": patch_size,
            "hidden_act": "quick_gelu",
            "layer_norm_eps": 1e-5,
            "projection_dim": dim,
        },
        "torch_dtype": "float16",
    }
