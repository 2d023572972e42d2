"""Bytes to JSON with exact decimals."""

from __future__ import annotations

import json
from decimal import Decimal, DecimalException
from typing import Any

__all__ = ["decode_json", "first_json"]


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant)


def decode_json(content: bytes, most_values: int | None = None) -> Any:  # noqa: ANN401 - the JSON edge
    """The document in these bytes, its decimals exact; raises `ValueError` where it is none.

    One of more than ``most_values`` is refused before it is read: each may take a hundred bytes of memory, and a
    microsecond of everybody's time.

    Byte order marks are skipped; old endpoints send two. What is nested too deeply to read, or holds a number beyond
    every bound, is refused like what is no JSON.
    """
    if most_values is not None and _values_at_most(content) > most_values:
        raise ValueError(f"the JSON may hold more than {most_values} values")
    try:
        return _DECODER.decode(content.decode().lstrip("\ufeff"))
    except RecursionError:
        problem = "the JSON is nested too deeply"
    except DecimalException:
        problem = "the JSON holds a number with an impossible exponent"
    except ValueError as error:
        problem = str(error).partition(":")[0]
    raise ValueError(problem)  # anew, and outside the handlers: a decoder's own error holds the whole document


def _values_at_most(content: bytes) -> int:
    """No fewer values than there are: each but the first follows one of these, which texts may hold too."""
    return content.count(b",") + content.count(b"[") + content.count(b"{")


def first_json(content: bytes) -> Any:  # noqa: ANN401 - the JSON edge
    """The document that these bytes begin with, whatever follows it; ``None`` where they begin with none."""
    try:
        return _DECODER.raw_decode(content.decode(errors="replace").lstrip("\ufeff \t\r\n"))[0]
    except (ValueError, RecursionError, DecimalException):
        return None
