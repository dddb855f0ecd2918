"""Terminals on which prompts can be shown: whether there is one, and how they go to standard error."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def unfit_terminal(what_needs: str) -> str:
    """Say why prompts cannot be shown, as in `the walk needs a terminal`; empty where they can."""
    from prompt_toolkit.utils import is_dumb_terminal

    if not sys.stdin.isatty() or not sys.stderr.isatty():
        return f"{what_needs} a terminal"
    if is_dumb_terminal():
        term = os.environ.get("TERM", "")
        return f"{what_needs} a terminal on which it can move the cursor, and TERM is '{term}'"
    return ""


@contextmanager
def on_standard_error() -> Iterator[None]:
    """Let prompts within go to standard error: standard output is for results."""
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.output import create_output

    with create_app_session(output=create_output(stdout=sys.stderr)):
        yield
