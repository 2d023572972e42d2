"""An OpenAPI description beside the operations that this release knows."""

from __future__ import annotations

import json
import platform
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import anyio
import httpx

import acsdk
from acsdk import ConnectError, InvalidInputError, TransportError

from .described import Operation, operations_in

__all__ = [
    "LIVE",
    "Change",
    "SpecificationReport",
    "compare_specification",
    "fetch_specification",
    "read_specification",
]

LIVE = "https://developers.activecampaign.com/openapi/v3.json"
"""Where ActiveCampaign publishes its description of v3."""
_MOST_BYTES = 32 * 1024 * 1024
_SECONDS = 30.0
# Paging, ordering and the token are no business of one operation.
_EVERYWHERE = frozenset(("limit", "offset", "page", "page_size", "api-token", "orders"))


@dataclass(frozen=True, slots=True)
class Change:
    """One operation that is other than this release knows it."""

    kind: str
    """``new``, ``gone`` or ``changed``."""
    operation: str
    """Such as ``GET /contacts``."""
    details: tuple[str, ...] = ()
    """Parameters and keys that are new (``+``) or gone (``-``)."""


@dataclass(frozen=True, slots=True)
class SpecificationReport:
    """What a description has that this release does not know, and the other way round."""

    described: int
    """How many operations the description has."""
    undescribed: int
    """How many operations this release knows of collections that the description does not mention."""
    changes: tuple[Change, ...]

    @property
    def is_well(self) -> bool:
        """Whether the two agree."""
        return not self.changes

    def as_json(self) -> str:
        """For a bug report, with the versions of what ran."""
        versions = {"acsdk": acsdk.__version__, "python": platform.python_version()}
        return json.dumps({"versions": versions, "is_well": self.is_well, **asdict(self)}, indent=2)

    def as_table(self) -> str:
        """For people: a line an operation, what changed of it below."""
        lines: list[str] = []
        for change in self.changes:
            lines += [f"{change.kind:8}{change.operation}", *(f"{'':8}  {detail}" for detail in change.details)]
        count = len(self.changes)
        told = f"{self.described} operations described: {count or 'no'} difference{'s' * (count != 1)}"
        return "\n".join([*lines, f"{told}; {self.undescribed} known ones are not spoken of.", ""])


def compare_specification(text: str) -> SpecificationReport:
    """Compare a description in JSON with this release. Raises `InvalidInputError` for what is no description."""
    theirs = {one.name: one for one in operations_in(text)}
    ours = {one.name: one for one in _known()}
    collections = {_collection(path) for _, path in theirs}
    unspoken = [name for name in ours if _collection(name[1]) not in collections]
    changes = [
        *(Change("new", _title(one)) for name, one in theirs.items() if name not in ours),
        *(Change("gone", _title(one)) for name, one in ours.items() if name not in theirs and name not in unspoken),
        *(change for name, one in theirs.items() if name in ours for change in _changed(one, ours[name])),
    ]
    return SpecificationReport(len(theirs), len(unspoken), tuple(changes))


def _title(one: Operation) -> str:
    return f"{one.method} {one.path}"


def _collection(path: str) -> str:
    return path.split("/")[1] if "/" in path else ""


def _changed(theirs: Operation, ours: Operation) -> Iterator[Change]:
    details = [
        *_details("parameter", theirs.parameters, ours.parameters),
        *_details("key", theirs.keys, ours.keys),
    ]
    if details:
        yield Change("changed", _title(theirs), tuple(details))


def _details(kind: str, theirs: frozenset[str] | None, ours: frozenset[str] | None) -> Iterator[str]:
    """What only one side has. Nothing can be said where one tells nothing."""
    if not theirs or not ours:
        return
    there, here = (frozenset(map(_bare, names)) - _EVERYWHERE for names in (theirs, ours))
    yield from (f"+ {kind} {name}" for name in sorted(there - here))
    yield from (f"- {kind} {name}" for name in sorted(here - there))


def _bare(name: str) -> str:
    """Lists are written with and without their brackets, and orderings one by one."""
    return "orders" if name.startswith("orders[") else name.removesuffix("[]")


@cache
def _known() -> tuple[Operation, ...]:
    _, *lines = (files("acsdk.doctor") / "operations.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return tuple(
        Operation(method, path, frozenset(parameters.split()) or None, frozenset(keys.split()) or None)
        for method, path, _, parameters, keys in rows
    )


async def read_specification(file: str) -> str:
    """The description in a file. Raises `InvalidInputError` where that cannot be read."""
    try:
        return await anyio.Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InvalidInputError(f"{file} cannot be read: it is no text in UTF-8") from None
    except OSError as error:
        raise InvalidInputError(f"{file} cannot be read: {error.strerror}") from error


async def fetch_specification(transport: httpx.AsyncBaseTransport | None = None) -> str:
    """The live description: within half a minute, 32 MiB at most, and without a token.

    Raises `ConnectError` or another `TransportError` with the remedy where the network does not allow it.
    """
    remedy = f"fetch {LIVE} with a browser, and name the file: --spec FILE"
    try:
        async with httpx.AsyncClient(timeout=_SECONDS, transport=transport) as client:
            with anyio.fail_after(_SECONDS):
                async with client.stream("GET", LIVE) as response:
                    if response.status_code != 200:
                        raise TransportError(f"the description cannot be had ({response.status_code}); {remedy}")
                    body = await _content(response)
    except (httpx.HTTPError, TimeoutError) as error:
        raise ConnectError(f"the description cannot be had ({type(error).__name__}); {remedy}") from None
    if len(body) > _MOST_BYTES:
        raise TransportError(f"the description has more than {_MOST_BYTES:,} bytes; {remedy}")
    return body.decode("utf-8", "replace")


async def _content(response: httpx.Response) -> bytes:
    """The answer, or a little more than there may be of it."""
    body = b""
    # A generator, though its type does not say so: left open, an event loop has to clean up behind it.
    async with aclosing(cast("AsyncGenerator[bytes]", response.aiter_bytes())) as incoming:
        async for part in incoming:
            body += part
            if len(body) > _MOST_BYTES:
                break
    return body
