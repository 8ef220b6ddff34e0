"""The thing in a message worth pointing at: "one wellington boot" rather than what was said about it.

No grammar of English: a noun phrase is taken from its article up to the first word that cannot belong to it. Where
that is in doubt nothing is echoed; a wrong echo is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from everwith.core import text

_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.,;:!?()\"\n]")
_ARTICLES = frozenset({"a", "an", "one", "the"})
"""Of one thing only: the lines it stands in say "is" and "was"."""
_DULL = frozenset(
    text.words(
        """thing things day days time times bit lot way ways one ones moment minute minutes hour hours week weeks month
        months year years night evening morning afternoon weekend fact point kind sort couple few end start
        rest other others same other whole first last next only most worst best half end middle top bottom
        side part number guy man woman person people bloke girl boy lady someone everyone world problem idea
        question answer reason word stuff place something nothing mess joke pain shame pity
        living fortnight spare pack fool coward back line"""
    )
)
_BARE = frozenset(text.words("good bad lovely nice great little big weird new old"))
"""Adjectives: before a noun they belong, without one they are nothing."""

_CLOSES = frozenset(
    text.words(
        """i you he she it we they me him us them my your his her its our their a an the this that these those and or
        but so if when while because since until til till though although as than then of in on at to for
        from with without by about into onto over under off out up down round around after before behind
        between through again today tonight tomorrow yesterday now here there too also just only even still
        never always not no yes is are was were be been being am isnt wasnt arent has have had having do
        does did dont doesnt didnt can cant could will wont would should must might may went said left got
        took gave came made told ran sat lost found broke fell put let kept saw knew rang sang wore hit cut
        met held brought bought thought felt drank ate slept sent wrote read won paid stood who what which
        where how why im ive id ill youre hes shes theyre were gonna wanna got gets goes comes makes says
        lol haha btw tbh ok okay please thanks anyway maybe really very quite rather pretty ago each every
        all some any"""
    )
)
_LONGEST = 3


def echo(said: str, weight: Mapping[str, float]) -> str:
    """Return a noun phrase of the message with its article ("one wellington boot"), "" where none is worth it.

    `weight` tells how rare a word is (stems to idf); words not in it are the rarest.
    """
    found = _phrases(said)
    if not found:
        return ""
    rarest = max(weight.values(), default=1.0) + 1.0
    article, *words = max(found, key=lambda phrase: (weight.get(phrase[-1], rarest), len(phrase)))
    return " ".join((article, *words))


def _phrases(said: str) -> list[tuple[str, ...]]:
    tokens = [token.lower() for token in _WORDS.findall(text.plain(said))]
    found = []
    for place, token in enumerate(tokens):
        if token not in _ARTICLES:
            continue
        words = _run(tokens[place + 1 : place + 2 + _LONGEST])
        if (
            words
            and not re.search(r"[^s]s$", words[-1])
            and words[-1] not in _DULL | _BARE
            and words[0] not in _DULL
            and len(words[-1]) > 2
        ):
            found.append((token, *words))
    return found


def _run(tokens: list[str]) -> tuple[str, ...]:
    """The words up to one that cannot belong; none where the phrase runs on past its longest or into a verb."""
    words: list[str] = []
    for token in tokens:
        if token in _CLOSES or not token[0].isalpha():
            return tuple(words)
        if words and re.search(r"(?:ed|ing|s)$", token):
            return tuple(words) if len(words) == 1 else ()
        words.append(token)
    return tuple(words) if len(words) < _LONGEST + 1 else ()
