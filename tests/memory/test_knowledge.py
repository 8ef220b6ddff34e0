"""Taking in what was heard."""

from __future__ import annotations

import timeit

from hypothesis import given, settings
from hypothesis import strategies as st

from everwith.core.ids import MessageId
from everwith.core.moment import DAY
from everwith.core.text import sentences
from everwith.memory.claims import find_claims
from everwith.memory.intentions import find_intentions
from everwith.memory.knowledge import current, learn, name_of, past, people, pronouns, resolve
from everwith.memory.model import Claim, Earshot, Knowledge
from tests.memory.labelled import NOW

SAYINGS = (
    "i'm a nurse", "i'm a teacher now", "i used to be a nurse", "my sister is called Anna", "no, her name is Ana",
    "my sister Jo is a vet", "i don't have a sister", "i love jazz", "i hate jazz", "i live in Leeds", "i moved to York",
    "i have a dog called max", "interview on friday at 10", "the interview got moved to monday", "i'm 34", "ok",
)  # fmt: skip


def told(*texts: str, knowledge: Knowledge | None = None) -> Knowledge:
    """Return what is known after those messages."""
    known = knowledge or Knowledge()
    for number, text in enumerate(texts):
        heard = Earshot(knowledge=known, last_person="sister")
        spans = sentences(text)
        found = find_claims(text, spans, NOW, heard), find_intentions(text, spans, NOW, heard)
        known = learn(known, *found, MessageId(f"m{number}"), NOW)
    return known


def values(knowledge: Knowledge, subject: str, slot: str) -> list[str]:
    """Return the values that hold."""
    return [fact.value for fact in current(knowledge, subject, slot)]


def test_nothing_heard_changes_nothing():
    """The very same object comes back, so that callers can tell."""
    known = told("i'm a nurse")
    assert learn(known, (), (), MessageId("x"), NOW) is known


def test_a_new_job_closes_the_old_one():
    """One holds today; the other is remembered as past."""
    known = told("i'm a nurse", "i'm a teacher now")
    assert values(known, "owner", "work") == ["a teacher"]
    assert [fact.value for fact in past(known, "owner", "work")] == ["a nurse"]


def test_a_correction_leaves_no_past():
    """Anna was never the sister's name, so it is not said to have been."""
    known = told("my sister is called Anna", "no, her name is Ana")
    assert values(known, "sister", "name") == ["Ana"]
    assert past(known, "sister", "name") == ()


def test_tastes_add_up_and_turn():
    """Many likes stand beside each other; hating what one loved ends the love."""
    known = told("i love jazz and chess", "i hate jazz")
    assert values(known, "owner", "loves") == ["chess"]
    assert values(known, "owner", "hates") == ["jazz"]


def test_the_same_is_kept_once():
    """Saying it again adds nothing; the first source stays."""
    known = told("i love jazz", "i love jazz")
    (fact,) = current(known, "owner", "loves")
    assert fact.source == "m0"


def test_a_denial_closes_what_it_denies():
    """Having no sister after all."""
    known = told("i have a sister", "i don't have a sister")
    assert people(known) == ()


def test_a_plan_moves():
    """A postponed interview is the same interview at another time."""
    known = told("i have an interview on friday at 10", "the interview got moved to monday")
    (plan,) = known.plans
    assert plan.when is not None
    assert plan.when.start == NOW.at(0, days=1).ms


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SAYINGS), max_size=6))
def test_learning_the_same_message_again_changes_nothing(texts: list[str]):
    """A message that is folded twice by accident leaves one trace."""
    known = told(*texts)
    for number, text in enumerate(texts[-1:], start=len(texts) - 1):
        heard = Earshot(knowledge=told(*texts[:-1]), last_person="sister")
        spans = sentences(text)
        found = find_claims(text, spans, NOW, heard), find_intentions(text, spans, NOW, heard)
        assert learn(known, *found, MessageId(f"m{number}"), NOW) == known


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SAYINGS), max_size=6))
def test_the_fold_depends_on_nothing_else(texts: list[str]):
    """The same messages always leave the same knowledge."""
    assert told(*texts) == told(*texts)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=6), st.integers(0, 5))
def test_forgetting_is_folding_without(texts: list[str], place: int):
    """With a message left out, nothing in what is known comes from it."""
    place %= len(texts)
    without = [text if number != place else "ok" for number, text in enumerate(texts)]
    known = told(*without)
    assert all(fact.source != f"m{place}" for fact in known.facts)
    assert all(plan.source != f"m{place}" for plan in known.plans)


def test_names_and_pronouns():
    """She says the name once she knows it, and she, he or they as fits."""
    known = told("my sister is called Ana", "my boss is called Robin", "i have a brother")
    assert name_of(known, "sister") == "Ana"
    assert name_of(known, "brother") == "your brother"
    assert pronouns(known, "sister")[0] == "she"
    assert pronouns(known, "boss")[0] == "they"


def test_whom_a_message_speaks_of():
    """A relation, a name, a pronoun; and a pronoun nobody fits is a question."""
    known = told("my sister is called Ana")
    assert resolve(known, "my mum called", Earshot(knowledge=known)) == "mother"
    assert resolve(known, "ana called", Earshot(knowledge=known)) == "sister"
    assert resolve(known, "she called", Earshot(knowledge=known)) == "sister"
    assert resolve(known, "he called", Earshot(knowledge=known)) == "?"
    assert resolve(known, "nice weather", Earshot(knowledge=known)) == ""


def test_learning_is_cheap_late_in_a_life():
    """With five hundred facts known, one more costs little (a generous bound for a busy machine)."""
    known = Knowledge()
    for number in range(500):
        claim = Claim(subject="owner", slot="likes", value=f"thing {number}", span=(0, 1))
        known = learn(known, (claim,), (), MessageId(f"m{number}"), NOW.plus(number * DAY))
    one = (Claim(subject="sister", slot="name", value="Ana", span=(0, 1)),)
    cost = min(timeit.repeat(lambda: learn(known, one, (), MessageId("x"), NOW), number=100, repeat=5)) / 100
    print(f"learn at 500 facts: {cost * 1e6:.1f} us")
    assert cost < 200e-6
