"""What a check of the content found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about one line: the rule, the full id of the line ("" for the library as a whole), and what is wrong.

    An error must not be published; a warning wants a second look; a note is for counting.
    """

    rule: str
    level: Level
    line: str
    detail: str

    def __str__(self) -> str:
        """Return it as one line of a report."""
        return f"{self.level:7} {self.rule:18} {self.line}: {self.detail}"


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return the errors among them."""
    return [finding for finding in findings if finding.level == "error"]
