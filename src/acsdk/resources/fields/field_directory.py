"""Custom fields by name, whatever they belong to: learned once per account.

What was learned is a value that is replaced as a whole, in a memory that threads and loops share; who finds it needs no
lock. The invariant: of the tasks of one loop that miss the same fields, one fetches, and the others take what it found.
What would break it: a task that asks again although the value has changed since it looked, so it compares under the
lock. `test_tasks_that_need_the_fields_at_once_fetch_them_once` tries. Two loops may both fetch: no harm but a request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, TypeVar, cast

import anyio
from anyio.lowlevel import RunVar

from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError
from acsdk._page import Page
from acsdk.models.kit.record import Record
from acsdk.resources.fields.field_choices import Choices, say_stray, strays
from acsdk.resources.kit.dated import Dated, learned
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource
from acsdk.resources.kit.spelling import did_you_mean, plain

__all__ = ["FieldDirectory", "KnownFields"]

F = TypeVar("F", bound=Record)
V = TypeVar("V")

_LOCKS: RunVar[dict[tuple[str, str], anyio.Lock]] = RunVar("acsdk_field_names")  # a lock belongs to its event loop


@dataclass(frozen=True, slots=True)
class KnownFields(Generic[F]):
    """The custom fields of an account, as they were when they were fetched."""

    numbers: Mapping[str, int]
    """The number of each, by every name that it has, in lower case."""
    by_number: Mapping[int, F]
    """The fields themselves."""
    choices: Mapping[int, Choices]
    """What can be given, of fields of choices by number; those whose choices did not come are missing."""
    gone: set[int] = field(default_factory=set[int])
    """The numbers of fields that values still name and the account does not have."""

    def lacks(self, contents: Mapping[int | str, object]) -> set[int | str]:
        """The names that no field has, and the numbers of fields that do not have the choice that they are given."""
        unknown = _unknown(self.numbers, contents)
        if unknown or not self.choices:
            return {*unknown}
        return {number for number, _, _ in self.strays(contents)}

    def strays(self, contents: Mapping[int | str, object]) -> Iterator[tuple[int, int | str, str]]:
        """The choices that a field does not have: its number, what it was called, and the choice."""
        for given, content in contents.items():
            number = _number(self.numbers, given)
            yield from ((number, given, choice) for choice in strays(self.choices, number, content))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDirectory(Generic[F]):
    """Finds the custom fields of one kind of record.

    They are fetched once, and again when one is not among them or when what is known is old.
    """

    resource: Resource[F]
    """Where the fields are listed."""
    names: tuple[Callable[[F], str | None], ...]
    """What a field is called. Where a name of one is also a name of another, the later kind of name wins."""
    remedy: str
    """What to do about a field that does not exist."""
    choices: Callable[[Page[F]], Iterable[tuple[int, Choices]]] = lambda _: ()
    """What fields of choices can be given, as far as a page of fields tells."""
    choice_remedy: str = ""
    """What to do about a choice that a field does not have."""

    async def with_numbers(self, call: Caller, contents: Mapping[int | str, V]) -> dict[int | str, V]:
        """The same contents by number.

        Raises `InvalidInputError`, naming what comes closest, for a name that the account does not have, and for a
        choice that a field does not have whose choices are known.
        """
        if self._remembered(call) is not None or not all(isinstance(field, int) for field in contents):
            await self._knowing(call, lambda known: not known.lacks(contents))
        return self.with_known_numbers(call, contents)

    def lacks(self, call: Caller, contents: Mapping[int | str, object]) -> set[int | str]:
        """What of the contents is not known yet: names, and numbers of fields with a choice that is new."""
        known = self._remembered(call)
        if known is None:
            return {name for name in contents if isinstance(name, str)}
        return known.value.lacks(contents) if known.is_fresh(call) else {*contents}

    def with_known_numbers(self, call: Caller, contents: Mapping[int | str, V]) -> dict[int | str, V]:
        """The same without a request, from what was learned before."""
        remembered = self._remembered(call)
        known = None if remembered is None else remembered.value
        numbers: Mapping[str, int] = {} if known is None else known.numbers
        if unknown := _unknown(numbers, contents):
            raise InvalidInputError("; ".join(self._complaint(name, numbers) for name in unknown))
        if known is not None and (told := list(self._about_choices(known, contents))):
            raise InvalidInputError("; ".join(told))
        return {_number(numbers, field): content for field, content in contents.items()}

    async def by_number(self, call: Caller, numbers: Iterable[int]) -> Mapping[int, F]:
        """The fields, these among them where the account has them."""
        wanted = set(numbers)
        if not wanted:
            return {}
        known = await self._knowing(call, lambda known: wanted <= known.by_number.keys() | known.gone)
        known.gone.update(wanted - known.by_number.keys())
        return known.by_number

    async def every(self, call: Caller, *, anew: bool = False) -> Mapping[int, F]:
        """All fields, as they are known; with ``anew`` as they are now."""
        known = await (self._learn(call, self._remembered(call)) if anew else self._knowing(call, lambda _: True))
        return known.by_number

    def forget(self, call: Caller) -> None:
        """Fetch the fields anew when one is next looked for: they have changed."""
        call.memory.pop(self._key, None)

    @property
    def _key(self) -> str:
        return f"v3.field_names:{self.resource.name}"

    async def _knowing(self, call: Caller, suffices: Callable[[KnownFields[F]], bool]) -> KnownFields[F]:
        known = self._remembered(call)
        if known is not None and known.is_fresh(call) and suffices(known.value):
            return known.value
        return await self._learn(call, known)

    async def _learn(self, call: Caller, stale: Dated[KnownFields[F]] | None) -> KnownFields[F]:
        """Fetch the account's fields, unless another task has done so since ``stale`` was current."""
        none_yet: dict[tuple[str, str], anyio.Lock] = {}
        locks = _LOCKS.get(none_yet)
        _LOCKS.set(locks)
        async with locks.setdefault((call.account, self._key), anyio.Lock()):
            known = self._remembered(call)
            if known is not None and known is not stale:
                return known.value
            pages = [page async for page in self.resource.list(call, ListOptions, {}).pages()]
            fields = [field for page in pages for field in page.items]
            numbers = MappingProxyType(dict(self._spellings(fields)))
            choices = MappingProxyType(dict(pair for page in pages for pair in self.choices(page)))
            current = KnownFields(numbers, MappingProxyType({field.key: field for field in fields}), choices)
            call.memory[self._key] = learned(call, current)
            return current

    def _remembered(self, call: Caller) -> Dated[KnownFields[F]] | None:
        return cast("Dated[KnownFields[F]] | None", call.memory.get(self._key))

    def _spellings(self, fields: Iterable[F]) -> Iterator[tuple[str, int]]:
        known = list(fields)
        for name_of in self.names:
            yield from ((_plain(name), field.key) for field in known if (name := name_of(field)))

    def _about_choices(self, known: KnownFields[F], contents: Mapping[int | str, object]) -> Iterator[str]:
        for number, given, choice in known.strays(contents):
            yield say_stray(given, choice, known.choices[number], self.choice_remedy)

    def _complaint(self, name: str, numbers: Mapping[str, int]) -> str:
        question = did_you_mean(_plain(name), {known: known for known in numbers})
        return f"the account has no custom field {name!r}; {question or self.remedy}"


def _plain(name: str) -> str:
    return plain(name).strip("%")


def _number(numbers: Mapping[str, int], field: int | str) -> int:
    if isinstance(field, int):
        return field
    number = numbers.get(_plain(field))
    return int(field) if number is None else number


def _unknown(numbers: Mapping[str, int], contents: Iterable[int | str]) -> list[str]:
    texts = [field for field in contents if isinstance(field, str)]
    return [field for field in texts if _plain(field) not in numbers and not (field.isascii() and field.isdecimal())]
