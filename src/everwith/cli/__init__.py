"""The command line. Exit status 0; 2 with one clear line for wrong use; 1 for a fault."""

from __future__ import annotations

import gc
import os
import sys

import structlog

from everwith.core.errors import EverwithError, WrongUse


def main() -> None:
    """Run the command line."""
    # One thread a process does the small products of a turn faster than several that wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Thousands of lines and patterns are read once and never garbage; looking at them often only costs time.
    gc.set_threshold(50_000, 20, 50)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger("WARNING"),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    from everwith.cli.commands import app

    try:
        app(standalone_mode=True)
    except EverwithError as error:
        print(f"{error.problem} {error.remedy}".strip(), file=sys.stderr)
        sys.exit(2 if isinstance(error, WrongUse) else 1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
