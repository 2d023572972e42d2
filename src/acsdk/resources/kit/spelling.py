"""Names as accounts compare them, and what a mistaken one may have meant."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["did_you_mean", "plain"]


def plain(name: str) -> str:
    """What a name is compared by: accounts mind neither case nor blanks around it."""
    return name.strip().casefold()


def did_you_mean(name: str, known: Mapping[str, str]) -> str:
    """The names that come closest, as a question; empty where none does. ``known`` has names by their plain form."""
    from difflib import get_close_matches  # only mistakes need it

    close = [known[key] for key in get_close_matches(plain(name), known, n=3)]
    return f"did you mean {' or '.join(map(repr, close))}?" if close else ""
