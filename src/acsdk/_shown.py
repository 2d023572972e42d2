"""What stands in texts that people and log files get: no secret, no e-mail address, nothing that moves a cursor."""

from __future__ import annotations

import re

__all__ = ["Secret", "printable", "without_addresses"]

_HIDDEN = "<secret>"
# An address whose @ is percent-encoded stands in a URL or a form: there other characters end it too.
_ADDRESS = re.compile(r"[^\s\"'<>@,;:()\[\]]+@[^\s\"'<>@,;:()\[\]]+")
_ENCODED_ADDRESS = re.compile(r"[^\s\"'<>@,;:()\[\]/?&=#]+%(?:25)*40[^\s\"'<>@,;:()\[\]/?&=#]+")


def without_addresses(text: str) -> str:
    """The text with every e-mail address masked, percent-encoded ones too."""
    masked = _ADDRESS.sub("<email>", text) if "@" in text else text
    return _ENCODED_ADDRESS.sub("<email>", masked) if "40" in masked else masked


def printable(text: str) -> str:
    """The text with control characters escaped: a server's words must not write log lines of their own."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


class _SecretText(str):
    """Text that is itself to everything but ``repr``."""

    __slots__ = ()

    def __repr__(self) -> str:
        return _HIDDEN


class Secret(bytes):
    """Bytes that are themselves to everything but ``repr``; text made of them hides itself likewise.

    httpx, httpcore and h11 keep a header's value as the object that they are given, and show it with ``repr``.
    """

    def __repr__(self) -> str:
        return _HIDDEN

    __str__ = __repr__

    def __bytes__(self) -> bytes:
        return self  # h11 asks for plain bytes, and gets these

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        """The text, hidden too."""
        return _SecretText(super().decode(encoding, errors))
