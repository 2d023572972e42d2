"""Files that commands read: given by name, or - for standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from acsdk import InvalidInputError

__all__ = ["read_text"]


def read_text(file: str) -> str:
    """What a file holds. Raises `InvalidInputError` where that cannot be read, or is nothing."""
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InvalidInputError(f"{file} cannot be read: it is no text in UTF-8") from None
    except OSError as error:
        raise InvalidInputError(f"{file} cannot be read: {error.strerror}") from error
    if not text.strip():
        raise InvalidInputError(f"{file} is empty")
    return text
