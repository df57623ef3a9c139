"""Writing and reading safetensors files with numpy alone."""
import json

import numpy as np

NAMES = {"float16": "F16", "float32": "F32", "int64": "I64"}
TYPES = {short: np.dtype(long) for long, short in NAMES.items()}


def save(path, tensors, metadata):
    """Writes {name: array} in order of name; the header is padded to 8 bytes."""
    header, offset = {"__metadata__": metadata}, 0
    for name in sorted(tensors):
        array = tensors[name]
        header[name] = {
            "dtype": NAMES[array.dtype.name],
            "shape": list(array.shape),
            "data_offsets": [offset, offset + array.nbytes],
        }
        offset += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as f:
        f.write(len(text).to_bytes(8, "little") + text)
        for name in sorted(tensors):
            f.write(np.ascontiguousarray(tensors[name]).tobytes())


def load(path):
    """{name: array} of a file."""
    with open(path, "rb") as f:
        data = f.read()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    out = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = (8 + size + o for o in entry["data_offsets"])
        out[name] = np.frombuffer(data[start:end], TYPES[entry["dtype"]]).reshape(entry["shape"])
    return out
