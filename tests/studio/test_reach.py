"""The tables of what the policy asks for are those of the policy."""

from __future__ import annotations

import re
from importlib import resources

from everwith.mind.embedded.library import Library
from everwith.studio import reach


def _source(package: str) -> str:
    files = resources.files(package).iterdir()
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.name.endswith(".py"))


def test_steps_are_those_the_policy_names() -> None:
    """Every step of the table stands in the policy, and every step the policy looks up stands in the table."""
    policy = _source("everwith.mind.policy")
    assert {step for step in reach.STEPS if f'"{step}"' not in policy} == set()
    looked_up = set(re.findall(r'(?:by_step\.get\(|_step\(|_offer\(scene, library, )"(\w+)"', policy))
    assert looked_up <= reach.STEPS


def test_forms_are_those_memory_and_policy_name() -> None:
    """Every form of the table stands in the code that makes answers."""
    code = _source("everwith.memory") + _source("everwith.mind.policy")
    assert {form for form in reach.FORMS if f'"{form}"' not in code} == set()


def test_something_is_written_for_every_moment(shipped: Library) -> None:
    """No act, form or step is without a line."""
    assert [found for found in reach.unwritten(shipped) if found.level == "error"] == []
