"""The quick way of answers: a function for each model, generated when its first record is read.

``print(source_of(Contact))`` shows that function. It reads a record of the wire in which nothing is unusual, and raises
`Unusual` for any other, which the twin in `twin.py` then reads. Both read the same:
``tests/models/test_models_quick_reading.py`` holds them against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .names import wire_names
from .quick_models import is_plain, lines_of_defaults, made
from .quick_values import LEFT_TO_PYDANTIC, Names, indented, lines_of_field

__all__ = ["quick_reader", "source_of"]

Read = Callable[[Any], Any]

_CHECKED_BY = frozenset({"_validate"})  # the user's form alone


class _Generated(NamedTuple):
    source: str
    mentions: dict[str, Any]


def source_of(model: type[BaseModel]) -> str:
    """The Python by which a model is read, to look at."""
    return _generated(model).source


@cache
def quick_reader(model: type[BaseModel]) -> Read:
    """Reads a record from the wire, inside ``reading()``, unless it is unusual; ``_read`` of the model completes it."""
    source, mentions = _generated(model)
    exec(compile(source, f"<quick reader of {model.__name__}>", "exec"), mentions)  # noqa: S102 - made of types alone
    read: Read = mentions["read"]
    return read


def _generated(model: type[BaseModel]) -> _Generated:
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()
    names = Names(_taker)
    body = _body(model, names) if is_plain(model, checked_by=_CHECKED_BY) else LEFT_TO_PYDANTIC
    lines = ["def read(data):", *indented(body), ""]
    return _Generated("\n".join([*names.functions, *lines]), names.things)


def _body(model: type[BaseModel], names: Names) -> Iterator[str]:
    spellings = {name: _spellings(model, name, field) for name, field in model.model_fields.items()}
    read = {key: name for name, keys in spellings.items() for key in keys}
    if any(read.get(name, name) != name for name in spellings):
        yield from LEFT_TO_PYDANTIC  # one field's key is another's name
        return
    names.things.update(made=made, model=model, absent=object())
    names.things.update(name_of=read.get, unread=spellings.keys() - read.keys())
    yield "if type(data) is not dict: raise Unusual"
    yield from lines_of_defaults(model, names)
    yield "get = data.get"
    for name, field in model.model_fields.items():
        yield from _lines_of_key(name, spellings[name], field, names)
    yield "given, extra = {*map(name_of, data)}, {}"
    yield "if None in given:"
    yield "    given.remove(None)"
    yield "    extra = {key: part for key, part in data.items() if name_of(key) is None}"
    yield "    if not unread.isdisjoint(extra): raise Unusual"
    yield "    given |= extra.keys()"
    yield "if len(given) != len(data): raise Unusual"
    yield "return made(model, values, given, extra)"


def _spellings(model: type[BaseModel], name: str, field: FieldInfo) -> tuple[str, ...]:
    """The keys under which the wire has a field. Under a name that is Python's alone pydantic reads it."""
    return wire_names(model, name, field) or (name,)


def _lines_of_key(name: str, spellings: tuple[str, ...], field: FieldInfo, names: Names) -> Iterator[str]:
    first, *others = spellings
    yield f"v = get({first!r}, absent)"
    yield from (f"if v is absent: v = get({other!r}, absent)" for other in others)
    yield "if v is not absent:"
    yield from indented([*lines_of_field(field, names), f"values[{name!r}] = v"])
    if field.is_required():
        yield from ("else:", *indented(LEFT_TO_PYDANTIC))


def _taker(model: type[BaseModel]) -> Read:
    """Reads a record inside of another. Its own reader is made late: some models hold themselves."""
    read: Callable[[object, Read], object] | None = getattr(model, "_read", None)
    if read is None:
        raise NotImplementedError  # it is no answer

    def take(value: object) -> object:
        return read(value, quick_reader(model))

    return take
