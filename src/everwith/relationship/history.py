"""Old events, brought up to date: one function a step, from each version of a kind to the next.

An event's body is JSON read into a mapping. A step returns a new mapping and never fails on a body its version
could have written. There are no steps yet: this is the first version.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from everwith.core.errors import WrongUse
from everwith.relationship.events import VERSION

Body = Mapping[str, Any]
STEPS: dict[tuple[str, int], Callable[[Body], Body]] = {}
"""(kind, version) -> the step to the next version; kinds without a step go on unchanged."""


def current(kind: str, version: int, body: Body) -> Body:
    """Return the body as VERSION would have written it; raises WrongUse for one from the future."""
    if version > VERSION:
        raise WrongUse("This life was written by a newer Everwith.", "Update Everwith, then open it again.")
    for step in range(version, VERSION):
        bring = STEPS.get((kind, step))
        body = bring(body) if bring else body
    return body
