"""Writes golden/tokens.json: CLIP's ids of every DomainNet class in every one of OpenAI's 80 templates.

    python oracle/tokens.py FOLDER

FOLDER holds OpenAI CLIP's vocab.json and merges.txt, and tokenizer.json for the check below. The byte pair
encoding here is our own, from its description. Where Hugging Face's `tokenizers` is installed, it must agree.
Of the ids only hashes are written: one for each template and way of writing the names.
"""
import hashlib
import json
import pathlib
import sys

import regex

HERE = pathlib.Path(__file__).parent
BOS, EOS = 49406, 49407
# Contractions, letters, single digits, or anything else that is no space.
PIECES = regex.compile(r"'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+")


def byte_letters():
    """Byte -> the printable letter that stands for it: itself, or for the others those from U+0100 on."""
    own = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in own]
    return {byte: chr(byte) for byte in own} | {byte: chr(256 + i) for i, byte in enumerate(others)}


LETTERS = byte_letters()


class Tokenizer:
    def __init__(self, folder):
        self.vocabulary = json.loads((folder / "vocab.json").read_text("utf8"))
        lines = (folder / "merges.txt").read_text("utf8").strip().split("\n")
        pairs = [tuple(line.split()) for line in lines if not line.startswith("#version")]
        self.rank = {pair: rank for rank, pair in enumerate(pairs)}

    def encode(self, text):
        text = " ".join(text.lower().split())
        ids = [i for piece in PIECES.findall(text) for i in self.piece(piece)]
        return [BOS, *ids, EOS]

    def piece(self, piece):
        parts = [LETTERS[byte] for byte in piece.encode("utf8")]
        parts[-1] += "</w>"
        while len(parts) > 1:
            pairs = list(zip(parts, parts[1:]))
            best = min(pairs, key=lambda pair: self.rank.get(pair, len(self.rank)))
            if best not in self.rank:
                break
            merged, i = [], 0
            while i < len(parts):
                if tuple(parts[i : i + 2]) == best:
                    merged.append(parts[i] + parts[i + 1])
                    i += 2
                else:
                    merged.append(parts[i])
                    i += 1
            parts = merged
        return [self.vocabulary[part] for part in parts]


def reference(folder):
    try:
        import tokenizers
    except ImportError:
        return None, "not installed"
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    return (lambda text: tokenizer.encode(text).ids), tokenizers.__version__


def sha256(ids):
    return hashlib.sha256(b"".join(i.to_bytes(4, "little") for i in ids)).hexdigest()


def main(folder):
    tokenizer = Tokenizer(folder)
    encode, version = reference(folder)
    classes = json.loads((HERE / "../scripts/data/domainnet-classes.json").read_text())
    templates = json.loads((HERE / "../src/clip/openaiTemplates.json").read_text())
    assert (len(classes), len(templates)) == (345, 80)
    hashes = {}
    for style in ("underscores", "spaces"):
        hashes[style] = []
        for template in templates:
            ids = []
            for name in classes:
                text = template.replace("{}", name if style == "underscores" else name.replace("_", " "))
                row = tokenizer.encode(text)
                assert encode is None or encode(text) == row, text
                ids += row
            hashes[style].append(sha256(ids))
    examples = ["a photo of a aircraft_carrier.", "a tattoo of the The Eiffel Tower.", "it's 42 t-shirts & a café!"]
    content = {
        "madeBy": {"script": "oracle/tokens.py", "regex": regex.__version__, "tokenizers": version},
        "examples": {text: tokenizer.encode(text) for text in examples},
        "sha256": hashes,
    }
    (HERE / "golden/tokens.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
