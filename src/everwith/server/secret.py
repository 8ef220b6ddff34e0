"""Secrets that open doors: making them, comparing them, keeping them in files only the owner can read."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from pathlib import Path

from everwith.core.errors import WrongUse

KEY_FILE = "api-key"


def fresh() -> str:
    """Return 32 bytes of chance, in characters that are safe in an address."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Return what is kept of a secret: its SHA-256, in hex. The secrets here are 256 random bits, so no salt."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def same(one: str, other: str) -> bool:
    """Return whether two digests are the same, in a time that does not tell where they differ."""
    return secrets.compare_digest(one, other)


def write_private(path: Path, text: str) -> None:
    """Write a file readable by its owner alone, whole or not at all; raises WrongUse where that cannot be."""
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise WrongUse(f"{path} cannot be written ({error.strerror}).", "Check the folder's rights.") from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def api_key(home: Path) -> str:
    """Return the key by which other programs talk with the companions of a home, making it at the first start."""
    path = home / KEY_FILE
    with contextlib.suppress(OSError, UnicodeDecodeError):
        kept = path.read_text(encoding="utf-8").strip()
        if kept:
            return kept
    made = f"ew-{fresh()}"
    write_private(path, made + "\n")
    return made
