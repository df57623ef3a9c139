"""CLIP's towers in plain PyTorch, written from the architecture alone and as literally as it can be.

Weights are a dict of tensors under Hugging Face's names. Nothing is fused, sliced early or reordered:
this is what the engine's graphs are measured against. `branch(tower, layer, "attention" | "mlp", z)` may change
what a residual branch [N,T,H] ends with, just before it is added to the stream.
"""
import torch
import torch.nn.functional as F


def unchanged(tower, layer, name, z):
    return z


def image_tower(w, config, pixels, branch=unchanged):
    """pixels [B,3,S,S], normalised -> image embeddings [B,D], not normalised."""
    c = config["vision_config"]
    kernel = w["vision_model.embeddings.patch_embedding.weight"]
    patches = F.conv2d(pixels, kernel, stride=c["patch_size"]).flatten(2).transpose(1, 2)
    token = w["vision_model.embeddings.class_embedding"].expand(len(pixels), 1, -1)
    x = torch.cat([token, patches], 1) + w["vision_model.embeddings.position_embedding.weight"]
    x = norm(w, "vision_model.pre_layrnorm", c, x)
    x = encoder(w, "vision_model", c, x, None, branch)
    x = norm(w, "vision_model.post_layernorm", c, x[:, 0])
    return x @ w["visual_projection.weight"].T


def text_tower(w, config, ids, branch=unchanged):
    """ids [N,T], pooled at the first EOS of each row -> text embeddings [N,D], not normalised."""
    c = config["text_config"]
    length = ids.shape[1]
    x = w["text_model.embeddings.token_embedding.weight"][ids]
    x = x + w["text_model.embeddings.position_embedding.weight"][:length]
    mask = torch.full((length, length), float("-inf"), dtype=x.dtype).triu(1)
    x = encoder(w, "text_model", c, x, mask, branch)
    x = norm(w, "text_model.final_layer_norm", c, x)
    end = (ids == c["eos_token_id"]).int().argmax(1)
    return x[torch.arange(len(ids)), end] @ w["text_projection.weight"].T


def unit(x):
    return x / x.norm(dim=-1, keepdim=True)


def encoder(w, tower, c, x, mask, branch):
    for i in range(c["num_hidden_layers"]):
        layer = f"{tower}.encoder.layers.{i}"
        z = attention(w, f"{layer}.self_attn", c, norm(w, f"{layer}.layer_norm1", c, x), mask)
        x = x + branch(tower, i, "attention", z)
        y = linear(w, f"{layer}.mlp.fc1", norm(w, f"{layer}.layer_norm2", c, x))
        z = linear(w, f"{layer}.mlp.fc2", ACTIVATIONS[c["hidden_act"]](y))
        x = x + branch(tower, i, "mlp", z)
    return x


def attention(w, name, c, x, mask):
    batch, length, hidden = x.shape
    heads = c["num_attention_heads"]
    width = hidden // heads

    def project(part):
        return linear(w, f"{name}.{part}_proj", x).view(batch, length, heads, width).transpose(1, 2)

    scores = project("q") @ project("k").transpose(2, 3) / width**0.5
    shares = (scores if mask is None else scores + mask).softmax(-1)
    mixed = (shares @ project("v")).transpose(1, 2).reshape(batch, length, hidden)
    return linear(w, f"{name}.out_proj", mixed)


def norm(w, name, c, x):
    return F.layer_norm(x, x.shape[-1:], w[f"{name}.weight"], w[f"{name}.bias"], c["layer_norm_eps"])


def linear(w, name, x):
    return F.linear(x, w[f"{name}.weight"], w[f"{name}.bias"])


ACTIVATIONS = {"quick_gelu": lambda x: x * torch.sigmoid(1.702 * x), "gelu": F.gelu}


def shapes(config):
    """Name -> shape of every tensor but logit_scale, image tower first."""
    v, t, d = config["vision_config"], config["text_config"], config["projection_dim"]
    h, p = v["hidden_size"], v["patch_size"]
    image = {
        "vision_model.embeddings.class_embedding": (h,),
        "vision_model.embeddings.patch_embedding.weight": (h, 3, p, p),
        "vision_model.embeddings.position_embedding.weight": ((v["image_size"] // p) ** 2 + 1, h),
        **_norm_shapes("vision_model.pre_layrnorm", h),
        **_encoder_shapes("vision_model", v),
        **_norm_shapes("vision_model.post_layernorm", h),
        "visual_projection.weight": (d, h),
    }
    h = t["hidden_size"]
    text = {
        "text_model.embeddings.token_embedding.weight": (t["vocab_size"], h),
        "text_model.embeddings.position_embedding.weight": (t["max_position_embeddings"], h),
        **_encoder_shapes("text_model", t),
        **_norm_shapes("text_model.final_layer_norm", h),
        "text_projection.weight": (d, h),
    }
    return image, text


def _encoder_shapes(tower, c):
    h, m, out = c["hidden_size"], c["intermediate_size"], {}
    for i in range(c["num_hidden_layers"]):
        layer = f"{tower}.encoder.layers.{i}"
        out |= _norm_shapes(f"{layer}.layer_norm1", h)
        for part in ("q_proj", "k_proj", "v_proj", "out_proj"):
            out |= _linear_shapes(f"{layer}.self_attn.{part}", h, h)
        out |= _norm_shapes(f"{layer}.layer_norm2", h)
        out |= _linear_shapes(f"{layer}.mlp.fc1", m, h)
        out |= _linear_shapes(f"{layer}.mlp.fc2", h, m)
    return out


def _linear_shapes(name, outputs, inputs):
    return {f"{name}.weight": (outputs, inputs), f"{name}.bias": (outputs,)}


def _norm_shapes(name, width):
    return {f"{name}.weight": (width,), f"{name}.bias": (width,)}
