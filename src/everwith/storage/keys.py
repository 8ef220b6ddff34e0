"""Where the key to the file lies: the system's keyring, a passphrase, or a file beside it.

`lock.json` in the home says which, with the keyring entry's name or the passphrase's salt, and a short digest by
which a wrong key is told from a damaged file. It holds nothing secret. A new key is only ever made for a home
that has no store: a store whose key is gone is said to be locked, and nothing is changed.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import hmac
import json
import os
import secrets
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TypeVar, get_args

from everwith.core.errors import WrongUse
from everwith.storage.connection import settle

STORE_FILE = "everwith.db"
"""The store's name in a home."""

Kind = Literal["keyring", "file", "passphrase"]
T = TypeVar("T")
_LOCK, _KEY, _GATE = "lock.json", "key", ".key-lock"
_SERVICE = "everwith"
_BYTES = 32
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**15, 8, 1
_SCRYPT_MEMORY = 64 * 2**20
_PATIENCE = 60.0  # seconds for a person to unlock the keyring when the system asks


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The 32 bytes that open the store, where they came from, and what the owner should be told ("" if nothing)."""

    secret: bytes
    kind: Kind
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lock:
    format: int = 1
    id: str
    kind: Kind
    salt: str = ""
    check: str


def find_key(home: Path, *, passphrase: str | None = None) -> Key:
    """Return the key of the store in `home`, making one where there is neither a store nor a key.

    With a passphrase a new home is locked by it (scrypt, n=2**15, r=8, p=1); otherwise the key goes to the
    system's keyring, or where there is none (or EVERWITH_KEYRING=off) to the file `key`, mode 0600, with a
    notice. Raises WrongUse for a wrong or missing passphrase, and where a store's key is gone.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(home):
            lock = _read_lock(home)
            if lock is not None:
                key = _unlock(home, lock, passphrase)
                if key is not None:
                    return key
            if (home / STORE_FILE).exists():
                raise _gone(home, lock)
            return _make(home, passphrase)
    except OSError as error:
        raise WrongUse(
            f"The key in {home} cannot be read or kept ({error.strerror}).", "Check the folder's rights."
        ) from error


def _unlock(home: Path, lock: _Lock, passphrase: str | None) -> Key | None:
    """Return the key as the lock says, or None where it is gone; raises WrongUse for one that does not fit."""
    if lock.kind == "passphrase":
        return _by_passphrase(lock, passphrase)
    if passphrase is not None:
        raise WrongUse(
            "A passphrase was given, but this home is not locked by one.",
            "Leave it out; to lock by a passphrase, export and import into a new home.",
        )
    secret = _from_keyring(lock.id) if lock.kind == "keyring" else _from_file(home)
    if secret is None:
        return None
    if not hmac.compare_digest(_digest(secret), lock.check):
        raise WrongUse(
            "The key found for this home is not the one it was locked with.", "Put the right key back in place."
        )
    return Key(secret=secret, kind=lock.kind, notice=_file_notice(home) if lock.kind == "file" else "")


def _by_passphrase(lock: _Lock, passphrase: str | None) -> Key:
    if passphrase is None:
        raise WrongUse("This home is locked by a passphrase.", "Give it in EVERWITH_PASSPHRASE to open the store.")
    secret = _derived(passphrase, bytes.fromhex(lock.salt))
    if not hmac.compare_digest(_digest(secret), lock.check):
        raise WrongUse("That is not the passphrase.", "Try again; without it nobody can open the store.")
    return Key(secret=secret, kind="passphrase")


def _make(home: Path, passphrase: str | None) -> Key:
    identity = secrets.token_hex(16)
    if passphrase is not None:
        if not passphrase.strip():
            raise WrongUse("The passphrase is empty.", "Choose one of several words.")
        salt = secrets.token_bytes(16)
        secret = _derived(passphrase, salt)
        lock = _Lock(id=identity, kind="passphrase", salt=salt.hex(), check=_digest(secret))
        _keep(home / _LOCK, json.dumps(asdict(lock)))
        return Key(secret=secret, kind="passphrase")
    secret = secrets.token_bytes(_BYTES)
    kind: Kind = "keyring" if _to_keyring(identity, secret) else "file"
    if kind == "file":
        _keep(home / _KEY, secret.hex())
    _keep(home / _LOCK, json.dumps(asdict(_Lock(id=identity, kind=kind, check=_digest(secret)))))
    return Key(secret=secret, kind=kind, notice=_file_notice(home) if kind == "file" else "")


def _gone(home: Path, lock: _Lock | None) -> WrongUse:
    where = {
        None: f"{home / _LOCK}, which says where its key is, is missing.",
        "keyring": "Its key was in the system's keyring and is not there now, or the keyring does not open.",
        "file": f"Its key was in {home / _KEY} and is not there now.",
        "passphrase": "",
    }[lock.kind if lock else None]
    return WrongUse(
        f"There is a store in {home}, but no key to open it. {where}",
        "Put it back (from a backup of that folder, or by unlocking the keyring). Nothing was changed.",
    )


def _derived(passphrase: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        passphrase.encode(), salt=salt, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P, maxmem=_SCRYPT_MEMORY, dklen=_BYTES
    )


def _digest(secret: bytes) -> str:
    return hmac.digest(secret, b"everwith lock", "sha256")[:8].hex()


def _read_lock(home: Path) -> _Lock | None:
    try:
        fields = json.loads((home / _LOCK).read_text("utf-8"))
        lock = _Lock(**fields)
        bytes.fromhex(lock.salt)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        raise WrongUse(f"{home / _LOCK} is damaged.", "Restore it from a backup; the key depends on it.") from error
    if lock.format != 1 or lock.kind not in get_args(Kind):
        raise WrongUse(f"{home / _LOCK} was written by a newer Everwith.", "Update Everwith.")
    return lock


def _from_file(home: Path) -> bytes | None:
    path = home / _KEY
    try:
        secret = bytes.fromhex(path.read_text("ascii").strip())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise WrongUse(f"{path} is damaged.", "Restore it from a backup.") from error
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        path.chmod(0o600)
    return secret


def _file_notice(home: Path) -> str:
    return (
        f"The key lies in {home / _KEY}, readable by your user only, because no system keyring is in use. "
        "Whoever copies the whole folder can read everything in it; keep copies of the two apart."
    )


def _keep(path: Path, text: str) -> None:
    """Write a small private file so that it is there whole or not at all."""
    unborn = path.with_name(f".{path.name}.new")
    unborn.unlink(missing_ok=True)
    handle = os.open(unborn, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(handle)
    unborn.replace(path)
    settle(path.parent)


@contextlib.contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Hold off other processes that look for the key of this home, so that two never make two keys."""
    with (home / _GATE).open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _from_keyring(identity: str) -> bytes | None:
    text = _ask_keyring(lambda ring: ring.get_password(_SERVICE, identity))
    try:
        return bytes.fromhex(text) if text else None
    except ValueError:
        return None


def _to_keyring(identity: str, secret: bytes) -> bool:
    """Keep the key in the keyring; True only where it is found there afterwards."""

    def keep(ring: _Keyring) -> None:
        ring.set_password(_SERVICE, identity, secret.hex())

    _ask_keyring(keep)
    return _from_keyring(identity) == secret


class _Keyring:
    """The part of the keyring library in use."""

    def get_password(self, service: str, user: str) -> str | None:
        import keyring

        return keyring.get_password(service, user)

    def set_password(self, service: str, user: str, password: str) -> None:
        import keyring

        keyring.set_password(service, user, password)


def _ask_keyring(question: Callable[[_Keyring], T]) -> T | None:
    """Return the keyring's answer, or None where there is no keyring, it fails, or nobody unlocks it.

    It is asked in a thread of its own: a keyring that waits for a person must not stop a machine without one.
    """
    if os.environ.get("EVERWITH_KEYRING", "").lower() == "off" or not _has_keyring():
        return None
    answers: list[T] = []

    def ask() -> None:
        with contextlib.suppress(Exception):  # any failure of a backend means: no keyring
            answers.append(question(_Keyring()))

    thread = threading.Thread(target=ask, name="everwith-keyring", daemon=True)
    thread.start()
    thread.join(_PATIENCE)
    return answers[0] if answers else None


def _has_keyring() -> bool:
    """Return False on a machine without a desktop, where asking could only fail or hang."""
    if sys.platform in {"darwin", "win32"} or os.environ.get("PYTHON_KEYRING_BACKEND"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"))
