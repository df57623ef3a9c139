"""Random inks, papers, fills, shapes and grains, on whole batches.

A drawing in one ink becomes black on white, white on dark, coloured, filled in, thicker, thinner, hollow; a coloured
one keeps its colours more or less; then all are scaled, turned, mirrored, bent and sometimes cut into large pixels.
"""
import torch
import torch.nn.functional as F

PIXEL_SHARE = ((0.08, 16), (0.06, 24), (0.04, 12))


def _rand(gen, *shape):
    """Uniform in [0, 1), on the generator's device, as all that is made here."""
    return torch.rand(*shape, generator=gen, device=gen.device)


def _normal(gen, *shape):
    return torch.randn(*shape, generator=gen, device=gen.device)


def _uniform(gen, n, low, high, *shape):
    return _rand(gen, n, *shape) * (high - low) + low


def _order(gen, n):
    return torch.randperm(n, generator=gen, device=gen.device)


def colours(gen, n):
    """(ink, paper) float [n, 3, 1, 1] in [0, 1]: 65 % dark ink, the rest coloured; 88 % white paper, the rest tinted.

    Dark papers were left out: they fill the features of a young tower and hide the drawing.
    """
    grey = _uniform(gen, n, 0.0, 0.25, 1).expand(n, 3)
    vivid = _rand(gen, n, 3)
    vivid = vivid * torch.clamp(0.5 / vivid.mean(1, keepdim=True).clamp(min=0.05), max=1.0)
    ink = torch.where((_rand(gen, n) < 0.65)[:, None], grey, vivid)
    return ink[..., None, None], papers(gen, n)


def papers(gen, n):
    """Paper colours [n, 3, 1, 1]."""
    tint = _uniform(gen, n, 0.8, 1.0, 3)
    return torch.where((_rand(gen, n) < 0.88)[:, None], torch.ones_like(tint), tint)[..., None, None]


def restroke(gen, a):
    """Changes the stroke of runs of the batch: a [n, 1, 64, 64] in [0, 1]."""
    n = len(a)
    order = _order(gen, n)
    thick, thin, edge = order[: n // 8], order[n // 8 : n // 6], order[n // 6 : n // 4]
    a[thick] = F.max_pool2d(a[thick], 3, 1, 1)
    slim = -F.max_pool2d(-a[thin], 3, 1, 1)
    enough = slim.mean((1, 2, 3), keepdim=True) > 0.5 * a[thin].mean((1, 2, 3), keepdim=True)
    a[thin] = torch.where(enough, slim, a[thin])
    solid = a[edge].mean((1, 2, 3), keepdim=True) > 0.25
    hollow = (a[edge] + F.max_pool2d(-a[edge], 5, 1, 2)).clamp(0, 1)
    a[edge] = torch.where(solid, hollow, a[edge])
    return a


def layer(gen, ink, regions, rgba, is_color):
    """Premultiplied RGBA float [n, 4, 64, 64] of a batch as `Corpus.pixels` gives it, and the papers [n, 3, 1, 1]."""
    n = len(ink)
    ink_colour, paper = colours(gen, n)
    a = restroke(gen, ink.float().div_(255)[:, None])
    second = torch.where((_rand(gen, n) < 0.2)[:, None, None, None], _rand(gen, n, 3, 1, 1), ink_colour)
    ramp = torch.linspace(0, 1, 64, device=gen.device).view(1, 1, 64, 1)
    colour = ink_colour + (second - ink_colour) * ramp
    # Two in five drawings are coloured in: mostly each region its own colour, sometimes all as the ink.
    mode = _rand(gen, n)
    fill = torch.zeros(n, 3, 64, 64, device=gen.device)
    fill_alpha = torch.zeros(n, 1, 64, 64, device=gen.device)
    filled = (mode < 0.4) & ~is_color
    rows = filled.nonzero()[:, 0]
    if len(rows):
        palette = _uniform(gen, len(rows), 0.15, 1.0, 4, 3)
        palette = torch.where((mode[rows] < 0.06)[:, None, None], ink_colour[rows].view(-1, 1, 3), palette)
        r = regions[rows].long()
        picked = palette.gather(1, r.view(len(rows), -1, 1).expand(-1, -1, 3))
        fill[rows] = picked.view(len(rows), 64, 64, 3).permute(0, 3, 1, 2)
        fill_alpha[rows] = (F.max_pool2d((r > 0).float()[:, None], 3, 1, 1))
        fill[rows] = torch.where((r == 0)[:, None], palette[:, 1].view(-1, 3, 1, 1), fill[rows])
    rgb = a * colour + (1 - a) * fill * fill_alpha
    alpha = a + (1 - a) * fill_alpha
    if is_color.any():
        rows = is_color.nonzero()[:, 0]
        pic = rgba.permute(0, 3, 1, 2).float().div_(255)
        m = len(rows)
        c = pic[:, :3] * _uniform(gen, m, 0.75, 1.25, 3, 1, 1) + _uniform(gen, m, -0.08, 0.08, 3, 1, 1)
        swap = _rand(gen, m)
        c = torch.where((swap < 0.1)[:, None, None, None], c[:, [2, 0, 1]], c)
        c = torch.where((swap > 0.88)[:, None, None, None], c.mean(1, keepdim=True).expand_as(c), c)
        rgb[rows], alpha[rows] = c.clamp(0, 1) * pic[:, 3:], pic[:, 3:]
    return torch.cat([rgb, alpha], 1), paper


def grids(gen, n, size):
    """Sampling grids [n, size, size, 2]: scale, stretch, turn, mirror, shift, and a bend for a third."""
    zoom, stretch = torch.exp(_uniform(gen, n, -0.2, 0.25)), torch.exp(_uniform(gen, n, -0.15, 0.15))
    turn = _normal(gen, n).clamp(-2.5, 2.5) * 0.11
    mirror = torch.where(_rand(gen, n) < 0.5, -1.0, 1.0)
    shift = _uniform(gen, n, -0.1, 0.1, 2)
    cos, sin = torch.cos(turn), torch.sin(turn)
    theta = torch.stack(
        [
            torch.stack([mirror * zoom * stretch * cos, -zoom * stretch * sin, shift[:, 0]], 1),
            torch.stack([mirror * zoom / stretch * sin, zoom / stretch * cos, shift[:, 1]], 1),
        ],
        1,
    )
    grid = F.affine_grid(theta, (n, 4, size, size), align_corners=False)
    bent = n // 3
    bend = _normal(gen, bent, 2, 5, 5) * 0.045
    bend = F.interpolate(bend, (size, size), mode="bicubic", align_corners=True)
    grid[:bent] += bend.permute(0, 2, 3, 1)
    return grid[_order(gen, n)]


def pixelated(n):
    """How many pictures of a batch of n, its first, are cut into large pixels."""
    return sum(int(n * share) for share, _ in PIXEL_SHARE)


def render(gen, ink, regions, rgba, is_color, size):
    """Pixels float [n, 3, size, size] in [0, 1]."""
    n = len(ink)
    layers, paper = layer(gen, ink, regions, rgba, is_color)
    out = F.grid_sample(layers, grids(gen, n, size), mode="bilinear", padding_mode="zeros", align_corners=False)
    start = 0
    for share, cells in PIXEL_SHARE:
        rows = slice(start, start + int(n * share))
        small = F.adaptive_avg_pool2d(out[rows], cells)
        sharp = ((small[:, 3:] - 0.45) * 5 + 0.5).clamp(0, 1)
        small = torch.cat([small[:, :3] / small[:, 3:].clamp(min=1e-3) * sharp, sharp], 1)
        out[rows] = F.interpolate(small, (size, size), mode="nearest")
        start = rows.stop
    pixels = out[:, :3] + (1 - out[:, 3:]) * paper
    soft = slice(start, start + n // 10)
    pixels[soft] = F.avg_pool2d(pixels[soft], 3, 1, 1, count_include_pad=False)
    return pixels.clamp(0, 1)
