"""An account and a fresh sandbox side by side: the same calls to both, and where the answers differ.

What comes out names keys and JSON types alone. No value of either is in it, so a report may be sent to anybody.
"""

from __future__ import annotations

import json
import platform
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import reduce
from typing import Any, cast

import acsdk
from acsdk import APIError, AsyncClient, RequestError, with_response
from acsdk.sandbox import Sandbox

from .exchanges import READS, WRITES, Step, furniture
from .findings import kind_of
from .shapes import differences_of, shape_of

__all__ = ["Comparison", "Difference", "compare", "new_prefix"]

_TOO_MANY = 429
_MOST_PAUSES = 4  # others may use the account's rate at the same time


@dataclass(frozen=True, slots=True)
class Difference:
    """One place in which the answers to a call differ."""

    call: str
    """The call, without ids."""
    where: str
    """``status``, ``body``, or the place in the answer, such as ``contacts[].email``."""
    account: str
    """What the account has there: a status, or JSON types."""
    sandbox: str
    """What the sandbox has there."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing an account with a sandbox."""

    calls: int
    """How many calls were made to each."""
    differences: tuple[Difference, ...]
    """Where the answers differ."""
    left_behind: tuple[str, ...] = ()
    """What was created and could not be deleted again."""

    @property
    def is_same(self) -> bool:
        """Whether nothing differs and nothing was left behind."""
        return not (self.differences or self.left_behind)

    def as_json(self) -> str:
        """For sending, with the versions of what ran."""
        versions = {"acsdk": acsdk.__version__, "python": platform.python_version()}
        return json.dumps({"versions": versions, "is_same": self.is_same, **asdict(self)}, indent=2)

    def as_table(self) -> str:
        """For people: the calls that differ, and below each where."""
        lines: list[str] = []
        for call in dict.fromkeys(one.call for one in self.differences):
            found = [one for one in self.differences if one.call == call]
            width = max(len(one.where) for one in found)
            lines += [call, *(f"  {one.where:{width}}  {one.account}; sandbox: {one.sandbox}" for one in found)]
        lines += [f"LEFT BEHIND {name}" for name in self.left_behind]
        count = len(self.differences)
        return "\n".join([*lines, f"{self.calls} calls compared: {count or 'no'} difference{'s' * (count != 1)}.", ""])


def new_prefix() -> str:
    """What everything that a comparison creates is named with; no two comparisons share one."""
    return f"acsdk-compare-{secrets.token_hex(6)}"


async def compare(
    client: AsyncClient,
    *,
    write: bool = False,
    prefix: str | None = None,
    on_progress: Callable[[str], object] = lambda _: None,
) -> Comparison:
    """Make the same reads on an account and on a fresh sandbox, paced by the client's rate limit.

    With ``write`` a contact, tags, a note and an account are created under ``prefix``, read, and deleted again.
    ``on_progress`` is told each call. Raises what the first call raises, such as `AuthenticationError`; later ones that
    fail are what is compared.
    """
    await client.users.me()
    sandbox = Sandbox(rate_limit=None)
    sandbox.seed(contacts=5, orders=5)
    named = prefix or new_prefix()
    steps = [*READS, *(WRITES if write else ())]
    async with sandbox.client() as other:
        await _run(_Side(other, "acsdk-furniture"), furniture(), lambda _: None)
        ours = await _run(_Side(other, named), steps, lambda _: None)
        side = _Side(client, named)
        theirs = await _run(side, steps, on_progress)
    found = [one for step, there, here in zip(steps, theirs, ours, strict=True) for one in _compared(step, there, here)]
    return Comparison(len(steps), tuple(found), tuple(side.left_behind(steps)))


@dataclass(frozen=True, slots=True)
class _Told:
    """An answer: its status, and its document or why there is none."""

    status: int | None
    document: object = None
    kind: str = "JSON"


class _Side:
    """One of the two, with what it has given ids to."""

    def __init__(self, client: AsyncClient, prefix: str) -> None:
        self._client = client
        self._names: dict[str, str] = {"prefix": prefix}
        self._gone: set[str] = set()

    async def call(self, step: Step) -> _Told | None:
        """The answer to a step; None where an earlier one has kept nothing for it."""
        try:
            path = _filled(step.path, self._names)
            body = None if step.json is None else json.loads(_filled_body(step.json, self._names))
        except KeyError:
            return None
        told = await self._ask(step, path, body)
        for name, place in step.keeps.items():
            found = _at(told.document, place)
            if found is not None:
                self._names[name] = str(found)
        if step.method == "DELETE" and told.status is not None and (told.status < 300 or told.status == 404):
            self._gone.add(step.path)
        return told

    async def _ask(self, step: Step, path: str, body: object) -> _Told:
        """What the account answers; a 429 is none, and the client waits before it asks again."""
        pauses = 0
        while (told := await self._ask_once(step, path, body)).status == _TOO_MANY and pauses < _MOST_PAUSES:
            pauses += 1
        return told

    async def _ask_once(self, step: Step, path: str, body: object) -> _Told:
        try:
            answer = await with_response(self._client.rest.request)(step.method, path, json=body, max_retries=0)
        except APIError as error:
            return _failed(error)
        except RequestError as error:  # the rest is compared all the same, and what was made is deleted
            return _Told(None, None, kind_of(error))
        return _Told(answer.info.status_code, answer.data, "JSON" if answer.data is not None else "nothing")

    def left_behind(self, steps: Sequence[Step]) -> list[str]:
        """What was made, and whose DELETE has not worked."""
        deletes = [step.path for step in steps if step.method == "DELETE" and step.path not in self._gone]
        names = {path: path.partition("{")[2].rstrip("}") for path in deletes}
        return [_filled(path, self._names) for path, name in names.items() if name in self._names]


def _failed(error: APIError) -> _Told:
    try:
        document: object = json.loads(error.excerpt)
    except ValueError:
        return _Told(error.status_code, None, "no JSON, or more than its beginning" if error.excerpt else "nothing")
    return _Told(error.status_code, document)


async def _run(side: _Side, steps: Sequence[Step], tell: Callable[[str], object]) -> list[_Told | None]:
    answers: list[_Told | None] = []
    for step in steps:
        tell(step.name)
        answers.append(await side.call(step))
    return answers


def _compared(step: Step, theirs: _Told | None, ours: _Told | None) -> list[Difference]:
    if theirs is None or ours is None:
        return []
    found: list[tuple[str, str, str]] = []
    if theirs.status != ours.status:
        found.append(("status", str(theirs.status), str(ours.status)))
    if theirs.kind != ours.kind:
        found.append(("body", theirs.kind, ours.kind))
    else:
        found += differences_of(shape_of(theirs.document), shape_of(ours.document))
    return [Difference(step.name, *one) for one in found]


def _filled(text: str, names: Mapping[str, str]) -> str:
    for name in names:
        text = text.replace(f"{{{name}}}", names[name])
    if "{" in text.replace('{"', ""):
        raise KeyError(text)
    return text


def _filled_body(body: Mapping[str, Any], names: Mapping[str, str]) -> str:
    text = json.dumps(body)
    return text if "query" in body else _filled(text, names)


def _at(document: object, place: str) -> object:
    """What stands at a place such as ``contacts.0.id``; None where there is nothing."""

    def below(value: object, name: str) -> object:
        if isinstance(value, list):
            rows = cast("Sequence[object]", value)
            return rows[int(name)] if int(name) < len(rows) else None
        return cast("Mapping[str, object]", value).get(name) if isinstance(value, dict) else None

    return reduce(below, place.split("."), document)
