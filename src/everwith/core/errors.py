"""Errors meant for people: what happened, and what to do about it."""


class EverwithError(Exception):
    """Something went wrong that a person should be told in plain words.

    `problem` says what happened and `remedy` what to do; neither ever holds what someone said to her.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.problem = problem
        self.remedy = remedy


class WrongUse(EverwithError):  # noqa: N818  (it names what the person did, not a class of fault)
    """Input that cannot be used; nothing was changed. The command line leaves with status 2."""


class Fenced(EverwithError):  # noqa: N818
    """Someone else committed to the relationship first; load it again and retry."""

    def __init__(self) -> None:
        super().__init__("Another turn of this relationship was committed first.", "Load it again and retry.")
