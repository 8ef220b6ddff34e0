"""Facts said in passing, and what only looks like them."""

from __future__ import annotations

import pytest

from everwith.core.text import sentences
from everwith.memory.claims import find_claims
from tests.memory.labelled import NOW, earshot

KNOWN = earshot(
    [
        ["owner", "age", "37"],
        ["sister", "name", "Ana"],
        ["person:leo", "name", "Leo"],
        ["sister", "expecting", "having a baby"],
    ],
    None,
)


def told(text: str) -> set[tuple[str, str, str]]:
    """Return the facts in a text, as triples."""
    return {(c.subject, c.slot, c.value) for c in find_claims(text, sentences(text), NOW, KNOWN)}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("just got back from Bergen, that's where i'm from", ("owner", "from", "Bergen")),
        ("leo came round. lovely bloke, plumber, terrible jokes", ("person:leo", "work", "a plumber")),
        ("leo came by. best mate, terrible cook", ("best friend", "name", "Leo")),
        ("leos a vet", ("person:leo", "work", "a vet")),
        ("mums called rhoda", ("mother", "name", "Rhoda")),
        ("mum teaches piano", ("mother", "work", "a piano teacher")),
        ("i drive a bus", ("owner", "work", "a bus driver")),
        ("dad moved to spain when i was ten", ("father", "home", "Spain")),
        ("we called the baby ivo", ("baby", "name", "Ivo")),
        ("im 37. 38 in may, the 2nd", ("owner", "birthday", "2 May")),
        ("i turn 40 on the 2nd of may", ("owner", "birthday", "2 May")),
        ("i was with someone until june. nadia. two years", ("ex", "name", "Nadia")),
        ("first day as a paramedic", ("owner", "work", "a paramedic")),
        ("also its anna btw, with two n", ("sister", "name", "Anna")),
        ("nans birthday today. 90", ("grandmother", "age", "90")),
        ("she's called rhoda, my boss", ("boss", "name", "Rhoda")),
    ],
)
def test_what_is_said_in_passing_is_heard(text: str, fact: tuple[str, str, str]):
    """People state facts without a whole sentence for them."""
    assert fact in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "she's in tears", "dads in hospital", "nan was lovely", "i drive a hard bargain", "there's a job going. senior cook",
        "they've called her twice", "i was with Tom for lunch", "leo moved to tears", "that's where i live", "mums not in the mood",
        "dad went off to bed", "leo is in meetings all day", "i turn 40 next month", "40 on the bus today", "leo teaches me guitar",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_fact_is_left(text: str):
    """A wrong memory is worse than none."""
    assert told(text) == set()


def test_a_bare_answer_of_several_words_is_no_name():
    """After "what's she called?", "due at noon" is not a name; "xyla" is."""
    asked = earshot([], ["sister", "name"])
    assert find_claims("due at noon", sentences("due at noon"), NOW, asked) == ()
    (claim,) = find_claims("xyla", sentences("xyla"), NOW, asked)
    assert claim.value == "Xyla"


def test_a_name_told_of_he_is_not_given_to_somebody_named_otherwise():
    """ "His name is Gus" is not about the boss called Margaret, whoever was spoken of last."""
    heard = earshot([["boss", "name", "Margaret"]], None)
    text = "his name is Gus and he had it coming"
    assert not [c for c in find_claims(text, sentences(text), NOW, heard) if c.slot == "name"]
