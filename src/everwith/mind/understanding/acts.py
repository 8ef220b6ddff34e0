"""What a sentence does: exact patterns first, then the vote of the examples, then its outer form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from everwith.core.acts import Act
from everwith.mind.understanding.examples import Labelled, Nearby
from everwith.mind.understanding.noise import gibberish, silent
from everwith.mind.understanding.rules import RuleTable
from everwith.mind.understanding.wording import Wording
from everwith.mind.understanding.words import Said, Spelling, mapping, number, texts

_QUESTIONS = frozenset({"how_are_you", *(act.value for act in Act if act.value.startswith("ask_"))})
_ADDRESSED = frozenset({"you", "your", "yours", "yourself"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTable:
    """Patterns for what is exact, openings that may stand before something else, and a fitted head for the rest."""

    exact: RuleTable
    openings: tuple[tuple[Act, re.Pattern[str]], ...]
    asking: frozenset[str]
    wording: Wording
    known: frozenset[str]
    sure: float
    second: float
    needs: Mapping[str, float]
    unasked: float

    @classmethod
    def of(cls, data: Mapping[str, object], examples: tuple[Labelled, ...], spelling: Spelling) -> ActTable:
        """Make the table from `{exact: rules, openings: {act: pattern}, asking: [words], sure:, second:,
        needs:, unasked:}`.

        `sure` is the share of the vote a first act needs, `second` what a further one needs of the first's; `needs`
        are larger shares for acts that do harm where they are wrongly heard (above 1: never by vote), and `unasked`
        what a question needs that has neither mark nor question word.
        """
        openings = tuple(
            (Act(act), re.compile(f"(?:{pattern})(?: |$)")) for act, pattern in mapping(data.get("openings")).items()
        )
        said = [spelling.said(e.text) for e in examples]
        return cls(
            exact=RuleTable.of(data.get("exact")),
            openings=openings,
            asking=frozenset(texts(data.get("asking"))),
            wording=Wording.of(said, [[a.value for a in e.acts] for e in examples]),
            known=spelling.known,
            sure=number(data.get("sure"), 0.2),
            second=number(data.get("second"), 0.75),
            needs={str(act): number(share, 1.0) for act, share in mapping(data.get("needs")).items()},
            unasked=number(data.get("unasked"), 0.6),
        )

    def acts(self, said: Said, *, expecting_answer: bool, nearby: Nearby | None) -> tuple[Act, ...]:
        """Return what the sentence does, the likeliest first; never empty.

        With `expecting_answer` a bare name or noun is an answer (a fact), not noise.
        """
        if silent(said):
            return (Act.SILENCE,)
        if not expecting_answer and gibberish(said, self.known):
            return (Act.GIBBERISH,)
        opened, rest = self._opened(said)
        labels = self.exact.labels(said.norm, said.tokens)
        if not labels and rest is not said and rest.tokens:
            labels = self.exact.labels(rest.norm, rest.tokens)
        found = [Act(label) for label in labels]
        if not found and len(rest.tokens) > bool(opened):
            found = self._voted(rest, nearby) or self._by_form(rest, expecting_answer=expecting_answer)
        return tuple(dict.fromkeys([*found, *opened]))

    def _opened(self, said: Said) -> tuple[list[Act], Said]:
        found: list[Act] = []
        rest = said.norm
        stripped = True
        while stripped and rest:
            stripped = False
            for act, pattern in self.openings:
                if match := pattern.match(rest):
                    found.append(act)
                    rest, stripped = rest[match.end() :], True
        if not found:
            return found, said
        tokens = tuple(rest.split())
        stems = said.stems[len(said.stems) - len(tokens) :] if tokens else ()
        return found, replace(said, tokens=tokens, norm=rest, stems=stems)

    def _voted(self, said: Said, nearby: Nearby | None) -> list[Act]:
        share = self.wording.votes(said)
        if nearby is not None:
            share = {act: 0.7 * nearby.acts.get(act, 0.0) + 0.3 * share.get(act, 0.0) for act in {*nearby.acts, *share}}
        share = {act: votes for act, votes in share.items() if votes >= self._needed(act, said)}
        if not share:
            return []
        ranked = sorted(share, key=lambda act: (-share[act], act))
        best = share[ranked[0]]
        if best < self.sure:
            return []
        return [Act(act) for act in ranked[:3] if share[act] >= best * self.second]

    def _needed(self, act: str, said: Said) -> float:
        asked = said.question or self._opens_question(said)
        if act in _QUESTIONS and not asked:
            return self.unasked
        return self.needs.get(act, 0.0)

    def _opens_question(self, said: Said) -> bool:
        # "can't think" and "don't want to" begin like questions and are none.
        return said.tokens[0] in self.asking and said.tokens[1:2] != ("not",)

    def _by_form(self, said: Said, *, expecting_answer: bool) -> list[Act]:
        if said.question or self._opens_question(said):
            return [Act.ASK_WORLD if _ADDRESSED.isdisjoint(said.tokens) else Act.ASK_HER]
        return [Act.FACT, Act.STATEMENT] if expecting_answer and len(said.tokens) <= 4 else [Act.STATEMENT]
