"""An owner to live with for a long time: hundreds of messages that differ as a person's do."""

from __future__ import annotations

import random

from tests.lives import SAID

NAMES = ("Anna", "Tom", "Priya", "Luis", "Mei", "Omar", "Ella", "Jonas")
TIES = ("sister", "brother", "best friend", "boss", "neighbour", "mother", "flatmate", "cousin")
THINGS = (
    "the garden", "my old bike", "that soup", "the film last night", "my essay", "the new office", "the train",
    "a book about whales", "my knees", "the choir", "our kitchen", "football", "the dentist", "a strange dream",
    "my taxes", "the rain",
)  # fmt: skip
FEELINGS = (
    "tired",
    "happy",
    "worried",
    "lonely",
    "proud",
    "bored",
    "fine",
    "nervous",
    "angry",
    "calm",
    "sad",
    "excited",
)
WAYS = (
    "my {tie} is called {name}", "i feel {feeling} about {thing}", "{thing} was great today", "{thing} was awful",
    "i talked to {name} about {thing}", "{name} is {feeling} because of {thing}", "do you like {thing}?",
    "what do you think about {thing}?", "i can't stop thinking about {thing}", "guess what, {thing} went well!",
    "tell me something about {thing}", "i'm {feeling}", "so {feeling} right now", "tomorrow {name} comes over",
    "i want to get better at {thing}", "yes", "no", "maybe", "why?", "and you?", "ok", "haha", "thanks", "hi",
)  # fmt: skip


def says(seed: int, count: int) -> list[str]:
    """Return so many messages of one owner, always the same for a seed."""
    dice = random.Random(seed)
    return [
        dice.choice(SAID)
        if dice.random() < 0.25
        else dice.choice(WAYS).format(
            tie=dice.choice(TIES), name=dice.choice(NAMES), thing=dice.choice(THINGS), feeling=dice.choice(FEELINGS)
        )
        for _ in range(count)
    ]
