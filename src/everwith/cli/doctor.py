"""`everwith doctor`: is everything there, whole and reachable, and if not, what to do."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable
from importlib import resources
from pathlib import Path

from rich.console import Console
from rich.text import Text

from everwith import app
from everwith.core.errors import EverwithError
from everwith.core.moment import Moment
from everwith.core.version import VERSION
from everwith.embedding.weights import Missing
from everwith.studio.lexicons import load_crisis


async def run_doctor(*, home: Path | None, as_json: bool) -> None:
    """Print each check with its finding; leaves with status 1 where something needs doing."""
    findings: list[tuple[str, bool, str]] = [("version", True, f"everwith {VERSION}, Python {sys.version.split()[0]}")]
    for name, check in CHECKS:
        try:
            good, finding = await check(home)
        except EverwithError as error:
            good, finding = False, f"{error.problem} {error.remedy}".strip()
        findings.append((name, good, finding))
    if as_json:
        print(json.dumps([{"check": name, "good": good, "finding": finding} for name, good, finding in findings]))
    else:
        console = Console(highlight=False)
        for name, good, finding in findings:
            console.print(
                Text(f"{'·' if good else '!'} {name:<12}", style="default" if good else "#b5391f"),
                Text(finding),
                sep="",
            )
    if not all(good for _, good, _ in findings):
        sys.exit(1)


async def _file(home: Path | None) -> tuple[bool, str]:
    folder = home or app.Environment.read().home
    if not app.store_path(folder).exists():
        return True, f"nobody lives in {folder} yet"
    async with app.open(folder) as everwith:
        faults = await everwith.store.faults()
        if faults:
            return False, f"the file is damaged ({faults[0]}). Restore the newest backup."
        lives = await everwith.store.relationships()
        for relationship, _, _ in lives:
            await everwith.runtime.history(relationship)
    return True, f"whole, {len(lives)} {'life' if len(lives) == 1 else 'lives'}, key from the {everwith.key.kind}"


async def _embedding(home: Path | None) -> tuple[bool, str]:
    found = app.find_model_of(home or app.Environment.read().home)
    if isinstance(found, Missing):
        return True, f"words alone ({found.reason}). She understands better with it: everwith model install"
    return True, "all-MiniLM-L6-v2 is here, its digest is right"


async def _page(_: Path | None) -> tuple[bool, str]:
    if (resources.files("everwith.server") / "page" / "index.html").is_file():
        return True, "the page is built"
    return False, "the page is not built. Run make page (it is built already in the published package)."


async def _helplines(_: Path | None) -> tuple[bool, str]:
    crisis = load_crisis()
    stale = crisis.stale(Moment(ms=app.SystemClock().now()))
    return not stale, f"dated {crisis.helplines.dated}" + (": older than 180 days. Update Everwith." if stale else "")


CHECKS: tuple[tuple[str, Callable[[Path | None], Awaitable[tuple[bool, str]]]], ...] = (
    ("file", _file),
    ("embedding", _embedding),
    ("page", _page),
    ("helplines", _helplines),
)
