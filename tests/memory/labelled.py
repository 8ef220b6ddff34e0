"""Reading the labelled sets, and how far the grammar agrees with them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from everwith.core.ids import FactId, MessageId
from everwith.core.moment import Moment
from everwith.core.text import sentences
from everwith.memory.claims import find_claims
from everwith.memory.model import Asked, Earshot, Fact, Knowledge

NOW = Moment.parse("2026-11-22T15:00:00+01:00", zone="Europe/Berlin")
"""A Sunday afternoon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A sentence, what is known and asked when it is said, and the facts expected of it."""

    say: str
    expected: frozenset[tuple[str, str, str]]
    earshot: Earshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many facts were found rightly, wrongly and not at all, and the sentences that went wrong."""

    right: int
    wrong: int
    missed: int
    faults: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Return the share of found facts that were expected."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of expected facts that were found."""
        return self.right / max(1, self.right + self.missed)


def triples(text: str) -> frozenset[tuple[str, str, str]]:
    """Read "sister.name=Ana; owner.work=not:a nurse"."""
    found = set()
    for part in filter(None, (piece.strip() for piece in text.split("; "))):
        where, _, value = part.partition("=")
        subject, _, slot = where.rpartition(".")
        found.add((subject, slot, value))
    return frozenset(found)


def earshot(known: list[list[str]], asked: list[str] | None) -> Earshot:
    """Return the earshot in which those facts are known and that one is asked for."""
    facts = tuple(
        Fact(id=FactId(f"k{n}:0"), subject=s, slot=slot, value=v, source=MessageId(f"k{n}"))
        for n, (s, slot, v) in enumerate(known)
    )
    last = known[-1][0] if known and known[-1][0] != "owner" else ""
    return Earshot(
        asked=Asked(subject=asked[0], slot=asked[1]) if asked else None,
        last_person=last,
        knowledge=Knowledge(facts=facts),
    )


def load(name: str) -> list[Case]:
    """Read a labelled set that lies beside this file."""
    data = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    cases = []
    for line in data.get("facts", []):
        say, _, expected = line.partition(" =>")
        cases.append(Case(say=say, expected=triples(expected), earshot=Earshot()))
    for row in data.get("answers", []):
        heard = earshot(row.get("known", []), row.get("asked"))
        cases.append(Case(say=row["say"], expected=triples(row["claims"]), earshot=heard))
    cases += [Case(say=line, expected=frozenset(), earshot=Earshot()) for line in data.get("nothing", [])]
    return cases


def heard(case: Case) -> frozenset[tuple[str, str, str]]:
    """Return what the grammar takes from a case, as triples."""
    claims = find_claims(case.say, sentences(case.say), NOW, case.earshot)
    mark = {True: "", False: "not:"}
    return frozenset(
        (c.subject, c.slot, ("once:" if c.valid_to is not None else mark[c.holds]) + c.value) for c in claims
    )


def score(cases: list[Case]) -> Score:
    """Return how far the grammar agrees with the labels."""
    right = wrong = missed = 0
    faults = []
    for case in cases:
        found = heard(case)
        right += len(found & case.expected)
        wrong += len(found - case.expected)
        missed += len(case.expected - found)
        if found != case.expected:
            faults.append(
                f"{case.say!r}: wrong {sorted(found - case.expected)}, missed {sorted(case.expected - found)}"
            )
    return Score(right=right, wrong=wrong, missed=missed, faults=tuple(faults))
