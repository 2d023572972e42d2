"""Bytes to JSON with exact decimals, and with text that can be encoded again."""

from __future__ import annotations

import json
import re
from decimal import Decimal, DecimalException
from typing import Any

__all__ = ["decode_json", "decode_text", "first_json"]

# An escape: of a pair of surrogates, of half of one, or of anything else. All are matched, so that what an escaped
# backslash precedes is not taken for one.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant)


def decode_json(content: bytes, most_values: int | None = None) -> Any:  # noqa: ANN401 - the JSON edge
    """The document in these bytes, its decimals exact; raises `ValueError` where it is none.

    One of more than ``most_values`` is refused before it is read: each may take a hundred bytes of memory, and a
    microsecond of everybody's time.

    Byte order marks are skipped; old endpoints send two.
    """
    if most_values is not None and len(content) > most_values and _values_at_most(content) > most_values:
        raise ValueError(f"the JSON may hold more than {most_values} values")
    try:
        text = content.decode().lstrip("\ufeff")
    except UnicodeDecodeError as error:
        problem = error.reason
    else:
        return decode_text(text)
    raise ValueError(problem)  # anew, and outside the handlers: the decoder's own error holds the whole document


def decode_text(text: str) -> Any:  # noqa: ANN401 - the JSON edge
    """The document in a text; what is nested too deeply, or holds a number beyond every bound, is no JSON.

    Half of a surrogate pair, which JSON can spell and no encoding can carry, is read as U+FFFD.
    """
    try:
        return _DECODER.decode(_whole(text))
    except RecursionError:
        problem = "the JSON is nested too deeply"
    except DecimalException:
        problem = "the JSON holds a number with an impossible exponent"
    except ValueError as error:
        problem = str(error).partition(":")[0]
    raise ValueError(problem)  # anew, and outside the handlers: see above


def _whole(text: str) -> str:
    if "\\" not in text or ("\\ud" not in text and "\\uD" not in text):  # as nearly all, and one letter is found soon
        return text
    return _ESCAPE.sub(lambda escape: "\\ufffd" if escape["half"] else escape[0], text)


def _values_at_most(content: bytes) -> int:
    """No fewer values than there are: each but the first follows one of these, which texts may hold too."""
    return content.count(b",") + content.count(b"[") + content.count(b"{")


def first_json(content: bytes) -> Any:  # noqa: ANN401 - the JSON edge
    """The document that these bytes begin with, whatever follows it; ``None`` where they begin with none."""
    try:
        return _DECODER.raw_decode(_whole(content.decode(errors="replace").lstrip("\ufeff \t\r\n")))[0]
    except (ValueError, RecursionError, DecimalException):
        return None
