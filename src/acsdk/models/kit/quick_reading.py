"""The quick way of answers: functions for each model, generated when its first record is read.

``print(source_of(Contact))`` shows one. It reads a record of the wire in which nothing is unusual, and raises
`Unusual` for any other, which the twin in `twin.py` then reads. The records of a page have the same keys in the same
order, so that keys which come again get a function of their own, which knows what is where:
``print(source_of(Contact, tuple(record)))``. All of them read the same: ``tests/models/test_models_quick_reading.py``
and the fixture of ``tests/models`` hold them against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .names import wire_names
from .quick_models import is_plain, line_of_contents, lines_of_defaults, made, putters
from .quick_values import LEFT_TO_PYDANTIC, Names, indented, lines_of_field

__all__ = ["Shape", "compiled", "fields_of", "quick_reader", "shape_reader", "source_of", "taker"]

Read = Callable[[Any], Any]
Shape = tuple[str, ...]
"""The keys of a record, in their order."""

_V = re.compile(r"\bv\b")
_CHECKED_BY = frozenset({"_validate"})  # the user's form alone
_SEEN_OFTEN = 8  # so many records of a shape, and making its function pays
_MOST_SHAPES = 32  # of a model; what comes in ever new shapes is read as it was


class _Generated(NamedTuple):
    source: str
    mentions: dict[str, Any]


def source_of(model: type[BaseModel], shape: Shape | None = None) -> str:
    """The Python by which a model is read, to look at; with a shape, that for records of it."""
    return (_generated(model) if shape is None else _generated_for(model, shape)).source


@cache
def quick_reader(model: type[BaseModel]) -> Read:
    """Reads a record from the wire, inside ``reading()``, unless it is unusual; ``_read`` of the model completes it."""
    generated = _generated(model)
    generated.mentions["seen"] = _Shapes(model, generated.mentions["by_shape"]).seen
    return compiled(model, *generated)


def shape_reader(model: type[BaseModel], shape: Shape) -> Read:
    """The same for records of one shape alone."""
    return compiled(model, *_generated_for(model, shape))


def compiled(model: type[BaseModel], source: str, mentions: dict[str, Any]) -> Read:
    """The function ``read`` of generated lines, and what they mention."""
    code = compile(source, f"<quick reader of {model.__name__}>", "exec")
    exec(code, mentions)  # noqa: S102 - made of types, and of keys as texts
    read: Read = mentions["read"]
    return read


class _Shapes:
    """Which shapes the records of a model have come in, and how often."""

    def __init__(self, model: type[BaseModel], readers: dict[Shape, Read]) -> None:
        self._model = model
        self._readers = readers
        self._counts: dict[Shape, int] = {}

    def seen(self, shape: Shape) -> None:
        """A record of this shape was read, and there is no reader for it yet."""
        count = self._counts.get(shape, 0) + 1
        if count > 1 or len(self._counts) < _MOST_SHAPES:
            self._counts[shape] = count
        if count == _SEEN_OFTEN:
            self._readers[shape] = shape_reader(self._model, shape)


def _generated(model: type[BaseModel]) -> _Generated:
    names = Names(taker)
    body = _body(model, names) if _is_quick(model) else LEFT_TO_PYDANTIC
    return _in_function(body, names)


def _generated_for(model: type[BaseModel], shape: Shape) -> _Generated:
    names = Names(taker)
    return _in_function(_body_for(model, shape, names), names)


def _in_function(body: Iterable[str], names: Names) -> _Generated:
    lines = ["def read(data):", *indented(body), ""]
    names.things.setdefault("by_shape", {})
    return _Generated("\n".join([*names.functions, *lines]), names.things)


def _is_quick(model: type[BaseModel]) -> bool:
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()
    return is_plain(model, checked_by=_CHECKED_BY)


def _all_spellings(model: type[BaseModel]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]] | None:
    """The keys of each field, and the fields by key; None where one field's key is another's name."""
    spellings = {name: _spellings(model, name, field) for name, field in model.model_fields.items()}
    read = {key: name for name, keys in spellings.items() for key in keys}
    return None if any(read.get(name, name) != name for name in spellings) else (spellings, read)


def _body(model: type[BaseModel], names: Names) -> Iterator[str]:
    found = _all_spellings(model)
    if found is None:
        yield from LEFT_TO_PYDANTIC
        return
    spellings, read = found
    names.things.update(made=made, model=model, absent=object())
    names.things.update(name_of=read.get, unread=spellings.keys() - read.keys())
    yield "if type(data) is not dict: raise Unusual"
    yield "shape = tuple(data)"
    yield "of_shape = by_shape.get(shape)"
    yield "if of_shape: return of_shape(data)"
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
    yield "seen(shape)"
    yield "return made(model, values, given, extra)"


def _body_for(model: type[BaseModel], shape: Shape, names: Names) -> Iterator[str]:
    """Records with these keys, in this order. What is the same for all of them was decided here."""
    fields = fields_of(model, shape)
    if not fields:
        yield from LEFT_TO_PYDANTIC
        return
    places = {name or key: f"v{place}" for place, (key, name) in enumerate(fields.items())}
    yield f"{', '.join(places.values())}, = data.values()"
    for name, field in model.model_fields.items():
        if name in places:
            yield from _in_place(places[name], lines_of_field(field, names))
    names.things.update(putters, model=model, new=model.__new__, given=set(places))
    yield "instance = new(model)"
    yield f"put_values(instance, {line_of_contents(model, places, names)})"
    yield "put_given(instance, given.copy())"
    extra = (f"{key!r}: {places[key]}" for key, name in fields.items() if name is None)
    yield f"put_extra(instance, {{{', '.join(extra)}}})"
    yield "return instance"


def fields_of(model: type[BaseModel], shape: Shape) -> Mapping[str, str | None]:
    """By key, the field that it is read into, or None if it is none's; empty where all such records are unusual."""
    found = _all_spellings(model) if _is_quick(model) else None
    if found is None:
        return {}
    spellings, read = found
    fields: dict[str, str | None] = {key: read.get(key) for key in shape}
    given = {name or key for key, name in fields.items()}
    is_complete = all(name in given for name, field in model.model_fields.items() if field.is_required())
    unread = spellings.keys() - read.keys()
    return fields if is_complete and len(given) == len(shape) and unread.isdisjoint(shape) else {}


def _in_place(place: str, lines: Sequence[str]) -> Iterator[str]:
    """Lines about ``v``, about another name: the letter is no other word of them."""
    return (_V.sub(place, line) for line in lines)


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


def taker(model: type[BaseModel]) -> Read:
    """Reads a record inside of another. Its own reader is made late: some models hold themselves."""
    read: Callable[[object, Read], object] | None = getattr(model, "_read", None)
    if read is None:
        raise NotImplementedError  # it is no answer

    def take(value: object) -> object:
        return read(value, quick_reader(model))

    return take
