"""How serious a message is: crisis tiers 0 to 3 by lexicon and rules, without any mind. Not a clinical tool.

High recall first; then idioms are taken out, and negation, other persons, the past, jest and fiction lower
the tier, never below 1 where there is doubt (rules after the error analysis of Xu et al. 2023: false alarms
come from tense, subject and negation).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from everwith.core.moment import Moment
from everwith.safety.disguise import undisguised
from everwith.safety.helplines import HelpCard, Helplines

CHECK_IN = 1
"""A gentle check-in and resources."""
STEP_BACK = 2
"""The persona steps back; a fixed card with helplines."""
NOW = 3
"""Plan, means or now: the emergency number first."""
_REACH = 48
"""Characters before a hit in which its subject or negation is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisTable:
    """The lexicon by tier, idioms, what lowers a tier, and where help is found."""

    idioms: re.Pattern[str]
    tiers: tuple[tuple[int, re.Pattern[str]], ...]
    raising: re.Pattern[str]
    before: tuple[tuple[int, re.Pattern[str]], ...]
    anywhere: tuple[tuple[int, re.Pattern[str]], ...]
    hint: re.Pattern[str]
    helplines: Helplines

    @classmethod
    def of(cls, data: Mapping[str, object], helplines: Helplines) -> CrisisTable:
        """Make the table from the parsed lexicon.

        `{idioms: [re], tiers: {3: [re], 2: .., 1: ..}, raising: [re], lower: {before: {n: [re]}, anywhere: ..},
        hint: [re]}`. Raises re.error where a pattern cannot be compiled.
        """
        lower = _part(data, "lower")
        return cls(
            idioms=_either(data["idioms"]),
            tiers=tuple((int(tier), _either(own)) for tier, own in sorted(_part(data, "tiers").items(), reverse=True)),
            raising=_either(data["raising"]),
            before=tuple((int(most), _either(own, r" ?\Z")) for most, own in sorted(_part(lower, "before").items())),
            anywhere=tuple((int(most), _either(own)) for most, own in sorted(_part(lower, "anywhere").items())),
            hint=_either(data["hint"]),
            helplines=helplines,
        )

    def tier(self, text: str) -> int:
        """Return how serious `text` is: 0 none, 1 doubt, 2 thoughts of death or harm, 3 plan, means or now."""
        bare = undisguised(text)
        if not self.hint.search(bare):
            return 0
        bare = self.idioms.sub(" ~ ", bare)
        found = max(
            (self._lowered(bare, hit, tier) for tier, own in self.tiers for hit in own.finditer(bare)), default=0
        )
        if found == STEP_BACK and self.raising.search(bare):
            return NOW
        return found

    def card(self, tier: int, country: str) -> HelpCard:
        """Return the fixed card for a tier and an ISO country code; no lines at tier 0."""
        return self.helplines.card(tier, country)

    def stale(self, now: Moment) -> bool:
        """Tell whether the helplines were last gone through more than 180 days before `now`."""
        return self.helplines.stale(now)

    def _lowered(self, bare: str, hit: re.Match[str], tier: int) -> int:
        before = bare[max(0, hit.start() - _REACH) : hit.start()]
        for most, pattern in self.before:
            if pattern.search(before):
                tier = min(tier, most)
        for most, pattern in self.anywhere:
            if pattern.search(bare):
                tier = min(tier, most)
        return tier


def _part(data: Mapping[str, object], name: str) -> dict[str, object]:
    part = data[name]
    if not isinstance(part, Mapping):
        raise TypeError(f"{name} should be a mapping")
    return {str(key): value for key, value in part.items()}


def _either(patterns: object, end: str = "") -> re.Pattern[str]:
    if not isinstance(patterns, list) or not patterns:
        raise TypeError("expected a list of patterns")
    return re.compile(f"(?:{'|'.join(f'(?:{p})' for p in patterns)}){end}")
