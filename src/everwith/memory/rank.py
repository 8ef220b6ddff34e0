"""Which turns fit a question best: pure arithmetic over columns of turns, no database.

The shape follows the measurements on evidence recall behind design 04: a dense and a lexical arm, each scaled to
[0, 1] over the candidates, plus what is known of the speaker and the time, small static terms, then the session.
How long ago a turn was has no say: recency belongs to mood and initiative, not to facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from everwith.core.moment import DAY, HOUR
from everwith.core.text import plain

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.uint8]
Truths = npt.NDArray[np.bool_]

QUESTION, PHATIC, FIRST_PERSON = 1, 2, 4
"""Bits of `traits`: it only asks; it is an opener or courtesy ("Thanks!"); it speaks of the speaker."""

SESSION_GAP = 6 * HOUR
"""Turns closer together than this belong to one session (ms)."""

_PHATIC = re.compile(
    r"^(thanks|thank you|thx|wow|hi|hey|hello|ok|okay|yes|yeah|no|nope|sure|right|cool|nice|great|bye|good night)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(i|i'm|i've|i'd|i'll|my|mine|me|we|our)\b", re.IGNORECASE)
_PHATIC_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weights of the score, all in one table; round numbers set by hand."""

    dense: float = 0.4
    lexical: float = 0.3
    speaker: float = 0.35
    dates: float = 0.3
    question: float = -0.1
    phatic: float = -0.15
    first_person: float = 0.04
    session: float = 0.5
    candidates: int = 300  # kept from each arm
    fading: int = 21 * DAY  # how far outside the range a turn still counts for the dates (ms)
    k1: float = 1.2  # BM25's usual constants (Robertson & Zaragoza 2009)
    b: float = 0.75
    spread: tuple[float, ...] = (1.0, 0.5, 0.25)  # of a word's score to turns at distance 0, 1, 2
    beside: float = 0.5  # of a neighbour's vector in the average
    cosine_nothing: float = 0.2  # a cosine at which two sentences have nothing to do with each other
    cosine_same: float = 0.7  # a cosine at which they surely have


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TurnTable:
    """The turns of one relationship as columns, in order of time; all of the same length.

    `at` in ms; `owner` true where the owner speaks; `traits` bits as above; `length` in content words;
    `session` from `sessions_of`.
    """

    at: Ints
    owner: Truths
    traits: Flags
    length: Floats
    session: Ints


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sought:
    """What is looked for. `hits`: for each distinct term the ascending positions of the turns that hold it.

    `dense` is the cosine of each turn to the question (NaN where a turn has no vector), or None. `start`,
    `end` (ms, None: open) and `speaker` ("" for either) are preferences. `exclude` are positions left out.
    """

    hits: tuple[Ints, ...]
    dense: Floats | None = None
    speaker: str = ""
    start: int | None = None
    end: int | None = None
    exclude: Ints
    limit: int = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ranking:
    """The best turns, best first. Scores are in [0, 1] and comparable between questions (see `rank`)."""

    positions: Ints
    scores: Floats


def traits_of(text: str) -> int:
    """Return the bits QUESTION, PHATIC and FIRST_PERSON that hold for a turn's text."""
    text = plain(text)
    traits = QUESTION if text.endswith("?") and not re.search(r"[.!]\s", text) else 0
    if _PHATIC.match(text) and len(text.split()) <= _PHATIC_WORDS:
        traits |= PHATIC
    return traits | (FIRST_PERSON if _FIRST_PERSON.search(text) else 0)


def sessions_of(at: Ints) -> Ints:
    """Return the session number of each turn: a new one after each gap of SESSION_GAP or more."""
    if not at.size:
        return np.zeros(0, np.int64)
    return np.concatenate(([0], np.cumsum(np.diff(at) >= SESSION_GAP))).astype(np.int64)


def lexical(table: TurnTable, hits: tuple[Ints, ...], weights: Weights = WEIGHTS) -> tuple[Floats, Floats]:
    """Return BM25 scores and the coverage of each turn.

    A word counts once a turn. Its score spreads to the turns beside it in the same session (by maximum, x.5
    at one, x.25 at two). Coverage is the idf-weighted share of the question's words found in or beside the
    turn, in [0, 1]; words found nowhere count in the whole, so a question about the unknown covers little.
    """
    count = table.at.size
    score, covered = np.zeros(count, np.float32), np.zeros(count, np.float32)
    if not count:
        return score, covered
    average = max(float(table.length.mean()), 1.0)
    norm = (weights.k1 + 1) / (1 + weights.k1 * (1 - weights.b + weights.b * table.length / average))
    whole = 0.0
    for found in hits:
        idf = float(np.log1p((count - found.size + 0.5) / (found.size + 0.5)))
        whole += idf
        near, best = _spread(table.session, found, weights.spread)
        score[near] += idf * best * norm[near]
        covered[near] += idf * best
    return score, covered / np.float32(whole or 1.0)


def _spread(session: Ints, found: Ints, factors: tuple[float, ...]) -> tuple[Ints, Floats]:
    """Return the turns in or beside `found`, each once, with the largest factor that reaches it."""
    places, values = [found], [np.full(found.size, factors[0], np.float32)]
    for distance, factor in enumerate(factors[1:], start=1):
        for step in (-distance, distance):
            at = found + step
            inside = (at >= 0) & (at < session.size)
            at = at[inside]
            at = at[session[at] == session[found[inside]]]
            places.append(at)
            values.append(np.full(at.size, factor, np.float32))
    near, first = np.unique(np.concatenate(places), return_index=True)  # first: the nearest, so the largest
    return near, np.concatenate(values)[first]


def averaged(table: TurnTable, dense: Floats, weights: Weights = WEIGHTS) -> Floats:
    """Return cosines averaged with the turns beside each in its session; NaN (no vector) has no weight."""
    known = ~np.isnan(dense)
    value = np.where(known, dense, 0).astype(np.float32)
    total, mass = value.copy(), known.astype(np.float32)
    together = (table.session[1:] == table.session[:-1]).astype(np.float32) * np.float32(weights.beside)
    total[1:] += together * value[:-1]
    total[:-1] += together * value[1:]
    mass[1:] += together * known[:-1]
    mass[:-1] += together * known[1:]
    return np.asarray(np.divide(total, mass, out=np.zeros_like(total), where=mass > 0), np.float32)


def rank(table: TurnTable, sought: Sought, weights: Weights = WEIGHTS) -> Ranking:
    """Return the turns that fit best, best first, at most `limit`.

    Order: .4 dense + .3 lexical (scaled over the candidates) + .35 speaker + .3 dates + static terms, then
    + .5 x the mean of the session's best two. Returned score: the turn's share of the best turn's mark, times
    the strength of the evidence, which is the largest of the first three turns' coverage (share of the
    question's words found) or rescaled cosine. So the first score says how surely anything was found at all,
    whatever the question, and may be held against a threshold.
    """
    excluded = np.zeros(table.at.size, np.bool_)
    excluded[sought.exclude] = True
    hits = tuple(found[~excluded[found]] for found in sought.hits)
    words, coverage = lexical(table, hits, weights)
    meaning = _meaning(table, sought, excluded, weights)
    chosen = _candidates(table, sought, words, meaning, weights)
    chosen = chosen[~excluded[chosen]]
    if not chosen.size:
        return Ranking(positions=chosen, scores=np.zeros(0, np.float32))
    mark = weights.lexical * _scaled(words[chosen]) + _priors(table, sought, chosen, weights)
    evidence = coverage[chosen]
    if meaning is not None:
        mark += weights.dense * _scaled(meaning[chosen])
        span = weights.cosine_same - weights.cosine_nothing
        evidence = np.maximum(evidence, np.clip((meaning[chosen] - weights.cosine_nothing) / span, 0, 1))
    mark += weights.session * _session_best(table.session[chosen], mark)
    order = np.lexsort((chosen, -mark))[: max(sought.limit, 0)]
    strength = np.clip(evidence[order[:3]], 0, 1).max(initial=0.0)
    top = mark[order[0]] if order.size else 0.0
    share = np.clip(mark[order] / top, 0, 1) if top > 0 else np.ones(order.size, np.float32)
    return Ranking(positions=chosen[order], scores=np.asarray(share * strength, np.float32))


def _meaning(table: TurnTable, sought: Sought, excluded: Truths, weights: Weights) -> Floats | None:
    if sought.dense is None or np.isnan(sought.dense).all():
        return None
    return averaged(table, np.where(excluded, np.float32(np.nan), sought.dense), weights)


def _candidates(table: TurnTable, sought: Sought, words: Floats, meaning: Floats | None, weights: Weights) -> Ints:
    """Return the positions worth scoring: the best of each arm, and of the time asked for."""
    arms = [_best(words, weights.candidates, above=0.0)]
    if meaning is not None:
        arms.append(_best(meaning, weights.candidates, above=-np.inf))
    if sought.start is not None or sought.end is not None:
        inside = np.flatnonzero(_inside(table.at, sought))
        arms.append(inside[-weights.candidates :])
    return np.unique(np.concatenate(arms)).astype(np.int64)


def _best(values: Floats, count: int, *, above: float) -> Ints:
    if values.size > count:
        chosen = np.argpartition(values, values.size - count)[-count:]
    else:
        chosen = np.arange(values.size)
    return np.asarray(chosen[values[chosen] > above], np.int64)


def _inside(at: Ints, sought: Sought) -> Truths:
    since = at >= sought.start if sought.start is not None else np.ones(at.size, np.bool_)
    return since & (at < sought.end) if sought.end is not None else since


def _priors(table: TurnTable, sought: Sought, chosen: Ints, weights: Weights) -> Floats:
    traits = table.traits[chosen]
    prior = np.zeros(chosen.size, np.float32)
    terms = ((QUESTION, weights.question), (PHATIC, weights.phatic), (FIRST_PERSON, weights.first_person))
    for bit, weight in terms:
        prior += np.float32(weight) * ((traits & bit) > 0)
    if sought.speaker:
        prior += np.float32(weights.speaker) * (table.owner[chosen] == (sought.speaker == "owner"))
    if sought.start is not None or sought.end is not None:
        prior += np.float32(weights.dates) * _closeness(table.at[chosen], sought, weights.fading)
    return prior


def _closeness(at: Ints, sought: Sought, fading: int) -> Floats:
    """Return 1 inside the time asked for, falling to 0 at `fading` ms outside it."""
    before = np.maximum(sought.start - at, 0) if sought.start is not None else np.zeros_like(at)
    after = np.maximum(at - sought.end + 1, 0) if sought.end is not None else np.zeros_like(at)
    return np.clip(1 - (before + after) / fading, 0, 1).astype(np.float32)


def _scaled(values: Floats) -> Floats:
    low, high = values.min(), values.max()
    return (values - low) / (high - low) if high > low else np.zeros_like(values)


def _session_best(session: Ints, mark: Floats) -> Floats:
    """Return for each candidate the mean of the best two marks in its session (the best, if it is alone)."""
    order = np.lexsort((-mark, session))
    grouped, starts = np.unique(session[order], return_index=True)
    ends = np.append(starts[1:], order.size)
    first = mark[order[starts]]
    second = np.where(ends - starts > 1, mark[order[np.minimum(starts + 1, order.size - 1)]], first)
    return np.asarray(((first + second) / 2)[np.searchsorted(grouped, session)], np.float32)
