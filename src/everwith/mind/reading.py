"""What she understood of a message: the value that `listen` makes and the event log keeps."""

from __future__ import annotations

from dataclasses import dataclass

from everwith.core.acts import Act, Feeling
from everwith.core.ids import FactId
from everwith.memory.model import Claim, Intention, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence as understood. `acts` are ordered, the likeliest first; topic "" if none.

    `span` are character offsets into the message; `depth` is disclosure depth, 0 (small talk) to 3
    (what one tells almost nobody).
    """

    span: tuple[int, int]
    acts: tuple[Act, ...]
    feeling: Feeling = Feeling()
    topic: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A whole message as understood.

    `person` is the subject that "she/he/they" or a name in the message refers to ("" if none, "?" where it
    cannot be resolved and should be asked). `tier` is the crisis tier (0-3, see safety.crisis). `repeats`
    is true where the owner said the very same not long ago. `language` is an ISO code, "en" by default. `settles` are
    plans whose outcome the owner tells unasked, so that she need not ask.
    """

    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...] = ()
    intentions: tuple[Intention, ...] = ()
    questions: tuple[Question, ...] = ()
    person: str = ""
    tier: int = 0
    repeats: bool = False
    language: str = "en"
    settles: tuple[FactId, ...] = ()

    @property
    def acts(self) -> tuple[Act, ...]:
        """Return all acts of the message, each once, in order of appearance."""
        return tuple(dict.fromkeys(act for sentence in self.sentences for act in sentence.acts))

    @property
    def feeling(self) -> Feeling:
        """Return the strongest feeling heard in the message."""
        return max((s.feeling for s in self.sentences), key=lambda f: f.intensity, default=Feeling())

    @property
    def topic(self) -> str:
        """Return the topic of the last sentence that has one, or ""."""
        return next((s.topic for s in reversed(self.sentences) if s.topic), "")

    @property
    def depth(self) -> int:
        """Return the deepest disclosure in the message."""
        return max((s.depth for s in self.sentences), default=0)
