"""Patterns with a keyword index: only those whose keyword stands in the sentence are tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from everwith.mind.understanding.words import listing, mapping, texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern over the normal form of a sentence and the label it stands for."""

    label: str
    pattern: re.Pattern[str]
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTable:
    """Rules by keyword; `always` are those without one."""

    by_word: Mapping[str, tuple[Rule, ...]]
    always: tuple[Rule, ...]

    @classmethod
    def of(cls, data: object) -> RuleTable:
        """Make the table from `{label: [{any: [keywords], re: [patterns]}, ...]}`, in order of precedence.

        Patterns are verbose-free regular expressions over lower-case, spelled-out text. Raises re.error
        where one cannot be compiled.
        """
        by_word: dict[str, list[Rule]] = {}
        always: list[Rule] = []
        order = 0
        for label, entries in mapping(data).items():
            for entry in map(mapping, listing(entries)):
                pattern = re.compile("|".join(f"(?:{p})" for p in texts(entry.get("re"))))
                rule = Rule(label=label, pattern=pattern, order=order)
                order += 1
                keys = texts(entry.get("any"))
                for key in keys:
                    by_word.setdefault(key, []).append(rule)
                if not keys:
                    always.append(rule)
        return cls(by_word={k: tuple(v) for k, v in by_word.items()}, always=tuple(always))

    def labels(self, norm: str, tokens: Iterable[str]) -> tuple[str, ...]:
        """Return the labels whose patterns are found in `norm`, in the table's order, each once."""
        return tuple(dict.fromkeys(rule.label for rule in self._matching(norm, tokens)))

    def _matching(self, norm: str, tokens: Iterable[str]) -> Iterator[Rule]:
        tried = {r.order: r for token in tokens for r in self.by_word.get(token, ())}
        tried.update((r.order, r) for r in self.always)
        for order in sorted(tried):
            if tried[order].pattern.search(norm):
                yield tried[order]
