"""The key is found again, never silently made anew."""

from __future__ import annotations

import json
import subprocess
import sys

import keyring
import keyring.backend
import pytest

from everwith.core.errors import WrongUse
from everwith.storage import keys
from everwith.storage.keys import STORE_FILE, find_key


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory: a real backend of the keyring library."""

    priority = 1

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.works = True

    def get_password(self, service, username):
        """Return the entry, or fail like a locked keyring."""
        if not self.works:
            raise keyring.errors.KeyringLocked
        return self.entries.get((service, username))

    def set_password(self, service, username, password):
        """Keep the entry, or fail like a locked keyring."""
        if not self.works:
            raise keyring.errors.KeyringLocked
        self.entries[service, username] = password


@pytest.fixture
def ring(monkeypatch):
    """Use a keyring in memory for the test."""
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "in use")
    monkeypatch.delenv("EVERWITH_KEYRING", raising=False)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture
def headless(monkeypatch):
    """Be on a machine without a desktop."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


def with_store(home):
    """Put a store into the home, as far as the key is concerned."""
    (home / STORE_FILE).write_bytes(b"store")
    return home


def test_the_keyring_keeps_the_key(tmp_path, ring):
    """With a keyring the key lies there alone, is found again, and needs no notice."""
    first = find_key(tmp_path)
    assert (first.kind, first.notice, len(first.secret)) == ("keyring", "", 32)
    assert list(ring.entries.values()) == [first.secret.hex()]
    assert {service for service, _ in ring.entries} == {"everwith"}
    assert find_key(with_store(tmp_path)) == first
    assert all(first.secret.hex() not in path.read_text() for path in tmp_path.iterdir())


def test_homes_have_keys_of_their_own(tmp_path, ring):
    """Two homes of one person share nothing."""
    assert find_key(tmp_path / "a").secret != find_key(tmp_path / "b").secret
    assert len(ring.entries) == 2


def test_without_a_keyring_the_key_lies_in_a_private_file(tmp_path, headless):
    """On a machine without a desktop the key is a file of mode 0600, and the owner is told."""
    first = find_key(tmp_path)
    assert first.kind == "file"
    assert str(tmp_path / "key") in first.notice
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    (tmp_path / "key").chmod(0o644)
    assert find_key(with_store(tmp_path)) == first
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_the_environment_can_turn_the_keyring_off(tmp_path, ring, monkeypatch):
    """EVERWITH_KEYRING=off takes the file even where there is a keyring."""
    monkeypatch.setenv("EVERWITH_KEYRING", "off")
    assert find_key(tmp_path).kind == "file"
    assert ring.entries == {}


def test_a_keyring_that_fails_counts_as_none(tmp_path, ring):
    """A locked or broken keyring at the first start means the file."""
    ring.works = False
    assert find_key(tmp_path).kind == "file"


def test_a_key_that_is_gone_is_never_made_anew(tmp_path, ring):
    """A store whose keyring entry is gone or locked is told of; nothing changes, and it opens once that is back."""
    first = find_key(tmp_path)
    with_store(tmp_path)
    ring.works = False
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(WrongUse, match="no key") as caught:
        find_key(tmp_path)
    assert caught.value.remedy
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    ring.works = True
    assert find_key(tmp_path) == first


@pytest.mark.parametrize("lost", ["key", "lock.json"])
def test_a_key_file_that_is_gone_is_told(tmp_path, headless, lost):
    """Without the key file or the lock no new key is made for a store that exists."""
    find_key(tmp_path)
    with_store(tmp_path)
    (tmp_path / lost).unlink()
    with pytest.raises(WrongUse, match="no key"):
        find_key(tmp_path)
    assert not (tmp_path / lost).exists()


def test_a_passphrase_makes_the_same_key_each_time(tmp_path, headless):
    """The key follows from passphrase and salt; it lies nowhere."""
    first = find_key(tmp_path, passphrase="a kettle on the moon")
    assert (first.kind, len(first.secret)) == ("passphrase", 32)
    assert find_key(with_store(tmp_path), passphrase="a kettle on the moon") == first
    assert not (tmp_path / "key").exists()
    assert find_key(tmp_path / "other", passphrase="a kettle on the moon").secret != first.secret


def test_a_wrong_or_missing_passphrase_is_told(tmp_path, headless):
    """Both are errors in plain words before the store is touched."""
    find_key(tmp_path, passphrase="a kettle on the moon")
    with pytest.raises(WrongUse, match="not the passphrase"):
        find_key(tmp_path, passphrase="a kettle on the sun")
    with pytest.raises(WrongUse, match="locked by a passphrase"):
        find_key(tmp_path)
    with pytest.raises(WrongUse, match="empty"):
        find_key(tmp_path / "new", passphrase=" ")


def test_a_passphrase_for_a_home_without_one_is_told(tmp_path, headless):
    """Nobody is left believing that a passphrase protects what a file opens."""
    find_key(tmp_path)
    with pytest.raises(WrongUse, match="not locked by one"):
        find_key(tmp_path, passphrase="a kettle on the moon")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": 1}', '{"format":1,"id":"x","kind":"file","salt":"zz","check":""}']
)
def test_a_damaged_lock_is_told(tmp_path, headless, text):
    """A lock that cannot be read is an error, not a reason for a new key."""
    find_key(tmp_path)
    (tmp_path / "lock.json").write_text(text)
    with pytest.raises(WrongUse, match="damaged"):
        find_key(tmp_path)


def test_a_damaged_or_foreign_key_file_is_told(tmp_path, headless):
    """A key file with other contents is an error before the store is touched."""
    find_key(tmp_path)
    (tmp_path / "key").write_text("not a key")
    with pytest.raises(WrongUse, match="damaged"):
        find_key(tmp_path)
    (tmp_path / "key").write_text("00" * 32)
    with pytest.raises(WrongUse, match="not the one"):
        find_key(tmp_path)


def test_a_newer_lock_is_told(tmp_path, headless):
    """A lock of a later format is left alone."""
    find_key(tmp_path)
    lock = json.loads((tmp_path / "lock.json").read_text())
    (tmp_path / "lock.json").write_text(json.dumps(lock | {"format": 2}))
    with pytest.raises(WrongUse, match="newer"):
        find_key(tmp_path)


def test_processes_that_start_together_find_one_key(tmp_path, monkeypatch):
    """Several first starts at once end up with the same key."""
    monkeypatch.setenv("EVERWITH_KEYRING", "off")
    code = "import sys, pathlib; from everwith.storage.keys import find_key as find\n"
    code += "print(find(pathlib.Path(sys.argv[1])).secret.hex())"
    command = [sys.executable, "-c", code, str(tmp_path / "home")]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert len({process.communicate()[0] for process in started}) == 1
    assert keys.find_key(tmp_path / "home").kind == "file"
