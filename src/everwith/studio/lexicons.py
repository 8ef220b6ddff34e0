"""The lexicons that come with Everwith, read from the package's data files."""

from __future__ import annotations

import functools
from importlib import resources

import yaml

from everwith.mind.understanding import Understanding
from everwith.safety.crisis import CrisisTable
from everwith.safety.helplines import Helplines

_UNDERSTANDING = ("spelling", "acts", "feelings", "depth", "language", "examples")


@functools.cache
def load_understanding() -> Understanding:
    """Return the understanding made of the package's own data; read once per process (about half a second)."""
    data = {name: _parsed("everwith.mind.understanding", f"data/{name}.yaml") for name in _UNDERSTANDING}
    data["topics"] = _parsed("everwith.mind.embedded", "content/topics.yaml")
    return Understanding.of(data, load_crisis())


@functools.cache
def load_crisis() -> CrisisTable:
    """Return the crisis lexicon with the helplines; read once per process."""
    helplines = Helplines.of(_parsed("everwith.safety", "data/helplines.yaml"))
    return CrisisTable.of(_parsed("everwith.safety", "data/crisis.yaml"), helplines)


def _parsed(package: str, path: str) -> dict[str, object]:
    text = resources.files(package).joinpath(path).read_text(encoding="utf-8")
    parsed = yaml.load(text, Loader=yaml.CSafeLoader)
    return parsed if isinstance(parsed, dict) else {"examples": parsed}
