"""From a corpus record to the caption of one draw, as token ids."""
import torch

STYLE_WORDS = {
    "outline": ("outline", "line", "outlined", "thin line"),
    "solid": ("solid", "filled", "silhouette", "black"),
    "duotone": ("two-tone", "duotone", "shaded"),
    "color": ("colour", "flat colour", "coloured", "colourful"),
    "plain": ("simple", "black", "small", "plain"),
    "pixel": ("pixel art", "pixel", "pixelated", "8 bit"),
}
PLAIN = (
    "a drawing of a {}.", "an icon of a {}.", "a picture of a {}.", "a symbol of a {}.", "a simple drawing of a {}.",
    "a small picture of a {}.", "a sketch of a {}.", "a {} icon", "an emoji of a {}.", "a clip art of a {}.",
    "a drawing of the {}.", "the {}.", "{}", "a {}", "an image of a {}.", "a sign with a {}.", "art of a {}.",
)
STYLED = ("a {s} icon of a {}.", "a {s} drawing of a {}.", "a {s} picture of a {}.", "{s} {}", "a {s} {}", "a {s} {} icon")
# What the zero-shot head averages over; written to templates.json.
ZERO_SHOT = (
    "a drawing of a {}.", "an icon of a {}.", "a picture of a {}.", "a simple drawing of a {}.", "a sketch of a {}.",
    "an emoji of a {}.", "a colour picture of a {}.", "a pixel art drawing of a {}.", "an outline drawing of a {}.",
    "a solid icon of a {}.",
)


def fill(template, name, english=True):
    """Puts a name into a template; `english` writes "an" where it should be, else the template stays as it is."""
    text = template.replace("{}", name)
    if english and name[:1] in "aeiou":
        text = text.replace(f" a {name}", f" an {name}")
        if text.startswith(f"a {name}"):
            text = f"an {text[2:]}"
    return text


class Captions:
    """Draws captions; keeps every text's ids."""

    def __init__(self, tokenizer):
        self.tokenizer, self.cache = tokenizer, {}

    def ids(self, text):
        if text not in self.cache:
            self.cache[text] = self.tokenizer.encode(text)[:31] if len(self.cache) < 3_000_000 else None
            if self.cache[text] is None:
                del self.cache[text]
                return self.tokenizer.encode(text)[:31]
        return self.cache[text]

    def text(self, rng, item, pixelated):
        name = item["key"] if item["label"] >= 0 and rng.random() < 0.7 else item["caption"]
        name = name.replace("_", " ")
        if rng.random() < (0.5 if pixelated else 0.25):
            words = STYLE_WORDS["pixel" if pixelated else item["style"]]
            template = STYLED[rng.integers(len(STYLED))].replace("{s}", words[rng.integers(len(words))])
            return fill(template, name).replace("a outline", "an outline").replace("a 8 bit", "an 8 bit")
        # The app puts names into templates without minding the article, so half the captions do not either.
        return fill(PLAIN[rng.integers(len(PLAIN))], name, rng.random() < 0.5)

    def batch(self, texts):
        """(ids int64 [n, T] padded with EOS, index of the first EOS int64 [n])."""
        rows = [self.ids(text) for text in texts]
        ends = torch.tensor([len(row) - 1 for row in rows])
        width = int(ends.max()) + 1
        eos = self.tokenizer.eos
        return torch.tensor([row + [eos] * (width - len(row)) for row in rows]), ends
