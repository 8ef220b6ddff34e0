"""All checks of the content that need nothing but the content."""

from __future__ import annotations

import functools
from importlib import resources

import yaml

from everwith.mind.embedded.library import Library
from everwith.studio import contracts, likeness, reach, wording
from everwith.studio.findings import Finding


def lint(library: Library) -> tuple[Finding, ...]:
    """Return everything the checks find in the library, errors first. Pure but for the tables read once."""
    lines = tuple(library.lines.values())
    found = (
        *wording.wordings(lines),
        *contracts.questions(lines),
        *contracts.facts(library),
        *reach.unreachable(library, topics()),
        *reach.unwritten(library),
        *likeness.same(library),
        *likeness.heard_twice(library),
    )
    order = ("error", "warning", "note")
    return tuple(sorted(found, key=lambda finding: (order.index(finding.level), finding.rule, finding.line)))


@functools.cache
def topics() -> frozenset[str]:
    """Return the topics she tells apart."""
    source = resources.files("everwith.mind.embedded").joinpath("content/topics.yaml").read_text(encoding="utf-8")
    return frozenset(yaml.load(source, Loader=yaml.CSafeLoader)["topics"])
