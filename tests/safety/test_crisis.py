"""Crisis tiers: what must not be missed, what must not be mistaken, and that nothing breaks the check."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from everwith.safety.crisis import CHECK_IN, NOW, STEP_BACK, CrisisTable
from everwith.studio.lexicons import load_crisis

SENTENCES = yaml.safe_load((Path(__file__).parent / "crisis.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def crisis() -> CrisisTable:
    """Return the table that ships."""
    return load_crisis()


def test_recall_and_precision_over_the_labelled_sentences(crisis: CrisisTable) -> None:
    """At least .95 of what deserves a tier gets one, and at least .3 of what gets one deserves it."""
    heard = [(row["tier"], crisis.tier(row["t"])) for row in SENTENCES]
    hits = sum(1 for true, said in heard if true and said)
    recall = hits / sum(1 for true, _ in heard if true)
    precision = hits / sum(1 for _, said in heard if said)
    grave = [(true, said) for true, said in heard if true >= STEP_BACK]
    stepped = sum(said >= STEP_BACK for _, said in grave) / len(grave)
    print(f"crisis: n={len(heard)} recall {recall:.3f} precision {precision:.3f} tier>=2 recall {stepped:.3f}")
    assert len(SENTENCES) >= 150
    assert recall >= 0.95
    assert precision >= 0.3
    assert stepped >= 0.95


def test_what_is_done_now_is_never_less_than_tier_three(crisis: CrisisTable) -> None:
    """A plan with means and time puts the emergency number first."""
    missed = [row["t"] for row in SENTENCES if row["tier"] == NOW and crisis.tier(row["t"]) < NOW]
    assert not missed


@pytest.mark.parametrize("text", ["my feet are killing me", 'the song goes "i want to die" but it is upbeat'])
def test_an_idiom_gets_no_card(crisis: CrisisTable, text: str) -> None:
    """A clear idiom or a song line is tier 0, and its card is empty."""
    assert crisis.tier(text) == 0
    assert crisis.card(crisis.tier(text), "GB").lines == ()


@pytest.mark.parametrize(
    "text",
    [
        "my feet are killing me and i want to kill myself",
        "i'm listening to a song and i want to die",
        "deadline tomorrow. i want to end my life",
        "lol my phone died. i wish i was dead",
    ],
)
def test_an_idiom_hides_nothing(crisis: CrisisTable, text: str) -> None:
    """Where an idiom and the real thing stand together, the real thing is heard."""
    assert crisis.tier(text) >= CHECK_IN


@pytest.mark.parametrize(
    ("grave", "lowered"),
    [
        ("i want to kill myself", "my friend wants to kill herself"),
        ("i am suicidal", "i'm not suicidal"),
        ("i want to die", "i used to want to die when i was a teenager"),
    ],
)
def test_doubt_lowers_the_tier_and_never_silences(crisis: CrisisTable, grave: str, lowered: str) -> None:
    """Negation, another person or the past make it a gentle check-in, not nothing."""
    assert crisis.tier(grave) >= STEP_BACK
    assert crisis.tier(lowered) == CHECK_IN


@pytest.mark.parametrize(
    "text", ["k i l l myself", "k1ll mys3lf", "i want to k*ll myself", "і want tо dіe", "KILL MYSELF"]
)
def test_disguises_are_seen_through(crisis: CrisisTable, text: str) -> None:
    """Spacing, digits, stars, look-alike letters and capitals do not hide it."""
    assert crisis.tier(text) >= STEP_BACK


@given(text=st.text(max_size=400))
def test_any_text_has_a_tier(text: str) -> None:
    """No text raises, and the tier lies between 0 and 3."""
    assert 0 <= load_crisis().tier(text) <= NOW


@pytest.mark.parametrize("text", ["i want to " * 400, "not " * 900 + "die", "a b " * 900, "my " * 1500, "die " * 900])
def test_no_text_takes_long(crisis: CrisisTable, text: str) -> None:
    """Text made to be slow is read in well under a second of processor time."""
    begun = time.process_time()
    crisis.tier(text)
    assert time.process_time() - begun < 1.0


@pytest.mark.parametrize(
    "said",
    [
        "my friend wants to die", "my brother says he wants to die", "my dad is dead and i want to be too",
        "my sister tried to die last night", "my husband says i should die", "my mum died and i want to die",
        "he beat me in the kitchen", "he beats me at home", "my dad beats me",
    ],
)  # fmt: skip
def test_a_relative_or_a_game_hides_nothing(said: str) -> None:
    """What takes out a plain question about a death, or a lost game, takes out nothing that needs a second look."""
    assert load_crisis().tier(said) >= 1


@pytest.mark.parametrize("said", ["when did my mum die?", "what year did my grandfather die", "he beat me at crib"])
def test_plain_questions_and_games_are_no_crisis(said: str) -> None:
    """Asking when somebody died, or having lost at cards, is answered as what it is."""
    assert load_crisis().tier(said) == 0
