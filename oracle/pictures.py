"""Writes golden/pictures.json: files that PIL decodes and resizes, for the tests of importing pictures.

Needs Pillow beside numpy:  python oracle/pictures.py
"""

import base64
import io
import json
import pathlib
import platform

import numpy as np
import PIL
from PIL import Image

random = np.random.default_rng(0)


def photo(width, height):
    """Slopes, an edge and noise, so that every tap of a filter matters."""
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    channels = [220 * x, 200 * y, 120 * (x + y) * (x > y) + 10]
    picture = np.stack(channels, axis=-1) + random.normal(0, 12, (height, width, 3))
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def encoded(image, **options):
    stream = io.BytesIO()
    image.save(stream, **options)
    return stream.getvalue()


def text(data):
    return base64.b64encode(data).decode()


def rgb(image):
    return {"width": image.width, "height": image.height, "rgb": text(image.convert("RGB").tobytes())}


def with_orientation(image):
    exif = Image.Exif()
    exif[0x0112] = 6
    return encoded(image, format="JPEG", exif=exif)


def decoding():
    picture = photo(37, 29)
    files = {
        "jpeg 4:4:4": encoded(picture, format="JPEG", quality=90, subsampling=0),
        "jpeg 4:2:0": encoded(picture, format="JPEG", quality=75, subsampling=2),
        "jpeg progressive 4:2:2": encoded(picture, format="JPEG", subsampling=1, progressive=True),
        "jpeg grey": encoded(picture.convert("L"), format="JPEG"),
        "jpeg turned by EXIF": with_orientation(picture),
        "png rgb": encoded(picture, format="PNG"),
        "png grey": encoded(picture.convert("L"), format="PNG"),
        "png bilevel": encoded(picture.convert("1"), format="PNG"),
        "png 16 colours": encoded(picture.quantize(16), format="PNG", bits=4),
        "png 200 colours": encoded(picture.quantize(200), format="PNG"),
    }
    decoded = [
        {"name": name, "file": text(data), **rgb(Image.open(io.BytesIO(data)))}
        for name, data in files.items()
    ]
    cmyk = encoded(picture.convert("CMYK"), format="JPEG")
    return decoded, {"name": "jpeg cmyk", "file": text(cmyk)}


def resizing():
    cases = []
    for size, shorter in [((53, 40), 24), ((31, 64), 24), ((20, 17), 33), ((90, 24), 24), ((48, 48), 20)]:
        picture = photo(*size)
        ratio = max(size) / min(size)
        longer = int(shorter * max(size) / min(size)) if ratio != 1 else shorter
        target = (shorter, longer) if size[0] <= size[1] else (longer, shorter)
        resized = picture.resize(target, Image.BICUBIC)
        cases.append({"input": rgb(picture), "shorter": shorter, "output": rgb(resized)})
    return cases


decoded, refused = decoding()
golden = {
    "madeBy": f"oracle/pictures.py, Python {platform.python_version()}, Pillow {PIL.__version__}",
    "decoded": decoded,
    "refused": refused,
    "resized": resizing(),
}
path = pathlib.Path(__file__).parent / "golden" / "pictures.json"
path.write_text(json.dumps(golden, indent=1) + "\n")
print(path, path.stat().st_size)
