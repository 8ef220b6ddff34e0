"""What people do with words: the dialogue acts she tells apart, and the feelings she hears."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What one sentence does. One sentence may do several things."""

    GREETING = "greeting"
    FAREWELL = "farewell"
    PAUSE = "pause"  # "brb", "one sec"
    RETURN = "return"  # "I'm back"
    THANKS = "thanks"
    APOLOGY = "apology"
    COMPLIMENT = "compliment"  # of her
    INSULT = "insult"  # of her
    AFFECTION = "affection"  # "I like talking to you", "love you"
    FLIRT = "flirt"
    HOW_ARE_YOU = "how_are_you"
    ASK_HER = "ask_her"  # her tastes, past, opinions, abilities
    ASK_HER_DAY = "ask_her_day"  # what did you do today
    ASK_NATURE = "ask_nature"  # are you an AI, do you feel, are you conscious
    ASK_MEMORY = "ask_memory"  # what she remembers of the owner
    ASK_WORLD = "ask_world"  # knowledge of the world, reasoning, sums
    ASK_OPINION = "ask_opinion"
    ASK_ADVICE = "ask_advice"
    REQUEST = "request"  # tell me a joke, a story; do something
    REMEMBER = "remember"  # "remember this", "remind me"
    FORGET = "forget"
    INVITATION = "invitation"
    PLAN = "plan"
    EVENT_GOOD = "event_good"
    EVENT_BAD = "event_bad"
    FEELING = "feeling"
    LOSS = "loss"
    FACT = "fact"
    OPINION = "opinion"
    DISCLOSURE = "disclosure"  # something not told to everyone
    HOPE = "hope"
    WORRY = "worry"
    JOKE = "joke"
    LAUGH = "laugh"
    YES = "yes"
    NO = "no"
    DONT_KNOW = "dont_know"
    OK = "ok"  # short answers: ok, right, hm
    WHY = "why"
    AND_YOU = "and_you"
    CORRECTION = "correction"  # "no, it's Ana"
    REPAIR = "repair"  # "that's not what I meant", "what?"
    BOUNDARY = "boundary"  # "stop asking", "I don't want to talk about it"
    COMPLAINT = "complaint"  # of her: "you keep asking me things", "you said that already"
    BOREDOM = "boredom"
    SILENCE = "silence"  # "...", an emoji alone
    GIBBERISH = "gibberish"
    FOREIGN = "foreign"  # another language
    CRISIS = "crisis"
    STATEMENT = "statement"  # anything else that is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """What the owner seems to feel: a label, valence and arousal in [-1, 1], intensity in [0, 1], about what."""

    label: str = "neutral"
    valence: float = 0.0
    arousal: float = 0.0
    intensity: float = 0.0
    about: str = ""
