"""Reading content packs: YAML files to a Library, each line checked against the schema of docs/writing.md."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from everwith.core.acts import Act
from everwith.core.errors import WrongUse
from everwith.core.traits import Style, Traits
from everwith.core.version import VERSION
from everwith.memory.model import Asked
from everwith.mind.embedded.library import Kind, Library, Line, Use, When
from everwith.mind.thought import Move
from everwith.persona.character import Character

NOT_LINES = frozenset({"topics.yaml", "character.yaml"})
_SLOT = re.compile(r"\{([^}]*)\}")
_SLOTS = frozenset({"owner", "me", "value", "parts", "plan", "when", "person", "ago", "quote", "daypart", "echo"}) | {
    "they",
    "them",
    "their",
    "theyre",
}


def _worded(value: object) -> object:
    # YAML reads a bare yes or no as a truth value and a bare 7 as a number; here they are words.
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int | float) else value


def _listed(value: object) -> object:
    return [_worded(item) for item in value] if isinstance(value, list) else [_worded(value)]


Words = Annotated[list[str], BeforeValidator(_listed)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class WrittenWhen(_Strict):
    """The conditions of a line, as written."""

    stage: Literal["", "strangers", "acquaintances", "friends", "close", "partners"] = ""
    hour: Annotated[list[Literal["morning", "day", "evening", "night"]], BeforeValidator(_listed)] = []
    season: Annotated[list[Literal["winter", "spring", "summer", "autumn"]], BeforeValidator(_listed)] = []
    feel: Annotated[list[Literal["good", "bad", "neutral"]], BeforeValidator(_listed)] = []
    mood: Annotated[list[Literal["up", "level", "low"]], BeforeValidator(_listed)] = []
    kind: Annotated[list[Literal["friend", "partner", "mentor", "practice"]], BeforeValidator(_listed)] = []
    knows: Words = []
    unknown: Words = []
    gap: Literal["", "minutes", "hours", "days", "weeks"] = ""
    first: bool | None = None
    weekday: Annotated[list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]], BeforeValidator(_listed)] = []
    depth: int = Field(default=0, ge=0, le=3)


class WrittenAsk(_Strict):
    """The fact a question asks for."""

    subject: str = "owner"
    slot: str


class WrittenLine(_Strict):
    """A line or a rejoinder, as written. See docs/writing.md."""

    id: str = ""
    use: Use | None = None
    hear: Words = []
    sample: Words = []
    say: str = Field(min_length=1)
    again: Words = []
    then: list[WrittenLine] = []
    kind: Annotated[Kind, BeforeValidator(_worded)] = ""
    ask: WrittenAsk | None = None
    move: Move | None = None
    topic: str = ""
    if_: WrittenWhen = Field(default_factory=WrittenWhen, alias="if")
    acts: Annotated[list[Act], BeforeValidator(_listed)] = []
    slot: str = ""
    form: str = ""
    plan: Words = []
    phase: Literal["", "before", "after"] = ""
    step: str = ""
    did: str = ""
    weight: float = Field(default=1.0, gt=0, le=10)

    @model_validator(mode="after")
    def _slots_are_known(self) -> WrittenLine:
        for wording in (self.say, *self.again):
            for slot in _SLOT.findall(wording):
                if slot not in _SLOTS and "." not in slot:
                    raise ValueError(f"there is no slot {{{slot}}}")
            if len([part for part in wording.split("\n") if part.strip()]) > 3:
                raise ValueError("a line has at most three messages")
        return self


DEFAULT_MOVE: dict[str, Move] = {
    "reply": Move.ACKNOWLEDGE,
    "react": Move.ACKNOWLEDGE,
    "onward": Move.ASK_ONWARD,
    "opening": Move.WONDER,
    "learned": Move.MIRROR,
    "answer": Move.ANSWER_MEMORY,
    "life": Move.SHARE,
    "step": Move.MEET,
    "rejoinder": Move.ACKNOWLEDGE,
}


def load_lines() -> tuple[Line, ...]:
    """Return the lines of the content that ships with Everwith, checked; raises WrongUse where one is not valid."""
    return tuple(line for file in _files() for line in read_lines(file.name, file.read_text(encoding="utf-8")))


def load_library() -> Library:
    """Return the library of the content that ships with Everwith."""
    return Library.of(load_lines())


def fingerprint() -> str:
    """Return a digest of all content files and of the version that reads them."""
    digest = hashlib.sha256(VERSION.encode())
    for file in _files():
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:24]


def load_character() -> Character:
    """Return the default character."""
    written = yaml.load((_folder() / "character.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Character(
        id=written["id"],
        traits=Traits(**written["traits"]),
        style=Style(**written["style"]),
        values=tuple(written["values"]),
        names={kind: tuple(names) for kind, names in written["names"].items()},
    )


def read_lines(name: str, source: str) -> list[Line]:
    """Return the lines of one content file; raises WrongUse naming the file and line where it is not valid."""
    try:
        written: dict[str, Any] = yaml.load(source, Loader=yaml.CSafeLoader) or {}
    except yaml.YAMLError as error:
        raise WrongUse(f"{name} is not valid YAML: {error}", "See docs/writing.md.") from error
    defaults = {key: value for key, value in written.items() if key != "lines"}
    stem = name.removesuffix(".yaml")
    lines: list[Line] = []
    for place, entry in enumerate(written.get("lines", []), start=1):
        try:
            line = WrittenLine.model_validate({**defaults, **entry})
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise WrongUse(
                f"{name}, line {place} ({entry.get('id', 'no id')}): {where}: {first['msg']}", "See docs/writing.md."
            ) from error
        lines.extend(_lines(line, f"{stem}.{line.id or place}"))
    return lines


def _lines(written: WrittenLine, line_id: str) -> Iterator[Line]:
    use = written.use or ("reply" if written.hear else "step" if written.step else "react")
    plans = written.plan or [""]
    for plan in plans:
        suffix = f"@{plan}" if len(plans) > 1 else ""
        yield _line(written, line_id + suffix, use, plan)


def _line(written: WrittenLine, line_id: str, use: Use, plan: str = "") -> Line:
    move = written.move or (Move.FOLLOW_UP if written.phase == "after" else DEFAULT_MOVE.get(use, Move.ENCOURAGE))
    topic = written.topic
    return Line(
        id=line_id,
        use=use,
        texts=tuple(wording.strip() for wording in (written.say, *written.again)),
        move=Move.FOLLOW_UP if use == "due" and written.phase == "after" else move,
        topic=topic,
        hear=tuple(written.hear),
        sample=written.sample[0] if written.sample else "",
        kind=written.kind,
        then=tuple(
            _line(
                rejoinder.model_copy(update={"topic": rejoinder.topic or topic}),
                f"{line_id}/{place}",
                "rejoinder",
            )
            for place, rejoinder in enumerate(written.then)
        ),
        ask=Asked(subject=written.ask.subject, slot=written.ask.slot) if written.ask else None,
        when=_when(written.if_),
        acts=tuple(map(str, written.acts)),
        slot=written.slot,
        form=written.form,
        plan=plan,
        phase=written.phase,
        step=written.step,
        did=written.did,
        weight=written.weight,
    )


def _when(written: WrittenWhen) -> When:
    return When(
        stage=written.stage,
        hour=tuple(written.hour),
        season=tuple(written.season),
        feel=tuple(written.feel),
        mood=tuple(written.mood),
        kind=tuple(written.kind),
        knows=tuple(written.knows),
        unknown=tuple(written.unknown),
        gap=written.gap,
        first=written.first,
        weekday=tuple(written.weekday),
        depth=written.depth,
    )


def _folder() -> Traversable:
    return resources.files("everwith.mind.embedded") / "content"


def _files() -> list[Traversable]:
    found = [file for file in _folder().iterdir() if file.name.endswith(".yaml") and file.name not in NOT_LINES]
    return sorted(found, key=lambda file: file.name)
