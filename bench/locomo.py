"""Evidence recall on LoCoMo: how often the turns that answer a question are among the first that recall brings back.

    python bench/locomo.py --data locomo10.json [--words] [--captions] [--json]

Each conversation becomes a relationship in a real encrypted store (speaker_a the owner, speaker_b the companion),
each question of the categories 1 to 4 a call of `store.recall`. Recall at k is the share of a question's evidence
turns among the first k, averaged over questions. The data (Maharana et al. 2024, CC BY-NC 4.0) is not part of
this project and must be fetched from its authors.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message, Speaker
from everwith.core.moment import Moment
from everwith.embedding.batcher import BatchingEmbedder
from everwith.embedding.minilm import MiniLm
from everwith.memory.vectors import quantise
from everwith.memory.when import find_times
from everwith.ports import Commit, RecallQuery, Turn
from everwith.storage.sqlite import SqliteStore
from everwith.storage.words import content_words

CATEGORIES = {4: "single-hop", 1: "multi-hop", 2: "temporal", 3: "open-domain"}
DEPTHS = (1, 5, 10, 20)
PACE = dt.timedelta(seconds=30)
"""Between the turns of a session; the data dates sessions only."""

_LEASE = 60_000
_EVIDENCE = re.compile(r"D\d+:\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    text: str
    category: int
    evidence: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    id: RelationshipId
    owner: str
    companion: str
    messages: tuple[Message, ...]
    questions: tuple[Asked, ...]

    @property
    def names(self) -> re.Pattern[str]:
        """Matches either name, with a possessive ending."""
        return re.compile(rf"\b(?:{re.escape(self.owner)}|{re.escape(self.companion)})\b(?:'s)?", re.IGNORECASE)

    def speaker_of(self, question: str) -> str:
        """Return whom the question is about: the first named, one whose thing or friend it is coming last."""
        named = [
            (match.group().endswith("'s"), match.start(), match.group()) for match in self.names.finditer(question)
        ]
        if not named:
            return ""
        name = min(named)[2].removesuffix("'s")
        return "owner" if name.lower() == self.owner.lower() else "companion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question: its category, the recall at each of DEPTHS, and what it took in ms without the embedding."""

    category: int
    recall: tuple[float, ...]
    ms: float


def read(data: Path, *, captions: bool) -> list[Conversation]:
    """Return the conversations of a LoCoMo file; turns of a photo alone are kept by its caption."""
    return [_conversation(entry, captions=captions) for entry in json.loads(data.read_text("utf-8"))]


def _conversation(entry: dict[str, Any], *, captions: bool) -> Conversation:
    talk = entry["conversation"]
    speakers: dict[str, Speaker] = {talk["speaker_a"]: "owner", talk["speaker_b"]: "companion"}
    messages: list[Message] = []
    sessions = (key for key in talk if re.fullmatch(r"session_\d+", key))
    for session in sorted(sessions, key=lambda key: int(key.removeprefix("session_"))):
        began = dt.datetime.strptime(talk[f"{session}_date_time"], "%I:%M %p on %d %B, %Y")  # noqa: DTZ007
        for place, turn in enumerate(talk[session]):
            caption = f"[photo: {turn['blip_caption']}]" if turn.get("blip_caption") else ""
            text = f"{turn['text']} {caption}".strip() if captions else turn["text"].strip() or caption
            messages.append(
                Message(
                    id=MessageId(turn["dia_id"]),
                    speaker=speakers[turn["speaker"]],
                    text=text or "…",
                    at=Moment.of_local(began + place * PACE, "UTC"),
                )
            )
    known = {message.id for message in messages}
    asked = (
        Asked(
            text=qa["question"],
            category=qa["category"],
            evidence=frozenset(_EVIDENCE.findall(" ".join(qa["evidence"]))) & known,
        )
        for qa in entry["qa"]
    )
    return Conversation(
        id=RelationshipId(entry.get("sample_id") or talk["speaker_a"]),
        owner=talk["speaker_a"],
        companion=talk["speaker_b"],
        messages=tuple(messages),
        questions=tuple(each for each in asked if each.category in CATEGORIES and each.evidence),
    )


async def put_in(store: SqliteStore, talk: Conversation, embedder: BatchingEmbedder | None) -> None:
    """Embed and commit all turns of a conversation."""
    await store.create(talk.id, talk.owner, talk.companion, talk.messages[0].at.ms)
    claim = await store.claim(talk.id, "bench", talk.messages[0].at.ms, _LEASE)
    vectors: Sequence[bytes | None] = [None] * len(talk.messages)
    if embedder is not None:
        vectors = quantise(await embedder.embed([message.text for message in talk.messages]))
    engine = embedder.engine if embedder is not None else ""
    turns = tuple(
        Turn(message=message, seq=seq, vector=vector, engine=engine if vector is not None else "")
        for seq, (message, vector) in enumerate(zip(talk.messages, vectors, strict=True))
    )
    await store.commit(claim, Commit(events=(), snapshot=None, turns=turns))


async def ask(store: SqliteStore, talk: Conversation, asked: Asked, embedder: BatchingEmbedder | None) -> Outcome:
    """Recall for one question, asked the day after the last turn."""
    now = talk.messages[-1].at.at(12, days=1)
    bare = " ".join(talk.names.sub("", asked.text).split())
    times = find_times(asked.text, now)
    vector = (await embedder.embed([bare]))[0] if embedder is not None else None
    began = time.perf_counter()
    found = await store.recall(
        talk.id,
        RecallQuery(
            text=bare,
            terms=content_words(bare),
            vector=vector,
            speaker=talk.speaker_of(asked.text),
            start=min(ref.start for ref in times) if times else None,
            end=max(ref.end for ref in times) if times else None,
            now=now.ms,
            limit=max(DEPTHS),
        ),
    )
    ms = (time.perf_counter() - began) * 1000
    order = [turn.source for turn in found]
    recall = tuple(len(asked.evidence & set(order[:depth])) / len(asked.evidence) for depth in DEPTHS)
    return Outcome(category=asked.category, recall=recall, ms=ms)


def summary(outcomes: Sequence[Outcome], turns: int, indexing: float, engine: str) -> dict[str, Any]:
    """Return the figures: recall in per cent by category and overall, ms a question, seconds per 1,000 turns."""
    groups = {name: [o for o in outcomes if o.category == number] for number, name in CATEGORIES.items()}
    groups["all"] = list(outcomes)
    times = sorted(outcome.ms for outcome in outcomes)
    return {
        "engine": engine or "words alone",
        "questions": {name: len(group) for name, group in groups.items()},
        "recall": {
            name: {
                f"R@{depth}": round(100 * statistics.fmean(o.recall[place] for o in group), 1)
                for place, depth in enumerate(DEPTHS)
            }
            for name, group in groups.items()
            if group
        },
        "ms_per_question": {
            "p50": round(statistics.median(times), 2),
            "p95": round(times[int(0.95 * (len(times) - 1))], 2),
        },
        "index_s_per_1000_turns": round(1000 * indexing / turns, 2),
        "turns": turns,
    }


def table(figures: dict[str, Any]) -> str:
    """Return the figures as lines to read."""
    lines = [
        f"{figures['engine']}, {figures['turns']} turns",
        f"{'':12}{'n':>6}" + "".join(f"{'R@' + str(d):>8}" for d in DEPTHS),
    ]
    for name, row in figures["recall"].items():
        lines.append(f"{name:12}{figures['questions'][name]:>6}" + "".join(f"{value:>8.1f}" for value in row.values()))
    ms = figures["ms_per_question"]
    lines.append(f"recall p50 {ms['p50']} ms, p95 {ms['p95']} ms without the question's embedding")
    lines.append(f"indexing {figures['index_s_per_1000_turns']} s per 1,000 turns, embedding included")
    return "\n".join(lines)


async def measure(talks: Sequence[Conversation], embedder: BatchingEmbedder | None) -> dict[str, Any]:
    """Put the conversations into one new store, ask all questions, return the figures."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore.open(Path(folder) / "locomo.db", bytes(32))
        try:
            began = time.perf_counter()
            for talk in talks:
                await put_in(store, talk, embedder)
            indexing = time.perf_counter() - began
            outcomes = [await ask(store, talk, asked, embedder) for talk in talks for asked in talk.questions]
        finally:
            await store.close()
    turns = sum(len(talk.messages) for talk in talks)
    return summary(outcomes, turns, indexing, embedder.engine if embedder is not None else "")


def main() -> int:
    parser = argparse.ArgumentParser(description="Evidence recall on LoCoMo.")
    parser.add_argument("--data", type=Path, required=True, help="LoCoMo's JSON file")
    parser.add_argument("--words", action="store_true", help="without the embedding model")
    parser.add_argument("--captions", action="store_true", help="add the captions of shared photos to the turns")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if not options.data.is_file():
        print(f"There is no file {options.data}.", file=sys.stderr)
        return 2
    try:
        talks = read(options.data, captions=options.captions)
    except (ValueError, KeyError, TypeError) as error:
        print(f"{options.data} is not in LoCoMo's format ({type(error).__name__}: {error}).", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as cache:
        model = None if options.words else MiniLm.load(Path(cache))
        embedder = BatchingEmbedder(model) if model is not None else None
        figures = asyncio.run(measure(talks, embedder))
    print(json.dumps(figures, indent=2) if options.json else table(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
