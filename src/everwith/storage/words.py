"""What of a turn goes into the word index: its content words, and the words of its date."""

from __future__ import annotations

from everwith.core.moment import Moment
from everwith.core.text import words

_EMPTY_WORDS = """
    a about after again all also am an and any are aren't as at be because been before being but by can can't could
    couldn't did didn't do does doesn't doing don't down each few for from further get got had hadn't has hasn't have
    haven't having he he's her here hers herself him himself his how i i'd i'll i'm i've if in into is isn't it it's its
    itself just let's like me more most much my myself no nor not now of off oh ok okay on once only or other our ours
    out over own really same she she's should shouldn't so some such than that that's the their theirs them themselves
    then there there's these they they're this those through to too under until up us very was wasn't we we'll we're
    we've well were weren't what what's when where which while who whom why will with won't would wouldn't yeah yes yet
    you you'd you'll you're you've your yours yourself
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_SEASONS = (
    "winter",
    "winter",
    "spring",
    "spring",
    "spring",
    "summer",
    "summer",
    "summer",
    "autumn",
    "autumn",
    "autumn",
)


def content_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` that carry its matter, in order, possessive endings dropped."""
    kept = (word.removesuffix("'s") for word in words(text) if word not in _EMPTY)
    return tuple(word for word in kept if word and word not in _EMPTY)


def date_words(at: Moment) -> str:
    """Return the day's name, month, season (northern) and year where the message was said, to be searched for."""
    day = at.date()
    season = (*_SEASONS, "winter")[day.month - 1]
    return f"{day:%A} {day:%B} {season} {day.year}".lower()


def matching(term: str) -> str | None:
    """Return the FTS5 expression that finds `term` as a word or phrase; None where nothing of it can be found."""
    kept = [word.removesuffix("'s") for word in words(term)]
    return '"' + " ".join(kept).replace('"', '""') + '"' if any(kept) else None
