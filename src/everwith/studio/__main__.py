"""Check the content from a terminal: `python -m everwith.studio [lint|validate|coverage|report]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import platformdirs

from everwith.core.errors import WrongUse
from everwith.studio import packs, report
from everwith.studio.assembly import furnish
from everwith.studio.findings import errors
from everwith.studio.lint import lint
from everwith.studio.validate import validate

PARTS = ("report", "lint", "validate", "coverage")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was asked for; return 1 where the checks found an error or the content cannot be read, else 0."""
    asked = _parser().parse_args(arguments)
    try:
        for said in _said(asked.part, asked.cache, words_alone=asked.words_alone):
            print(said)
        return 1 if errors(lint(packs.load_library())) else 0
    except WrongUse as wrong:
        print(f"{wrong.problem} {wrong.remedy}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m everwith.studio", description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, default="report", help="what to print; everything by default")
    parser.add_argument("--words-alone", action="store_true", help="validate without sentence vectors")
    parser.add_argument(
        "--cache", type=Path, default=Path(platformdirs.user_cache_dir("everwith", appauthor=False)),
        help="folder where sentence vectors are kept between runs",
    )  # fmt: skip
    return parser


def _said(part: str, cache: Path, *, words_alone: bool) -> Iterator[str]:
    if part in {"report", "coverage"}:
        yield from report.describe(report.coverage(packs.load_library()))
        yield from report.openings_of(packs.load_library())
    if part in {"report", "lint"}:
        yield from report.linted(lint(packs.load_library()))
    if part in {"report", "validate"}:
        room = furnish(cache, words_alone=words_alone)
        yield from report.validated(validate(room))
        if part == "report":
            yield from report.alike(room)


if __name__ == "__main__":
    sys.exit(main())
