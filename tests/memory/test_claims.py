"""What is taken for a fact, and what is not."""

# ruff: noqa: SIM905  (tables of sayings)

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everwith.core.text import sentences
from everwith.memory.claims import find_claims
from everwith.memory.claims.predicates import ROWS
from everwith.memory.model import Earshot
from everwith.memory.slots import SLOTS
from tests.memory.labelled import NOW, earshot, load, score


def claims(text: str, heard: Earshot | None = None):
    """Return the facts in a text."""
    return find_claims(text, sentences(text), NOW, heard or Earshot())


def test_the_labelled_set_is_read_precisely():
    """Of what she takes in, at least 93 in 100 was said; of what was said, she takes in at least 75."""
    result = score(load("claims_labelled.yaml"))
    print(f"labelled: precision {result.precision:.3f}, recall {result.recall:.3f}", *result.faults, sep="\n")
    assert result.precision >= 0.93
    assert result.recall >= 0.75


def test_the_held_out_set_is_read_nearly_as_well():
    """Sentences the grammar was not made on are understood too."""
    result = score(load("claims_heldout.yaml"))
    print(f"held out: precision {result.precision:.3f}, recall {result.recall:.3f}", *result.faults, sep="\n")
    assert result.precision >= 0.9
    assert result.recall >= 0.7


def test_the_labelled_set_holds_enough_traps():
    """A third of the labelled sentences say nothing that should be kept."""
    cases = load("claims_labelled.yaml")
    assert len(cases) >= 300
    assert sum(not case.expected for case in cases) >= len(cases) // 3


def test_the_grammar_covers_its_slots():
    """The table has at least 45 slots, and every row states one that the table knows how to say."""
    assert len(SLOTS) >= 45
    assert {row.slot for row in ROWS} <= set(SLOTS)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str):
    """Any text may be typed at her."""
    for claim in claims(text):
        assert 0 <= claim.span[0] < claim.span[1] <= len(text)


_PIECES = st.lists(
    st.sampled_from(
        "i i'm im my sister brother dog is are a nurse live in leeds called Ana ana used to be not don't have and , . ? "
        "! if works at the 34 love hate reading favourite book 's her his name İ ﬁ 💥 \u2019m \n".split(" ")
    ),
    max_size=14,
)


@settings(max_examples=300, deadline=None)
@given(_PIECES)
def test_the_words_cited_stand_in_the_text(pieces: list[str]):
    """The span of a fact lies in the message and holds what says it."""
    text = " ".join(pieces)
    for claim in claims(text):
        begin, end = claim.span
        assert 0 <= begin < end <= len(text)
        if claim.slot == "name":
            assert claim.value.casefold() in text[begin:end].casefold()


@pytest.mark.parametrize(
    "value", ["'; DROP TABLE facts; --", "<script>alert(1)</script>", "x" * 500, "{owner}", "%s" * 40]
)
def test_hostile_values_are_only_text(value: str):
    """What is no name is not taken for one, and no value is longer than sixty characters."""
    for claim in claims(f"my name is {value}"):
        assert len(claim.value) <= 60
        assert re.search(re.escape(claim.value[:3]), value, re.IGNORECASE)


def test_a_second_sister_is_another_person():
    """A new name without a correction is a second sister, not a new name for the first."""
    found = claims("my sister Jo is a vet", earshot([["sister", "name", "Anna"]], None))
    assert {claim.subject for claim in found} == {"sister#2"}


def test_a_correction_says_what_it_corrects():
    """ "It's Ana, one n" is about the Anna she knows."""
    (claim,) = claims("it's Ana, one n. her name", earshot([["sister", "name", "Anna"]], None))
    assert (claim.subject, claim.slot, claim.value, claim.corrects) == ("sister", "name", "Ana", True)


def test_what_is_over_is_closed():
    """ "Used to be" ends a fact; what follows begins another."""
    old, new = claims("I used to be a nurse, I'm a teacher now")
    assert (old.holds, old.valid_to) == (False, NOW.ms)
    assert (new.holds, new.valid_to) == (True, None)
