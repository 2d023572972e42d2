"""Bytes to JSON with exact decimals."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

__all__ = ["decode_json"]


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant)


def decode_json(content: bytes) -> Any:  # noqa: ANN401 - the JSON edge
    """The document in these bytes, its decimals exact; raises `ValueError` where it is none.

    A byte order mark is skipped. What is nested too deeply to read is refused like what is no JSON.
    """
    try:
        return _DECODER.decode(content.decode("utf-8-sig"))
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None
