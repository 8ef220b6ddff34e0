"""What SQLite says, in words for people. None of these texts ever holds what someone said."""

from __future__ import annotations

import sqlcipher3.dbapi2 as driver

from everwith.core.errors import EverwithError, WrongUse

DriverError: type[Exception] = driver.Error
"""The base of all errors the database driver raises."""


class StoreFault(EverwithError):  # noqa: N818
    """The store could not do what was asked, and did none of it; it stays open for what comes after."""


_MISFIT = (
    (
        "This file cannot be read with this key: the key belongs to another file, or the file is no Everwith "
        "file or its beginning is damaged."
    ),
    "Check the passphrase or the key, or restore a backup.",
)
_DAMAGED = (
    "The file is damaged: a part of it is missing or was changed from outside.",
    "Restore a backup (everwith backup made it), and keep this file until you have.",
)
_TEXTS: dict[int, tuple[type[EverwithError], str, str]] = {
    5: (StoreFault, "Another program is writing to the file and does not let go.", "Close it and try again."),
    6: (StoreFault, "The file is in use elsewhere.", "Close the other program and try again."),
    8: (WrongUse, "The file cannot be written: it or its folder is read-only.", "Allow writing to it."),
    10: (StoreFault, "The disk did not take or give the data.", "Check the disk and its cables or network."),
    11: (WrongUse, *_DAMAGED),
    13: (StoreFault, "The disk is full, so this was not kept.", "Free some space and try again."),
    14: (WrongUse, "The file cannot be opened.", "Check that the folder exists and may be written to."),
    26: (WrongUse, *_MISFIT),
}


def damaged() -> WrongUse:
    """Return the error for a file that is cut off or changed."""
    return WrongUse(*_DAMAGED)


def told(error: BaseException) -> BaseException:
    """Return the error to raise in place of `error`: database errors in plain words, others as they are."""
    if not isinstance(error, DriverError):
        return error
    code = getattr(error, "sqlite_errorcode", None)
    kind, problem, remedy = _TEXTS.get(
        (code or 0) & 0xFF, (StoreFault, f"The store refused this ({type(error).__name__}).", "")
    )
    return kind(problem, remedy)
