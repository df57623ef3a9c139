"""The bundled model's card, written by the export so that its figures are those of the files."""
import hashlib
import json
import os


def sha256(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def percent(value):
    return f"{100 * value:.1f} %"


def whole(share):
    return f"{100 * share:.0f} %"


def sources(sets):
    """Rows of the collections in the corpus, from the installed icon package."""
    path = "node_modules/@iconify/json/collections.json"
    if not os.path.exists(path):
        raise FileNotFoundError(f"{path}: run npm install")
    with open(path) as f:
        infos = json.load(f)
    rows = []
    for name, count in sorted(sets.items()):
        info = infos[name]
        licence = info["license"]
        rows.append([name, info["name"], info["author"]["name"], licence.get("spdx", licence["title"]),
                     info["author"].get("url", ""), count])
    return table(["collection", "name", "author", "licence", "source", "pictures"], rows)


def text(folder, config, log, image_parameters, text_parameters):
    vision, words = config["vision_config"], config["text_config"]
    domains = [d for d in log["exported"]["val"]]
    curve = [
        [f"{e['samples']:,}", e["phase"], e["loss"], *(percent(e["val"][d]) for d in domains)]
        for e in log["curve"] if e["val"]
    ]
    step = max(1, len(curve) // 14)
    shown = curve[::step] + ([curve[-1]] if (len(curve) - 1) % step else [])
    files = [
        [name, os.path.getsize(f"{folder}/{name}"), f"`{sha256(f'{folder}/{name}')}`"]
        for name in sorted(os.listdir(folder)) if name != "README.md"
    ]
    notes, shares = "scripts/pretrain/README.md", log["curve"][-1]["shares"]
    return f"""# drawings-clip

A small CLIP that knows icons: an image tower of {image_parameters / 1e6:.2f} M parameters and a text tower of {text_parameters / 1e6:.2f} M,
pretrained from scratch on pictures of icons and their names. It is what the playground fine-tunes by default.

| | image tower | text tower |
| --- | --- | --- |
| layers × width (heads) | {vision['num_hidden_layers']} × {vision['hidden_size']} ({vision['num_attention_heads']}) | {words['num_hidden_layers']} × {words['hidden_size']} ({words['num_attention_heads']}) |
| input | {vision['image_size']}×{vision['image_size']} pixels, patches of {vision['patch_size']} | up to {words['max_position_embeddings']} tokens of {words['vocab_size']} |

Both end in {config['projection_dim']} dimensions. Weights are float16 under Hugging Face's CLIPModel names; pixels in [0, 1] are scaled to
(x - 0.9) / 0.3, so that paper is nearly nothing.
The tokenizer is a byte-level BPE learnt on the captions. `templates.json` holds the prompts that the zero-shot head averages.

## How it was made

Commands, versions and times are in `{notes}`. In short: icons of {len(log['corpus']['sets'])} collections
({log['corpus']['source']}), {log['corpus']['pictures']:,} pictures of {log['corpus']['concepts']:,} head nouns ({log['corpus']['coloured']:,} coloured), CLIP's symmetric
contrastive loss, AdamW, {log['samples']:,} samples seen, seed {log['seed']}, corpus sha256 `{log['corpus']['sha256']}`.

- Captions are the icons' names in prompts, with a word for the style now and then.
- A draw picks a concept, then a collection, then a drawing. {whole(shares['classes'])} of the draws show one of the bundled data set's classes
  and {whole(shares['nouns'])} another noun of DomainNet's class list, both **on purpose oversampled**, from collections that the data set
  does not use: zero-shot accuracy on the bundled classes is that of a model made for such nouns.
- Where a concept has coloured drawings, {whole(shares['color'])} of its draws take one.
- Two pictures of one head noun in a batch are not each other's negatives.
- One-ink drawings are recoloured, filled in, thickened, thinned and hollowed; all are scaled, turned, mirrored, bent and
  some cut into large pixels. No freehand and hardly any pixel-art collection is in the corpus.
- Every family of collections that the data set uses in any split is left out of the corpus as a whole.

## Accuracy

Zero-shot, with `templates.json`, pictures resized as the page resizes them; chance is 3.8 %. Nothing was chosen by the
test split, which was measured at the end. `npm run -s lipsum -- eval` prints the test row as the page measures it.

{table(["split", *domains], [[s, *(percent(a[d]) for d in domains)] for s, a in log['exported'].items()])}

The scaling curve on the validation split (weights averaged over steps; `training-log.json` has every evaluation;
`{notes}` tells what else was tried, and by what rule this model was taken):

{table(["samples seen", "phase", "loss", *domains], shown)}

## Known faults

- It saw each drawing some {log['samples'] // log['corpus']['pictures']} times in {log['minutes']:.0f} minutes on one {log['curve'][-1]['device']}, beside four other models: on some domains the curve was still rising.
- It knows icons only. Photographs mean nothing to it.
- The names of icons are short; anything but "a picture of a noun" is beyond the text tower.
- Small letters and digits inside a drawing, and thin strokes, are lost at 48 pixels.

## What it must not be used for

Not for any decision about people or things, nor as a stand-in for a CLIP trained on photographs: only to study
fine-tuning on the bundled data.

## Pictures in the corpus

The corpus itself is not shipped. All its art is under permissive licences; none is non-commercial, share-alike or copyleft.

{sources(log['corpus']['sets'])}

## Files

{table(["file", "bytes", "sha256"], files)}
"""
