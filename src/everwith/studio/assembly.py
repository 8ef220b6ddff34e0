"""What content is checked against: the real library, senses and, where it is installed, the sentence vectors."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from everwith.core import text
from everwith.core.acts import Act
from everwith.embedding.minilm import MiniLm, Vectors
from everwith.mind.embedded.library import Library
from everwith.mind.understanding import Examples
from everwith.relationship.listen import Senses
from everwith.studio import packs
from everwith.studio.lexicons import load_crisis, load_understanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Everything that answers an owner, without a store. `embed` makes unit vectors, or is None for words alone."""

    library: Library
    senses: Senses
    help_lines: Callable[[int, str], tuple[str, ...]]
    embed: Callable[[Sequence[str]], Vectors] | None = None


def furnish(cache: Path, *, words_alone: bool = False) -> Room:
    """Return the room of the content that ships with Everwith. Vectors are kept in the folder `cache`.

    Raises WrongUse where the content is not valid.
    """
    library, understanding, crisis = packs.load_library(), load_understanding(), load_crisis()
    senses = Senses(understanding=understanding, tier=crisis.tier, language=understanding.languages.language)
    model = None if words_alone else MiniLm.load(cache)
    embed: Callable[[Sequence[str]], Vectors] | None = None
    if model is not None:
        embed = Shelf(model, cache / "sentences.npz").vectors
        examples = embed([example.text for example in understanding.examples])
        senses = replace(senses, examples=Examples.of(understanding.examples, examples))
        library = library.with_keys(library.keys.with_vectors(embed(library.keys.texts)))
    library = library.with_keys(library.keys.with_tones(tones(library, senses)))
    return Room(
        library=library,
        senses=senses,
        help_lines=lambda tier, country: crisis.card(tier, country).lines,
        embed=embed,
    )


def tones(library: Library, senses: Senses) -> tuple[float, ...]:
    """Return how glad or sad each sample is, in [-1, 1] or a little beyond, as she herself would hear it."""
    matrix = library.keys.matrix
    return tuple(
        _tone(sample, senses, None if matrix is None else matrix[row]) for row, sample in enumerate(library.keys.texts)
    )


def _tone(sample: str, senses: Senses, vector: Vectors | None) -> float:
    heard = senses.understanding.sentence(
        sample, (0, len(sample)), expecting_answer=False, vector=vector, examples=senses.examples
    )
    event = 0.3 * ((Act.EVENT_GOOD in heard.acts) - (Act.EVENT_BAD in heard.acts or Act.LOSS in heard.acts))
    return heard.feeling.valence * heard.feeling.intensity + event


class Shelf:
    """Sentences with their vectors: what was embedded once is not embedded again, in this run or, by file, the next."""

    def __init__(self, model: MiniLm, path: Path) -> None:
        self._model, self._path = model, path
        self._known: dict[str, Vectors] = {}
        with contextlib.suppress(OSError, ValueError, KeyError), np.load(path, allow_pickle=False) as file:
            self._known = dict(zip(file["names"].tolist(), file["vectors"], strict=True))

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of `texts`, one a row."""
        names = [_name(self._model.engine, one) for one in texts]
        new = {name: one for name, one in zip(names, texts, strict=True) if name not in self._known}
        if new:
            embedded = self._model.embed([text.plain(one) for one in new.values()])
            self._known.update(zip(new, embedded, strict=True))
        if len(new) >= _WORTH_KEEPING:
            self._keep()
        return np.array([self._known[name] for name in names], dtype=np.float32).reshape(len(names), -1)

    def _keep(self) -> None:
        with contextlib.suppress(OSError):  # a cache that cannot be written only costs time
            self._path.parent.mkdir(parents=True, exist_ok=True)
            np.savez(self._path, names=np.array(list(self._known)), vectors=np.array(list(self._known.values())))


_WORTH_KEEPING = 50
"""New vectors from which the file is written anew."""


def _name(engine: str, sentence: str) -> str:
    return hashlib.blake2b(f"{engine}\0{sentence}".encode(), digest_size=12).hexdigest()
