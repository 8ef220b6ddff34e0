"""Recall from the file: the columns of a relationship's turns kept in memory, the words looked up in FTS5.

Nothing is taken over all relationships: counts, lengths and word frequencies are those of one relationship, so
that no other can change what she remembers (promise 2). The ranking itself is `memory.rank`.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from everwith.core.ids import MessageId, RelationshipId
from everwith.memory.model import Remembered
from everwith.memory.rank import Floats, Ints, Sought, TurnTable, rank, sessions_of
from everwith.ports import RecallQuery, Vectors
from everwith.storage import statements as sql
from everwith.storage.connection import Connection, snapshot
from everwith.storage.ledger import VECTOR_BYTES, unknown
from everwith.storage.schema import SPAN
from everwith.storage.words import content_words, matching

_CHUNK = 256  # turns whose vectors are widened to float32 at a time: fits the nearest cache (measured)
_BYTES_A_TURN = VECTOR_BYTES + 32
_NO_ENGINE = -1


@dataclass(slots=True)
class Shelf:
    """The turns of one relationship in memory. Arrays only grow; a redaction makes a new shelf."""

    redactions: int
    numbers: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    at: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    owner: npt.NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    traits: npt.NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))
    length: Floats = field(default_factory=lambda: np.zeros(0, np.float32))
    engine: npt.NDArray[np.int16] = field(default_factory=lambda: np.zeros(0, np.int16))
    vectors: list[npt.NDArray[np.int8]] = field(default_factory=list)
    engines: list[str] = field(default_factory=list)
    session: Ints = field(default_factory=lambda: np.zeros(0, np.int64))

    @property
    def weight(self) -> int:
        """Return about how many bytes of memory the shelf takes."""
        return int(self.numbers.size) * _BYTES_A_TURN

    def table(self) -> TurnTable:
        """Return the columns for ranking."""
        return TurnTable(at=self.at, owner=self.owner, traits=self.traits, length=self.length, session=self.session)

    def extended(self, rows: list[tuple[int, int, str, int, int, str | None, bytes | None]]) -> Shelf:
        """Return the shelf with later turns added; this one stays as it is for those who read it."""
        numbers, at, speakers, traits, lengths, engines, data = zip(*rows, strict=True)
        names = list(self.engines)
        names += [name for name in dict.fromkeys(engines) if name is not None and name not in names]
        codes = {name: code for code, name in enumerate(names)}
        raw = b"".join(vector if vector is not None else bytes(VECTOR_BYTES) for vector in data)
        stamps = np.concatenate((self.at, np.array(at, np.int64)))
        return Shelf(
            redactions=self.redactions,
            numbers=np.concatenate((self.numbers, np.array(numbers, np.int64))),
            at=stamps,
            owner=np.concatenate((self.owner, np.array([speaker == "owner" for speaker in speakers]))),
            traits=np.concatenate((self.traits, np.array(traits, np.uint8))),
            length=np.concatenate((self.length, np.array(lengths, np.float32))),
            engine=np.concatenate(
                (self.engine, np.array([codes.get(name or "", _NO_ENGINE) for name in engines], np.int16))
            ),
            vectors=_stacked(self.vectors, np.frombuffer(raw, np.int8).reshape(-1, VECTOR_BYTES)),
            engines=names,
            session=sessions_of(stamps),
        )

    def cosines(self, vector: Vectors) -> Floats:
        """Return the cosine of each turn to a unit vector; NaN where a turn has none of the newest engine's.

        Cosines of vectors from different models mean nothing, so after a change of model the older turns are
        found by their words until they have been embedded again. Each row is a product of its own (vecdot):
        a matrix product would round differently by how the rows lie in blocks, and wake a thread per core.
        """
        wide = vector.reshape(-1).astype(np.float32) / np.float32(127)
        parts = [
            np.vecdot(block[start : start + _CHUNK].astype(np.float32), wide)
            for block in self.vectors
            for start in range(0, len(block), _CHUNK)
        ]
        cosines = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        made = np.flatnonzero(self.engine != _NO_ENGINE)
        current = self.engine[made[-1]] if made.size else 0
        return np.where(self.engine == current, cosines, np.float32(np.nan))

    def positions(self, numbers: Ints) -> Ints:
        """Return the places of turns by number, those not on the shelf left out."""
        places = np.searchsorted(self.numbers, numbers)
        inside = places < self.numbers.size
        places, numbers = places[inside], numbers[inside]
        return np.asarray(places[self.numbers[places] == numbers], np.int64)


def _stacked(blocks: list[npt.NDArray[np.int8]], more: npt.NDArray[np.int8]) -> list[npt.NDArray[np.int8]]:
    """Return the blocks with one more, joined from the end while the last is not twice as long as the next.

    So a turn's vector is copied a logarithmic number of times however long the relationship grows.
    """
    blocks = [*blocks, more]
    while len(blocks) > 1 and len(blocks[-2]) < 2 * len(blocks[-1]):
        last = blocks.pop()
        blocks[-1] = np.concatenate((blocks[-1], last))
    return blocks


class Shelves:
    """The relationships recalled from of late, within a bound of memory; safe to use from several threads.

    A shelf is checked against the file at each use (turns added, redactions), so it is right whoever wrote.
    """

    def __init__(self, most_bytes: int = 256 * 2**20) -> None:
        self._most = most_bytes
        self._shelves: OrderedDict[int, Shelf] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, connection: Connection, number: int, last: int, redactions: int) -> Shelf:
        """Return the relationship's turns up to ordinal `last` at least, reading what is not here yet."""
        with self._lock:
            shelf = self._shelves.get(number)
        if shelf is None or shelf.redactions != redactions:
            shelf = Shelf(redactions=redactions)
        newest = int(shelf.numbers[-1]) if shelf.numbers.size else number * SPAN
        if newest < number * SPAN + last:
            asked = {"last": newest, "end": (number + 1) * SPAN}
            rows = connection.execute(sql.COLUMNS, asked).fetchall()
            shelf = shelf.extended(rows) if rows else shelf
        self._keep(number, shelf)
        return shelf

    def forget(self, number: int | None = None) -> None:
        """Drop one relationship's shelf, or all."""
        with self._lock:
            if number is None:
                self._shelves.clear()
            else:
                self._shelves.pop(number, None)

    def _keep(self, number: int, shelf: Shelf) -> None:
        with self._lock:
            self._shelves[number] = shelf
            self._shelves.move_to_end(number)
            while len(self._shelves) > 1 and sum(each.weight for each in self._shelves.values()) > self._most:
                self._shelves.popitem(last=False)


def recall(
    connection: Connection, shelves: Shelves, relationship: RelationshipId, query: RecallQuery
) -> list[Remembered]:
    """Return the turns that fit best, best first; scores as in `memory.rank.rank`."""
    with snapshot(connection):
        row = connection.execute(sql.STATE, {"id": relationship}).fetchone()
        if row is None:
            raise unknown(relationship)
        number, _, last, redactions, *_ = row
        shelf = shelves.take(connection, number, last, redactions)
        sought = Sought(
            hits=_hits(connection, shelf, number, query),
            dense=shelf.cosines(query.vector) if query.vector is not None and shelf.engines else None,
            speaker=query.speaker,
            start=query.start,
            end=query.end,
            exclude=_excluded(connection, shelf, number, query),
            limit=query.limit,
        )
        ranking = rank(shelf.table(), sought)
        found = zip(shelf.numbers[ranking.positions].tolist(), ranking.scores.tolist(), strict=True)
        return [turn for place, score in found for turn in _remembered(connection, place, score)]


def _hits(connection: Connection, shelf: Shelf, number: int, query: RecallQuery) -> tuple[Ints, ...]:
    terms = query.terms or content_words(query.text)
    wanted = dict.fromkeys(expression for term in terms if (expression := matching(term.lower())))
    low, high = number * SPAN, (number + 1) * SPAN
    return tuple(
        shelf.positions(
            np.array([row[0] for row in connection.execute(sql.FIND_WORDS, (expression, low, high))], np.int64)
        )
        for expression in wanted
    )


def _excluded(connection: Connection, shelf: Shelf, number: int, query: RecallQuery) -> Ints:
    rows = [connection.execute(sql.TURN_NUMBER, {"rel": number, "id": id_}).fetchone() for id_ in query.exclude]
    return shelf.positions(np.array(sorted(row[0] for row in rows if row is not None), np.int64))


def _remembered(connection: Connection, place: int, score: float) -> list[Remembered]:
    """Return the turn as a list of one; of none where it was written after this view of the file."""
    row = connection.execute(sql.TURN_TEXT, {"num": place}).fetchone()
    if row is None:
        return []
    return [Remembered(source=MessageId(row[0]), speaker=row[1], text=row[2], at=row[3], score=round(score, 6))]
