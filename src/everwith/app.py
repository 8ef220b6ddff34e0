"""Everything put together: a home folder, its store and key, the library, the senses, one runtime.

`everwith.open(home)` is the way in for programs; the command line and the server use the same.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import hashlib
import os
import time
import uuid
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import platformdirs
from pydantic import TypeAdapter, ValidationError

from everwith.core import text
from everwith.core.errors import WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import Moment, zone_of
from everwith.core.version import VERSION
from everwith.embedding.batcher import BatchingEmbedder
from everwith.embedding.minilm import MiniLm
from everwith.embedding.weights import Missing, ModelFiles, find_model
from everwith.mind.embedded.library import Library, Line
from everwith.mind.embedded.mind import EmbeddedMind
from everwith.mind.understanding import Examples
from everwith.ports import Clock, Embedder, Mind, Vectors
from everwith.relationship.events import Met
from everwith.relationship.listen import Senses
from everwith.relationship.state import Settings, State
from everwith.runtime.notices import Said
from everwith.runtime.runtime import Runtime
from everwith.runtime.steps import Company
from everwith.storage.keys import Key, find_key
from everwith.storage.sqlite import SqliteStore
from everwith.studio import packs
from everwith.studio.assembly import tones
from everwith.studio.lexicons import load_crisis, load_understanding

_LINES: TypeAdapter[tuple[Line, ...]] = TypeAdapter(tuple[Line, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """What the environment may set: EVERWITH_HOME, EVERWITH_PASSPHRASE, EVERWITH_WORDS_ALONE."""

    home: Path
    passphrase: str | None
    words_alone: bool

    @classmethod
    def read(cls) -> Environment:
        """Return what is set now; raises WrongUse for a value that says neither yes nor no."""
        words_alone = os.environ.get("EVERWITH_WORDS_ALONE", "").strip().lower()
        if words_alone not in YES | NO:
            raise WrongUse("EVERWITH_WORDS_ALONE says neither yes nor no.", "Set it to 1, or leave it out.")
        home = os.environ.get("EVERWITH_HOME") or platformdirs.user_data_dir("everwith", appauthor=False)
        return cls(
            home=Path(home),
            passphrase=os.environ.get("EVERWITH_PASSPHRASE") or None,
            words_alone=words_alone in YES,
        )


YES, NO = frozenset({"1", "true", "yes", "on"}), frozenset({"", "0", "false", "no", "off"})


class SystemClock:
    """The present, from the machine."""

    def now(self) -> int:
        """Return ms since 1970, UTC."""
        return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """How the two are introduced: everything may be left open, and is then found out in the first meeting.

    `owner` how the owner is called, `companion` her name, `pronouns` she, he or they, `kind` friend, partner,
    mentor or practice, `birth_date` ISO, `zone` an IANA name or offset, `seed` the root of her dice.
    """

    owner: str = ""
    companion: str = ""
    pronouns: str = "she"
    kind: str = "friend"
    birth_date: str = ""
    zone: str = ""
    seed: int | None = None
    meeting: bool = True

    def checked(self) -> Introduction:
        """Return this introduction, or raise WrongUse where a value cannot be."""
        for value, allowed in ((self.pronouns, ("she", "he", "they")), (self.kind, KINDS)):
            if value not in allowed:
                raise WrongUse(f"{value!r} is not one of {', '.join(allowed)}.", "Choose one of them.")
        zone_of(self.zone or "UTC")
        for name in (self.owner, self.companion):
            _name(name)
        return self

    def met(self, relationship: RelationshipId, at: Moment, company: Company) -> Met:
        """Return the event of this meeting; raises WrongUse for values that cannot be."""
        self.checked()
        zone = self.zone or at.zone
        character = company.character
        names = character.names.get(self.pronouns, character.names["she"])
        seed = self.seed if self.seed is not None else uuid.uuid4().int % 2**63
        return Met(
            at=Moment(ms=at.ms, zone=zone),
            relationship=relationship,
            seed=seed,
            character=character.id,
            traits=character.traits,
            names=names,
            owner=_name(self.owner),
            me=_name(self.companion) or ("" if self.meeting else names[0]),
            pronouns=self.pronouns,
            adult=_adult(self.birth_date, at),
            meeting=self.meeting,
            settings=Settings(kind=self.kind, zone=zone, country=_country()),
        )


KINDS = ("friend", "partner", "mentor", "practice")


def _name(given: str) -> str:
    name = text.clean(given) if given.strip() else ""
    if len(name) > 60 or "\n" in name:
        raise WrongUse("That name is too long.", "Use at most 60 characters.")
    return name


def _adult(birth_date: str, at: Moment) -> bool | None:
    if not birth_date:
        return None
    try:
        born = dt.date.fromisoformat(birth_date)
    except ValueError as error:
        raise WrongUse(f"{birth_date!r} is not a date.", "Write it like 1990-05-04.") from error
    today = at.date()
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) >= 18


def _country() -> str:
    import locale

    name = locale.getlocale()[0] or ""
    return name.partition("_")[2][:2].upper()


def system_zone() -> str:
    """Return the machine's time zone by name where it has one, else its present offset."""
    with contextlib.suppress(OSError):
        link = str(Path("/etc/localtime").resolve())
        if "zoneinfo/" in link:
            name = link.rpartition("zoneinfo/")[2]
            with contextlib.suppress(WrongUse):
                zone_of(name)
                return name
    offset = dt.datetime.now().astimezone().strftime("%z")
    return f"{offset[:3]}:{offset[3:5]}"


class Companion:
    """One companion of an owner, to talk with from a program."""

    def __init__(self, everwith: Everwith, relationship: RelationshipId) -> None:
        self.everwith, self.relationship = everwith, relationship

    async def hear(self, spoken: str, *, id: MessageId | None = None, at: Moment | None = None) -> tuple[Said, ...]:  # noqa: A002
        """Say something to her and return what she answers; raises WrongUse for what cannot be read."""
        state = await self.state()
        moment = at or state.moment(self.everwith.clock.now())
        message = Message(
            id=id or MessageId(uuid.uuid4().hex), speaker="owner", text=text.clean(spoken), at=moment.checked()
        )
        return await self.everwith.runtime.hear(self.relationship, message)

    async def state(self) -> State:
        """Return the relationship as it is now."""
        return await self.everwith.runtime.state(self.relationship)


@dataclass(frozen=True, slots=True, kw_only=True)
class Everwith:
    """A home that is open."""

    home: Path
    key: Key
    store: SqliteStore
    runtime: Runtime
    company: Company
    clock: Clock

    async def companion(self, introduction: Introduction | None = None, *, at: Moment | None = None) -> Companion:
        """Return the first companion of this home, meeting her now where there is none."""
        if known := await self.first():
            return Companion(self, known)
        return await self.meet(introduction or Introduction(), at=at)

    async def first(self) -> RelationshipId | None:
        """Return the oldest relationship of this home that has begun, None where there is none."""
        for relationship, _, _ in await self.store.relationships():
            if await self.runtime.has_met(relationship):
                return relationship
        return None

    async def meet(self, introduction: Introduction, *, at: Moment | None = None) -> Companion:
        """Meet a new companion."""
        moment = at or Moment(ms=self.clock.now(), zone=introduction.zone or system_zone())
        relationship = RelationshipId(uuid.uuid4().hex)
        await self.runtime.meet(introduction.met(relationship, moment, self.company))
        return Companion(self, relationship)


@contextlib.asynccontextmanager
async def open(  # noqa: A001
    home: Path | str | None = None,
    *,
    passphrase: str | None = None,
    mind: Mind | None = None,
    clock: Clock | None = None,
    company: Company | None = None,
) -> AsyncIterator[Everwith]:
    """Open a home, making it where there is none; closes it with everything in it durable.

    Raises WrongUse or EverwithError, with words for a person, where it cannot be opened.
    """
    environment = Environment.read()
    folder = Path(home) if home is not None else environment.home
    make_home(folder)
    key = find_key(folder, passphrase=passphrase or environment.passphrase)
    store = await asyncio.to_thread(SqliteStore.open, store_path(folder), key.secret)
    embedder: Embedder | None = None
    try:
        if company is None:
            company = await assemble(folder / "cache", folder, words_alone=environment.words_alone)
        embedder = company.embedder
        present = clock or SystemClock()
        runtime = Runtime(store=store, company=company, mind=mind or EmbeddedMind(), clock=present)
        for relationship in await store.unanswered():
            await runtime.answer_waiting(relationship)
        yield Everwith(home=folder, key=key, store=store, runtime=runtime, company=company, clock=present)
    finally:
        await store.close()
        if isinstance(embedder, BatchingEmbedder):
            embedder.close()


def store_path(home: Path) -> Path:
    """Return where the one file of a home lies."""
    return home / "everwith.db"


def model_folder(home: Path) -> Path:
    """Return where `everwith model install` puts the model."""
    return home / "model"


def find_model_of(home: Path) -> ModelFiles | Missing:
    """Return the model that came with the installation, else the one fetched into the home, else why there is none."""
    found = find_model()
    fetched = next(model_folder(home).glob("*/model/model.safetensors"), None)
    return find_model(fetched.parent) if isinstance(found, Missing) and fetched else found


def first_start(home: Path | None) -> bool:
    """Return whether nothing of what a start computes is there yet, so that it will take longer this time."""
    cache = (home or Environment.read().home) / "cache"
    return not any(cache.glob("library-*.json"))


def make_home(home: Path) -> None:
    """Make the folder, readable by its owner alone; raises WrongUse where that cannot be."""
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        (home / "cache").mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise WrongUse(
            f"The folder {home} cannot be used: {error.strerror}.", "Choose another one with --home."
        ) from error


async def assemble(cache: Path, home: Path | None = None, *, words_alone: bool = False) -> Company:
    """Return the company: library, senses and embedder, from the package and the cache of what was computed before.

    The model is looked for in the installation and in `home`; without it, or with `words_alone`, words alone decide.
    """
    # Checking and opening the model is not Python's work, so it goes on beside the reading.
    opening = None if words_alone else asyncio.create_task(asyncio.to_thread(load_model, cache, home or cache))
    character = packs.load_character()
    library = await asyncio.to_thread(_library, cache)
    understanding = await asyncio.to_thread(load_understanding)
    crisis = load_crisis()
    senses = Senses(understanding=understanding, tier=crisis.tier, language=understanding.languages.language)
    model = await opening if opening else None
    if model is not None:
        texts = [example.text for example in understanding.examples]
        examples = await asyncio.to_thread(_vectors, cache, model, texts)
        senses = replace(senses, examples=Examples.of(understanding.examples, examples))
        matrix = await asyncio.to_thread(_vectors, cache, model, list(library.keys.texts))
        library = library.with_keys(library.keys.with_vectors(matrix))
    library = library.with_keys(library.keys.with_tones(await asyncio.to_thread(_tones, cache, library, senses)))
    return Company(
        character=character,
        library=library,
        senses=senses,
        help_lines=lambda tier, country: crisis.card(tier, country).lines,
        embedder=BatchingEmbedder(model) if model is not None else None,
    )


def load_model(cache: Path, home: Path) -> MiniLm | None:
    """Return the model for sentence vectors, or None where there is none to use."""
    return MiniLm.load(cache, find_model_of(home))


def _library(cache: Path) -> Library:
    """Checking thousands of lines takes a second; the checked form is kept by the fingerprint of its sources."""
    kept = cache / f"library-{packs.fingerprint()}.json"
    with contextlib.suppress(OSError, ValidationError):
        return Library.of(_LINES.validate_json(kept.read_bytes()))
    lines = packs.load_lines()
    _keep(kept, lambda path: path.write_bytes(_LINES.dump_json(lines)))
    return Library.of(lines)


def _tones(cache: Path, library: Library, senses: Senses) -> tuple[float, ...]:
    """How glad or sad each sample is, as she herself would hear it; kept like the vectors."""
    texts, matrix = library.keys.texts, library.keys.matrix
    how = "words" if matrix is None else "vectors"
    digest = hashlib.sha256("\0".join([VERSION, how, *texts]).encode()).hexdigest()[:24]
    kept = cache / f"tones-{digest}.npy"
    with contextlib.suppress(OSError, ValueError):
        return tuple(np.load(kept, allow_pickle=False).tolist())
    computed = tones(library, senses)
    _keep(kept, lambda path: np.save(path, np.array(computed), allow_pickle=False))
    return computed


def _vectors(cache: Path, model: MiniLm, texts: list[str]) -> Vectors:
    digest = hashlib.sha256("\0".join([model.engine, *texts]).encode()).hexdigest()[:24]
    kept = cache / f"vectors-{digest}.npy"
    with contextlib.suppress(OSError, ValueError):
        matrix: Vectors = np.load(kept, allow_pickle=False)
        if matrix.shape == (len(texts), 384):
            return matrix
    matrix = model.embed([text.plain(one) for one in texts])
    _keep(kept, lambda path: np.save(path, matrix, allow_pickle=False))
    return matrix


def _keep(path: Path, write: Callable[[Path], object]) -> None:
    # A cache that cannot be written only costs time at the next start.
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{uuid.uuid4().hex}{path.suffix}")
        write(partial)
        partial.replace(path)
