"""The documentation says what is so: everything there is stands in it, and what it shows works."""

from __future__ import annotations

import asyncio
import re
import runpy
import shutil
import sys
import tomllib
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from fastapi.routing import APIRoute, APIWebSocketRoute

from everwith import app
from everwith.cli.commands import app as commands
from everwith.mind.embedded.library import Kind, Use, walk
from everwith.mind.thought import Move
from everwith.runtime.steps import Company
from everwith.server.app import create
from everwith.server.frames import Frame
from everwith.server.house import House
from everwith.studio import packs

ROOT = Path(__file__).parent.parent
OWN = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/**/*.md", "examples/*.md", "web/README.md")
PAGES = sorted(page for pattern in OWN for page in ROOT.glob(pattern))
DECISIONS = sorted((ROOT / "docs/decisions").glob("0*.md"))
SOURCES = ("src/**/*.py", "tests/**/*.py", "bench/*.py", "scripts/*", "Makefile")

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def text(path: str) -> str:
    """Return the text of a file of the project."""
    return (ROOT / path).read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[str]:
    """Return the code blocks of a page marked with that language."""
    return [code for kind, code in _FENCE.findall(page.read_text(encoding="utf-8")) if kind == language]


def named(page: Path) -> str:
    """Return where a page lies in the project."""
    return page.relative_to(ROOT).as_posix()


# -- the command line --------------------------------------------------------------------------------------------------


def every_command(command: Any, name: str = "everwith") -> Iterator[tuple[str, Any]]:
    """Yield each command that does something with its full name; a group that only holds others does not."""
    below = getattr(command, "commands", {})
    if not below or command.invoke_without_command:
        yield name, command
    for word, each in below.items():
        yield from every_command(each, f"{name} {word}")


def sections(page: str) -> dict[str, str]:
    """The parts of a page by the command in their heading, "" for the part before the first one."""
    parts = re.split(r"^## `([^`]+)`$", text(page), flags=re.MULTILINE)
    found = dict(zip([" ".join(re.findall(r"\b[a-z]+\b", head)) for head in parts[1::2]], parts[2::2], strict=True))
    return {"": parts[0]} | found


COMMANDS = dict(every_command(typer.main.get_command(commands)))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_its_options(name: str) -> None:
    """Each command has its section in docs/cli.md, and each of its options and arguments stands in it."""
    part = sections("docs/cli.md").get(name)
    assert part is not None, f"docs/cli.md has no section on {name}"
    for parameter in COMMANDS[name].params:
        if parameter.param_type_name == "argument":
            assert re.search(rf"^## `{name} .*\b{parameter.name.upper()}\b", text("docs/cli.md"), re.MULTILINE)
            continue
        for option in (*parameter.opts, *parameter.secondary_opts):
            assert re.search(rf"`{option}\b", part), f"{name} {option} is not documented"


def test_every_documented_command_is_there() -> None:
    """What docs/cli.md describes exists, and so does every option it lists."""
    described = {name: part for name, part in sections("docs/cli.md").items() if name}
    assert set(described) == set(COMMANDS)
    for name, part in described.items():
        there = {opt for parameter in COMMANDS[name].params for opt in (*parameter.opts, *parameter.secondary_opts)}
        for row in re.findall(r"^\| (`--.*?) \|", part, re.MULTILINE):
            assert set(re.findall(r"--[a-z-]+", row)) <= there, f"{name} has no {row}"


def test_every_environment_variable_is_documented() -> None:
    """What the program reads stands in docs/cli.md; what only tests and benchmarks read, in CONTRIBUTING.md."""
    read = {f"EVERWITH_{name.upper()}" for name in app.Environment.__dataclass_fields__}
    for pattern in SOURCES:
        for file in ROOT.glob(pattern):
            if file != Path(__file__):
                read |= set(re.findall(r"\bEVERWITH_[A-Z]+(?:_[A-Z]+)*\b", file.read_text(encoding="utf-8")))
    assert len(read) >= 4
    listed = text("docs/cli.md") + text("CONTRIBUTING.md")
    assert {name for name in read if f"| `{name}` |" not in listed} == set()


# -- the APIs ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, documented_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home called her-home in the current folder, where what can be computed once is computed already."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(documented_cache, tmp_path / "her-home" / "cache")
    return tmp_path / "her-home"


@pytest.fixture(scope="session")
def documented_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of a home, on words alone."""
    cache = tmp_path_factory.mktemp("cache")
    asyncio.run(app.assemble(cache, words_alone=True))
    return cache


async def test_every_route_and_frame_is_documented(home: Path, company: Company) -> None:
    """Each route of the server stands in docs/api.md with its method, each frame with its fields."""
    async with app.open(home, company=company) as everwith:
        house = House.of_home(home, runtime=everwith.runtime, store=everwith.store, clock=everwith.clock)
        routes = create(house).routes
    served = {
        f"{method} {re.sub(':path}', '}', route.path)}"
        for route in leaves(routes)
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }
    lines = {route.path for route in leaves(routes) if isinstance(route, APIWebSocketRoute)}
    assert len(served) >= 10
    assert lines
    page = text("docs/api.md")
    assert {route for route in served if f"| `{route}` |" not in page} == set()
    assert all(f"The WebSocket `{path}`" in page for path in lines)
    documented = set(re.findall(r"^\| `((?:GET|POST|PUT|DELETE|PATCH) [^`]+)` \|", page, re.MULTILINE))
    assert documented - served <= {"GET /", "GET /api/openapi.json"}
    for frame in typing.get_args(Frame):
        (kind,) = typing.get_args(frame.model_fields["type"].annotation)
        shown = re.search(rf'^\| `\{{"type": "{kind}".*?\}}` \|', page, re.MULTILINE)
        assert shown, f"the frame {kind} is not documented"
        assert all(f'"{field}"' in shown.group() for field in frame.model_fields)


def leaves(routes: Any) -> Iterator[Any]:
    """Yield the routes, those of included routers one by one."""
    for route in routes:
        router = getattr(route, "original_router", None) or getattr(route, "router", None)
        if isinstance(route, APIRoute | APIWebSocketRoute) or router is None:
            yield route
        else:
            yield from leaves(router.routes)


# -- decisions ---------------------------------------------------------------------------------------------------------


def test_decisions_are_numbered_and_listed() -> None:
    """Without gaps from 0001 on, each with its number in the title and its four parts, all in the list."""
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    listed = text("docs/decisions/README.md")
    for page in DECISIONS:
        body = page.read_text(encoding="utf-8")
        title = re.match(rf"# {int(page.name[:4])}\. (.+)\n", body)
        assert title, f"{page.name} has no title with its number"
        assert f"]({page.name}) | {title.group(1)} |" in listed
        assert re.findall(r"^## (.+)$", body, re.MULTILINE) == [
            "Decision",
            "Why",
            "What follows",
            "What would change it",
        ]


def test_every_dependency_has_a_decision() -> None:
    """Whoever adds one says in docs/decisions why."""
    project = tomllib.loads(text("pyproject.toml"))
    required = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    names = {re.split(r"[<>=;\[ ]", each)[0] for each in required}
    said = "\n".join(page.read_text(encoding="utf-8") for page in DECISIONS).lower()
    assert {name for name in names if not re.search(rf"\b{re.escape(name.lower())}\b", said)} == set()


# -- links and what is shown -------------------------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings."""
    heads = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link names a file that is there, and a heading that is in it."""
    for target in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.is_relative_to(ROOT), f"{target} leads out of the project"
        assert file.exists(), f"{target} is not there"
        assert not anchor or anchor in anchors(file), f"{target}: there is no such heading"


def test_every_page_can_be_found() -> None:
    """Each page of docs is linked from its index or, for a decision, from the list."""
    index, decisions = text("docs/index.md"), text("docs/decisions/README.md")
    for page in (ROOT / "docs").rglob("*.md"):
        if page.name != "index.md":
            assert f"]({page.name})" in (decisions if page in DECISIONS else index + "](README.md)")


SHOWN = [(named(page), code) for page in PAGES for code in blocks(page, "python")]


@pytest.mark.parametrize(("page", "code"), SHOWN, ids=[f"{page}-{n}" for n, (page, _) in enumerate(SHOWN)])
def test_the_python_shown_runs(page: str, code: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each Python program in the documentation runs as it stands, and prints something."""
    exec(compile(code, page, "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out.strip()


def test_the_example_runs(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """examples/python_api.py talks with her, and she answers from what she was told in it."""
    monkeypatch.setattr(sys, "argv", ["python_api.py", str(home)])
    runpy.run_path(str(ROOT / "examples/python_api.py"), run_name="__main__")
    shown = capsys.readouterr().out
    answer = shown.split("what is my sister called?", 1)[1]
    assert "Ana" in answer.split("She meant", maxsplit=1)[0]
    assert "She knows: sister, name: Ana" in answer


def test_the_lines_shown_are_valid() -> None:
    """The content in docs/writing.md keeps to the schema it describes."""
    shown = blocks(ROOT / "docs/writing.md", "yaml")
    assert len(shown) >= 2
    for n, source in enumerate(shown):
        assert packs.read_lines(f"shown{n}.yaml", source)


def test_the_schema_of_lines_is_documented() -> None:
    """Every field, condition, use, kind, move and slot a writer may use stands in docs/writing.md."""
    page = text("docs/writing.md")
    words = set(re.findall(r"[a-z_]+", page))
    fields = {field.alias or name for name, field in packs.WrittenLine.model_fields.items()}
    assert fields - words == set()
    assert {f"`{name}`" for name in packs.WrittenWhen.model_fields if f"`{name}`" not in page} == set()
    assert {*typing.get_args(Use), *typing.get_args(Kind)} - {""} - words == set()
    # What only the program itself does (the first meeting, the help card) is no writer's move.
    assert {str(move) for move in Move} - {"meet", "help"} - words == set()


def test_what_the_content_uses_is_documented() -> None:
    """Every step, form of answer and slot that a line of hers uses stands in docs/writing.md."""
    page = text("docs/writing.md")
    words = set(re.findall(r"[a-z_]+", page))
    lines = packs.load_lines()
    used = {line.step for line in lines} | {line.form for line in lines}
    assert used - {""} - words == set()
    slots = {slot for line in walk(lines) for said in line.texts for slot in re.findall(r"\{([a-z]+)\}", said)}
    assert {slot for slot in slots if f"{{{slot}}}" not in page} == set()
