"""The keyboard: editing and history as in a shell."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import HTML
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.patch_stdout import patch_stdout


async def typed(earlier: Sequence[str] = ()) -> AsyncIterator[str]:
    """Yield what is typed at the keyboard: Enter sends, Alt-Enter breaks the line.

    The arrows bring back what was typed, and before that `earlier`, oldest first. Nothing is written to a file: what
    is said lies in hers, encrypted.
    """
    bindings = KeyBindings()

    @bindings.add("escape", "enter")
    def _break(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    session: PromptSession[str] = PromptSession(
        history=InMemoryHistory(list(earlier)),
        key_bindings=bindings,
        multiline=False,
        enable_history_search=True,
    )
    with patch_stdout(raw=True):
        while True:
            try:
                yield await session.prompt_async(HTML('<style fg="#a5887c">  › </style>'))
            except (EOFError, KeyboardInterrupt):
                return
