"""What a docstring of the async client says to those who wait."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["RENAMED", "blocking_words"]

RENAMED: Final = {
    "AsyncClient": "Client",
    "aclose": "close",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
}
"""What is called otherwise here."""
_CHANGES: Final = (
    (r"``await``", "``first_page()``"),
    (r"\basync (for|with)\b", r"\1"),
    (r"\bawait ", ""),
    (r"(?<!httpx\.)\bAsyncClient\b(?!` of httpx| of httpx)", "Client"),
    (r"`aclose`", "`close`"),
    (r"\bacsdk\.with_response\b", "acsdk.blocking.with_response"),
    (r"It may be\s+made before any event loop runs, and used from one loop after another", "Threads may share it"),
)


def blocking_words(text: str) -> str:
    """The docstring with what a caller who waits writes in its place."""
    for old, new in _CHANGES:
        text = re.sub(old, new, text)
    return text
