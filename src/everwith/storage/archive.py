"""The form of an export: one .zip of JSON Lines and Markdown with a manifest, written and examined strictly.

Nothing is ever unpacked to the disk: parts are read from the archive by the names the manifest gives, which must
be of the known form, and never more of them than the manifest says.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from everwith.core.errors import WrongUse

FORMAT = 1
MANIFEST = "manifest.json"
_PART = re.compile(r"relationships/[1-9]\d{0,6}/(?:events\.jsonl|messages\.jsonl|waiting\.jsonl|transcript\.md)")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # no clock in the archive: the same life gives the same bytes
_LARGEST_MANIFEST = 64 * 2**20
_LONGEST_LINE = 16 * 2**20
_LARGEST = 8 * 2**30  # bytes unpacked, far beyond a life of text
_FREE = 64 * 2**20  # up to here any ratio of compression is harmless
_RATIO = 200  # beyond it, text never packs this well
_CHUNK = 2**20


def damaged(what: str) -> WrongUse:
    """Return the error for an archive that cannot be trusted."""
    return WrongUse(f"This export cannot be imported: {what}.", "Nothing was imported. Use another copy of it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One relationship in an archive, as the manifest tells; times in ms, `wake_at` None for nothing due."""

    id: str
    owner: str
    companion: str
    created_at: int
    wake_at: int | None
    folder: str


class Packing:
    """An archive being written."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED)
        self._parts: dict[str, dict[str, Any]] = {}

    def add(self, name: str, lines: Iterable[str]) -> None:
        """Write a part line by line."""
        digest, size = hashlib.sha256(), 0
        with self._zip.open(_entry(name), "w", force_zip64=True) as part:
            for line in lines:
                data = line.encode("utf-8") + b"\n"
                part.write(data)
                digest.update(data)
                size += len(data)
        self._parts[name] = {"sha256": digest.hexdigest(), "bytes": size}

    def finish(self, app: str, entries: Sequence[Mapping[str, Any]]) -> None:
        """Write the manifest and close."""
        manifest = {"format": FORMAT, "app": app, "relationships": entries, "parts": self._parts}
        text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
        self._zip.writestr(_entry(MANIFEST), text.encode("utf-8"))
        self._zip.close()

    def abandon(self) -> None:
        """Close without a manifest."""
        self._zip.close()


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


class Unpacking:
    """An archive being read: whole, of this format, and as its manifest says, or WrongUse."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise damaged("it is no complete .zip file") from error
        try:
            self._examine()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Unpacking:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def _examine(self) -> None:
        infos = self._zip.infolist()
        names = [info.filename for info in infos]
        if MANIFEST not in names:
            raise damaged("its manifest is missing")
        if len(set(names)) != len(names):
            raise damaged("it holds two files of one name")
        if strange := [name for name in names if name != MANIFEST and not _PART.fullmatch(name)]:
            raise damaged(f"it holds a file that does not belong there ({strange[0][:60]!r})")
        if any(info.flag_bits & 1 for info in infos):
            raise damaged("a part of it is locked with a password")
        size, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
        if size > _LARGEST or (size > _FREE and size > _RATIO * packed):
            raise damaged("unpacked it would be larger than any life")
        self._read_manifest()
        if set(names) != {MANIFEST, *self._parts}:
            raise damaged("its files are not those its manifest names")
        for name in self._parts:
            self._verify(name)

    def _read_manifest(self) -> None:
        if self._zip.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
            raise damaged("its manifest is too large")
        manifest = _object(self._bytes(MANIFEST), "its manifest")
        form = manifest.get("format")
        if isinstance(form, int) and form > FORMAT:
            raise WrongUse("This export was written by a newer Everwith.", "Update Everwith, then import it.")
        if form != FORMAT:
            raise damaged("its manifest names no format")
        try:
            self._parts = {
                str(name): (str(part["sha256"]), int(part["bytes"])) for name, part in manifest["parts"].items()
            }
            self.entries = tuple(_relationship(each) for each in manifest["relationships"])
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise damaged("its manifest is incomplete") from error
        needed = {f"{e.folder}/{name}" for e in self.entries for name in ("events.jsonl", "messages.jsonl")}
        if needed - set(self._parts) or len({e.folder for e in self.entries}) != len(self.entries):
            raise damaged("a relationship in it is not whole")

    def _bytes(self, name: str) -> bytes:
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error) as error:
            raise damaged(f"{name} is damaged") from error

    def _verify(self, name: str) -> None:
        digest, size = hashlib.sha256(), 0
        try:
            with self._zip.open(name) as part:
                while data := part.read(_CHUNK):
                    digest.update(data)
                    size += len(data)
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error) as error:
            raise damaged(f"{name} is damaged") from error
        if (digest.hexdigest(), size) != self._parts[name]:
            raise damaged(f"{name} was changed after the export")

    def objects(self, name: str) -> Iterator[dict[str, Any]]:
        """Yield the JSON objects of a part, one a line; nothing where there is no such part."""
        if name not in self._parts:
            return
        with self._zip.open(name) as part:
            while line := part.readline(_LONGEST_LINE):
                if not line.endswith(b"\n"):
                    raise damaged(f"a line of {name} is too long or cut off")
                yield _object(line, f"a line of {name}")


def _object(data: bytes, what: str) -> dict[str, Any]:
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise damaged(f"{what} cannot be read") from error
    if not isinstance(value, dict):
        raise damaged(f"{what} has the wrong form")
    return value


def _relationship(value: Mapping[str, Any]) -> Entry:
    wake_at = value["wake_at"]
    return Entry(
        id=str(value["id"]),
        owner=str(value["owner"]),
        companion=str(value["companion"]),
        created_at=int(value["created_at"]),
        wake_at=None if wake_at is None else int(wake_at),
        folder=str(value["folder"]),
    )
