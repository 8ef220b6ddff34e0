"""What is said, by either side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from everwith.core.ids import MessageId
from everwith.core.moment import Moment

Speaker = Literal["owner", "companion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message: who said what, when. `text` is cleaned (see core.text.clean) and never empty."""

    id: MessageId
    speaker: Speaker
    text: str
    at: Moment
