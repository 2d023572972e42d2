"""What the doctor knows of each operation: the parameters and the keys that this release can send with it."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from pydantic import BaseModel

import acsdk
import acsdk.models
from acsdk import AsyncClient
from acsdk._options import RequestOptions
from acsdk.models.kit.names import wire_fields
from acsdk.resources.kit.queries import ListKeywords, ListOptions
from tests.api_coverage.table import read_rows

__all__ = ["PATH", "text"]

PATH = Path(acsdk.__file__).parent / "doctor" / "operations.tsv"
_HEADS: tuple[str, ...] = ("method", "path", "call", "parameters", "keys")


def text() -> str:
    """A line for each operation of v3 that has a method."""
    client = AsyncClient("acme", "a-token")
    calls: dict[tuple[str, str], list[str]] = {}
    for row in read_rows():
        if "://" not in row.path:
            calls.setdefault((row.path, row.method), []).append(row.call)
    lines = [_HEADS]
    for (path, method), names in sorted(calls.items()):
        sent = [_sent(attrgetter(name)(client)) for name in names if name]
        parameters = " ".join(sorted({name for found, _ in sent for name in found}))
        keys = " ".join(sorted({name for _, found in sent for name in found}))
        lines.append((method, path, " ".join(names), parameters, keys))
    return "".join("\t".join(line) + "\n" for line in lines)


@cache
def _models_by_name() -> Mapping[str, Any]:
    """Every model: they are loaded as they are asked for, and annotations name some that a module has not loaded."""
    return {name: getattr(acsdk.models, name) for name in acsdk.models.__all__}


def _sent(call: Any) -> tuple[set[str], set[str]]:
    parameters: set[str] = set()
    keys: set[str] = set()
    names = {**_models_by_name(), **getattr(call, "__globals__", {})}
    try:
        hints = typing.get_type_hints(call, globalns=names, include_extras=True) if call else {}
    except (NameError, TypeError):
        return parameters, keys
    for hint in hints.values():
        parameters |= set(_parameters(hint))
        for model in _models(hint):
            if model.__name__.endswith(("Input", "Update", "Import")):
                keys |= {wire for _, wire, _ in wire_fields(model)}
    return parameters, keys


# Checkers take it for a TypedDict, of which nothing is a subclass.
_LIST_KEYWORDS: Any = ListKeywords


def _parameters(hint: Any) -> Iterator[str]:
    """The names on the wire of a list call's keywords."""
    for query in typing.get_args(hint) if typing.get_origin(hint) is typing.Unpack else ():
        if isinstance(query, type) and issubclass(query, _LIST_KEYWORDS) and query is not ListOptions:
            for name, kind in typing.get_type_hints(query, include_extras=True).items():
                found = [one.wire for one in getattr(kind, "__metadata__", ()) if hasattr(one, "wire")]
                if name not in RequestOptions.__annotations__ and name != "order_by":
                    yield found[0] if found else name


def _models(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for part in typing.get_args(hint):
        yield from _models(part)
