"""The models of the SDK, and the events of webhooks, as Markdown tables: each field, its type, what its text says."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from itertools import groupby, pairwise
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from acsdk import models, webhooks
from acsdk.models._index import MODULE_OF
from acsdk.models.ecommerce import ecommerce_base

__all__ = ["documented", "event_tables", "one_line", "tables"]

_ECOMMERCE = (ecommerce_base.EcommerceAnswer, ecommerce_base.EcommerceInput, ecommerce_base.EcommerceValue)
_ROOTS = {"base", "record"}
Words = Mapping[str, str]


def tables(group: str) -> Iterator[str]:
    """Every public name of one group of modules: ``ecommerce``, ``v3`` or ``roots``."""
    for module, names in groupby(MODULE_OF, key=MODULE_OF.__getitem__):
        things = {name: getattr(models, name) for name in names}
        if _group(module, things.values()) == group:
            yield f"## {module.replace('_', ' ').capitalize()}\n\n"
            for name, thing in things.items():
                yield from _described(f"acsdk.models.{name}", thing, _words_in_module(f"acsdk.models.{module}"))


def event_tables() -> Iterator[str]:
    """Every model of ``acsdk.webhooks``: the events, then what they hold."""
    things = {name: getattr(webhooks, name) for name in webhooks.__all__}
    models = {name: thing for name, thing in things.items() if isinstance(thing, type) and issubclass(thing, BaseModel)}
    for title, are_events in (("Events", True), ("What events hold", False)):
        yield f"## {title}\n\n"
        for name, model in models.items():
            if issubclass(model, webhooks.Event) is are_events:
                yield from _described(f"acsdk.webhooks.{name}", model, {})


def _group(module: str, things: Any) -> str:
    if module in _ROOTS:
        return "roots"
    kinds = [thing for thing in things if isinstance(thing, type)]
    is_ecommerce = module == "ecommerce_enums" or any(issubclass(kind, _ECOMMERCE) for kind in kinds)
    return "ecommerce" if is_ecommerce else "v3"


def _described(path: str, thing: Any, words: Words) -> Iterator[str]:
    name = path.rpartition(".")[2]
    yield f"[](){{ #{getattr(thing, '__module__', path)}.{name} }}\n\n"  # where signatures link to
    yield f"### {name} {{ #{path} }}\n\n"
    if not isinstance(thing, type):
        yield f"{words.get(name) or inspect.getdoc(thing) or ''}\n\n"
    elif issubclass(thing, Enum):
        yield f"{inspect.getdoc(thing)}\n\n" + ", ".join(f"`{member.name}`" for member in thing) + "\n\n"
    elif issubclass(thing, BaseModel):
        yield f"{inspect.getdoc(thing)}\n\n"
        yield from _fields(thing)
    else:
        yield f"{inspect.getdoc(thing)}\n\n"


def _fields(model: type[BaseModel]) -> Iterator[str]:
    own = [name for name, field in model.model_fields.items() if not field.exclude]
    if not own:
        return
    model.model_rebuild()
    words = _words_of_class(model)
    yield "| Field | Type | |\n| --- | --- | --- |\n"
    for name in own:
        field = model.model_fields[name]
        star = " *" if field.is_required() else ""
        yield f"| `{name}`{star} | `{_type_name(field.annotation)}` | {one_line(words.get(name, ''))} |\n"
    yield "\n"


def _type_name(annotation: Any) -> str:
    """The type as one would write it: without modules, what pydantic does to it, and an enum's members as texts."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type_name(arguments[0])
    if origin in (Union, UnionType):
        has_enum = any(isinstance(one, type) and issubclass(one, Enum) for one in arguments)
        shown = [one for one in arguments if not (has_enum and get_origin(one) is Literal)]
        return " | ".join(dict.fromkeys(map(_type_name, shown)))
    if origin is Literal:
        return " | ".join(map(repr, arguments))
    if origin is not None:
        return f"{origin.__name__}[{', '.join(map(_type_name, arguments))}]"
    if annotation is NoneType:
        return "None"
    return (
        re.sub(r"\[.*", "", annotation.__name__) + _of(annotation) if isinstance(annotation, type) else str(annotation)
    )


def _of(kind: type) -> str:
    """What a generic model is of."""
    arguments = getattr(kind, "__pydantic_generic_metadata__", {}).get("args", ())
    return f"[{', '.join(map(_type_name, arguments))}]" if arguments else ""


def one_line(text: str) -> str:
    """A text as a cell of a table."""
    return " ".join(text.split()).replace("``", "`").replace("|", "\\|")


def _words_of_class(model: type[BaseModel]) -> dict[str, str]:
    words: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if base.__module__.startswith("acsdk."):
            words |= _words_in_module(base.__module__, base.__name__)
    return words


@cache
def _words_in_module(module: str, name: str | None = None) -> Words:
    """The strings that stand under the names of a module, or under the fields of one of its classes."""
    source = inspect.getsource(import_module(module))
    body: list[ast.stmt] = ast.parse(source).body
    if name is not None:
        found = [node for node in body if isinstance(node, ast.ClassDef) and node.name == name]
        body = found[0].body if found else []
    return dict(documented(body))


def documented(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    """Names and the strings that stand under them."""
    for statement, following in pairwise(body):
        if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
            targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
            for target in targets:
                if isinstance(target, ast.Name):
                    yield target.id, inspect.cleandoc(str(following.value.value))
