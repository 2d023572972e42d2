"""The quick way of values: lines of Python for one type, which take a value as pydantic would, or leave it to pydantic.

Nearly all values are as they should be. For those a few lines do what the validator of the field's type does, at a
fraction of its cost. Anything else, right or wrong, raises `Unusual`, and then pydantic sees the whole model: so
repairs, ``raw``, messages and conversions have one place, and the quick way never refuses anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from .usual import USUAL

__all__ = ["EXACT", "LEFT_TO_PYDANTIC", "Names", "Unusual", "befores_of", "indented", "is_enum", "lines_of_field"]

LEFT_TO_PYDANTIC = ("raise Unusual",)
EXACT = frozenset({str, int, bool, date, datetime, Decimal})
"""Types whose instances pydantic takes as they are."""
_NO_CHECKS = frozenset({"PlainSerializer", "Scalar", "Written", "_WireName", "str"})


Validator = Callable[..., object]


class Unusual(ValueError):  # noqa: N818 - it carries a value from here to pydantic, and never to a user
    """What pydantic shall look at."""


class Names:
    """What generated lines mention, by name: validators, classes, members, and functions that are generated too."""

    def __init__(self, take: Callable[[type[BaseModel]], Callable[[Any], object]]) -> None:
        self.things: dict[str, Any] = {"Unusual": Unusual}
        self.functions: list[str] = []
        self._take = take
        self._known: dict[object, str] = {}

    def of(self, thing: Any) -> str:  # noqa: ANN401 - any function or class
        """A function or a class."""
        return self._name(thing, thing.__name__.lstrip("_"), lambda: thing)

    def of_part(self, model: type[BaseModel]) -> str:
        """What takes a model inside of another."""
        return self._name(("part", model), f"take_{model.__name__}", lambda: self._take(model))

    def of_members(self, enum: type[Enum]) -> str:
        """The members of an enum by their values."""
        return self._name(("members", enum), f"members_of_{enum.__name__}", lambda: {each.value: each for each in enum})

    def of_item(self, lines: Sequence[str]) -> str:
        """What takes each item of a collection, by these lines."""

        def define() -> None:
            self.functions += [f"def {name}(v):", *indented([*lines, "return v"]), ""]

        name = f"take_{len(self._known)}"
        return self._name(tuple(lines), name, define)

    def _name(self, key: object, name: str, thing: Callable[[], object]) -> str:
        if key not in self._known:
            word = re.sub(r"\W", "_", name)  # a generic model's name has brackets
            self._known[key] = word if word not in self.things else f"{word}_{len(self.things)}"
            self.things[self._known[key]] = thing()
        return self._known[key]


class _Notes(NamedTuple):
    """What is noted beside a type."""

    befores: list[Validator]
    afters: list[Validator]
    is_ordered: bool
    """Whether the members of a union are tried from left to right."""


def indented(lines: Iterable[str]) -> Iterator[str]:
    """The lines, one level deeper."""
    return (f"    {line}" for line in lines)


def lines_of_field(field: FieldInfo, names: Names) -> Sequence[str]:
    """Lines that make of ``v`` the value of a field."""
    try:
        return list(_lines(field.annotation, field.metadata, names))
    except NotImplementedError:
        return LEFT_TO_PYDANTIC


def befores_of(field: FieldInfo) -> Sequence[Validator] | None:
    """The validators that come before the type of a field with quick lines; None where there are others, too."""
    notes = _notes(field.metadata)
    return None if notes.afters else notes.befores


def _lines(kind: Any, metadata: Iterable[object], names: Names) -> Iterator[str]:  # noqa: ANN401 - any annotation
    notes = _notes(metadata)
    checks = list(_lines_of_kind(kind, names, is_ordered=notes.is_ordered))
    yield from _lines_with(notes.befores[::-1], kind, checks, names)
    for validator in notes.afters:
        yield from _lines_with([validator], None, [], names)


def _lines_with(validators: Sequence[Validator], kind: object, checks: Sequence[str], names: Names) -> Iterator[str]:
    """The validators that come before a type's own checks, and the checks; past both, where a short cut goes so far."""
    if not validators:
        yield from checks
        return
    first, *others = validators
    rest = list(_lines_with(others, kind, checks, names))
    call = f"v = {names.of(first)}(v)"
    usual = USUAL.get(first)
    if usual is None:
        yield from (call, *rest)
        return
    names.things.update(usual.mentions)
    if usual.value == "v" and usual.gives != kind:
        yield from (f"if not ({usual.condition}): {call}", *rest)
    else:
        yield from (f"if {usual.condition}: v = {usual.value}", "else:", f"    {call}")
        yield from indented(rest) if usual.gives == kind and not others else rest


def _notes(metadata: Iterable[object]) -> _Notes:
    found = _Notes([], [], is_ordered=False)
    for noted in metadata:
        match note := getattr(noted, "validator", noted):  # a rule's
            case BeforeValidator():
                found.befores.append(note.func)
            case AfterValidator():
                found.afters.append(note.func)
            case FieldInfo():
                found = found._replace(is_ordered=_notes(note.metadata).is_ordered)
            case _ if (mode := getattr(note, "union_mode", None)) is not None:
                found = found._replace(is_ordered=mode == "left_to_right")
            case _ if type(note).__name__ not in _NO_CHECKS:
                raise NotImplementedError
            case _:
                pass
    return found


def _lines_of_kind(kind: Any, names: Names, *, is_ordered: bool) -> Iterator[str]:  # noqa: ANN401 - any annotation
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from _lines(kind.__origin__, kind.__metadata__, names)
    elif origin in (Union, UnionType):
        yield from _lines_of_union(parts, names, is_ordered=is_ordered)
    elif origin is list:
        yield from _lines_of_list(parts[0], names)
    elif origin is dict and parts[0] is str:
        yield from _lines_of_dict(parts[1], names)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield f"v = {names.of_part(kind)}(v)"
    elif kind is not Any:
        yield from _lines_of_scalar(kind, names)


def _lines_of_scalar(kind: Any, names: Names) -> Iterator[str]:  # noqa: ANN401 - any annotation
    if kind not in EXACT and not is_enum(kind):
        raise NotImplementedError
    yield f"if type(v) is not {names.of(kind)}: raise Unusual"
    if kind is str:
        yield "if not v.isascii(): v.encode()"
    elif kind is Decimal:
        yield "if not v.is_finite(): raise Unusual"


def _lines_of_list(item: Any, names: Names) -> Iterator[str]:  # noqa: ANN401 - any annotation
    yield f"if type(v) is not {names.of(list)}: raise Unusual"
    if item is str:
        yield from ("if v and {*map(type, v)} != {str}: raise Unusual", "''.join(v).encode()", "v = v.copy()")
    else:
        take = names.of_item(list(_lines_of_kind(item, names, is_ordered=False)))
        yield f"v = [{take}(each) for each in v] if v else []"


def _lines_of_dict(value: Any, names: Names) -> Iterator[str]:  # noqa: ANN401 - any annotation
    yield f"if type(v) is not {names.of(dict)}: raise Unusual"
    if value is str:
        yield "if v and {*map(type, v), *map(type, v.values())} != {str}: raise Unusual"
        yield from ("''.join(v).encode()", "''.join(v.values()).encode()", "v = v.copy()")
    else:
        take = names.of_item(list(_lines_of_kind(value, names, is_ordered=False)))
        yield from ("if v and {*map(type, v)} != {str}: raise Unusual", "''.join(v).encode()")
        yield f"v = {{name: {take}(each) for name, each in v.items()}}"


def _lines_of_union(members: Sequence[Any], names: Names, *, is_ordered: bool) -> Iterator[str]:
    some = [member for member in members if member is not NoneType]
    lines = _lines_of_some(some, names, is_ordered=is_ordered)
    if len(some) == len(members):
        yield from lines
    else:
        yield "if v is not None:"
        yield from indented(lines)


def _lines_of_some(members: Sequence[Any], names: Names, *, is_ordered: bool) -> Iterator[str]:
    if len(members) == 1:
        yield from _lines_of_kind(members[0], names, is_ordered=False)
    elif is_enum(members[0]):
        yield from _lines_of_choice(members[0], members[1:], names, is_ordered=is_ordered)
    elif EXACT.issuperset(members) and not is_ordered:
        yield f"if type(v) not in ({', '.join(map(names.of, members))}): raise Unusual"
        yield from ("if type(v) is str and not v.isascii(): v.encode()" for member in members if member is str)
    else:
        raise NotImplementedError


def _lines_of_choice(enum: type[Enum], others: Sequence[Any], names: Names, *, is_ordered: bool) -> Iterator[str]:
    """An enum that takes its members' values as well, and any other if it is open."""
    open_to = [kind for kind in others if kind in (str, int)]
    values = {value for kind in others if get_origin(kind) is Literal for value in get_args(kind)}
    if "_missing_" in vars(enum) or not values <= {member.value for member in enum}:
        raise NotImplementedError
    if is_ordered and len(open_to) == 1:
        yield f"if type(v) is {names.of(open_to[0])}: v = {names.of_members(enum)}.get(v, v)"
        yield f"elif type(v) is not {names.of(enum)}: raise Unusual"
    else:
        yield f"if type(v) is not {names.of(enum)}: raise Unusual"


def is_enum(kind: object) -> bool:
    """Whether a type is an enum."""
    return isinstance(kind, type) and issubclass(kind, Enum)
