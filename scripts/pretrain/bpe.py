"""A byte-level byte-pair tokenizer with `</w>` word ends, in the form CLIP uses.

Words are lower-cased and cut by CLIP's pattern. The vocabulary is: 256 byte letters, the same 256 with `</w>`, one
entry a merge, then BOS and EOS as the last two.
"""
import collections
import json
import re

BOS, EOS = "<|startoftext|>", "<|endoftext|>"
PATTERN = r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
# The same cut for ASCII text, which is all the corpus holds.
ASCII_PATTERN = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d|[a-z]+|[0-9]|[^\sa-z0-9]+")


def byte_letters():
    """Byte value -> printable letter, the usual byte-level map."""
    keep = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    letters, extra = {b: chr(b) for b in keep}, 0
    for b in range(256):
        if b not in letters:
            letters[b] = chr(256 + extra)
            extra += 1
    return letters


def base_entries():
    """The 512 entries before any merge, in the order of CLIP's vocabulary."""
    keep = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    order = keep + [b for b in range(256) if b not in keep]
    letters = byte_letters()
    plain = [letters[b] for b in order]
    return plain + [c + "</w>" for c in plain]


def train(word_counts, size):
    """Learns merges from {word: count} until the vocabulary, specials included, has `size` entries."""
    letters = byte_letters()
    words = {}
    for word, count in word_counts.items():
        symbols = [letters[b] for b in word.encode()]
        symbols[-1] += "</w>"
        words[word] = [tuple(symbols), count]
    merges = []
    while len(merges) < size - 514:
        pairs = collections.Counter()
        for symbols, count in words.values():
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += count
        if not pairs:
            raise ValueError(f"only {len(merges)} merges can be learnt from {len(words)} words")
        # Ties go to the alphabetically first pair, so that the result does not hang on hash order.
        (a, b), _ = min(pairs.items(), key=lambda item: (-item[1], item[0]))
        merges.append((a, b))
        for entry in words.values():
            symbols = entry[0]
            if a not in symbols:
                continue
            out, i = [], 0
            while i < len(symbols):
                if i + 1 < len(symbols) and symbols[i] == a and symbols[i + 1] == b:
                    out.append(a + b)
                    i += 2
                else:
                    out.append(symbols[i])
                    i += 1
            entry[0] = tuple(out)
    return merges


class Tokenizer:
    """Text to ids. `encode(text)` returns [BOS, ..., EOS] as a list of ints."""

    def __init__(self, merges):
        self.merges = [tuple(m) for m in merges]
        self.ranks = {m: i for i, m in enumerate(self.merges)}
        entries = base_entries() + [a + b for a, b in self.merges] + [BOS, EOS]
        if len(set(entries)) != len(entries):
            raise ValueError("two merges make the same entry")
        self.vocab = {entry: i for i, entry in enumerate(entries)}
        self.bos, self.eos = self.vocab[BOS], self.vocab[EOS]
        self.letters = byte_letters()
        self.cache = {}

    def word(self, word):
        """Ids of one word."""
        if word in self.cache:
            return self.cache[word]
        symbols = [self.letters[b] for b in word.encode()]
        symbols[-1] += "</w>"
        while len(symbols) > 1:
            ranked = [(self.ranks.get(p, 1 << 30), i) for i, p in enumerate(zip(symbols, symbols[1:]))]
            rank, i = min(ranked)
            if rank == 1 << 30:
                break
            a, b = symbols[i], symbols[i + 1]
            out, j = [], 0
            while j < len(symbols):
                if j + 1 < len(symbols) and symbols[j] == a and symbols[j + 1] == b:
                    out.append(a + b)
                    j += 2
                else:
                    out.append(symbols[j])
                    j += 1
            symbols = out
        self.cache[word] = [self.vocab[s] for s in symbols]
        return self.cache[word]

    def pieces(self, text):
        """Ids of a text without BOS and EOS."""
        return [i for word in ASCII_PATTERN.findall(text.lower()) for i in self.word(word)]

    def encode(self, text):
        return [self.bos] + self.pieces(text) + [self.eos]

    def to_json(self):
        """The tokenizer.json object."""
        special = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
        ends = {t: {"id": t, "ids": [self.vocab[t]], "tokens": [t]} for t in (BOS, EOS)}
        return {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [{"id": self.vocab[t], "content": t, **special} for t in (BOS, EOS)],
            "normalizer": {
                "type": "Sequence",
                "normalizers": [
                    {"type": "NFC"},
                    {"type": "Replace", "pattern": {"Regex": "\\s+"}, "content": " "},
                    {"type": "Lowercase"},
                ],
            },
            "pre_tokenizer": {
                "type": "Sequence",
                "pretokenizers": [
                    {"type": "Split", "pattern": {"Regex": PATTERN}, "behavior": "Removed", "invert": True},
                    {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True},
                ],
            },
            "post_processor": {
                "type": "RobertaProcessing",
                "sep": [EOS, self.vocab[EOS]],
                "cls": [BOS, self.vocab[BOS]],
                "trim_offsets": False,
                "add_prefix_space": False,
            },
            "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True},
            "model": {
                "type": "BPE",
                "dropout": None,
                "unk_token": EOS,
                "continuing_subword_prefix": "",
                "end_of_word_suffix": "</w>",
                "fuse_unk": False,
                "vocab": self.vocab,
                "merges": [f"{a} {b}" for a, b in self.merges],
            },
        }


def load(path):
    """Tokenizer from a tokenizer.json."""
    with open(path) as f:
        return Tokenizer([m.split(" ") for m in json.load(f)["model"]["merges"]])
