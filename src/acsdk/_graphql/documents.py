"""Documents, made once from the models: what is asked of a root field and what is selected of its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from acsdk.models.kit.base import Model
from acsdk.models.kit.names import wire_fields

__all__ = [
    "RootField",
    "Selection",
    "document",
    "document_text",
    "fitted",
    "has_mutation",
    "remember_fitted",
    "selection_of",
    "told",
]

# As the specification has it: a block string knows one escape, and a comment ends with either end of line.
_NOT_CODE = re.compile(r'"""(?>(?:\\"""|(?!""")[\s\S])*)"""|"(?:[^"\\\r\n]|\\.)*"|#[^\r\n]*')
_MUTATION = re.compile(r"\bmutation\b")
_BRACES = re.compile(r"\{[^{}]*\}")
_FRAGMENT = re.compile(r"\bfragment\s+\w+\s+on\s+\w+")
_DEFINITION = re.compile(r"(?<![\w$])(query|mutation|subscription)\b\s*(\w*)")

Selection = dict[str, "Selection"]
"""Wire names, each with what is selected below it; nothing below a leaf."""


@dataclass(frozen=True, slots=True)
class RootField:
    """One operation of the schema, as this release knows it."""

    kind: Literal["query", "mutation"]
    name: str
    arguments: tuple[tuple[str, str], ...]
    """Names and types, at their strictest: such a variable fits every looser argument."""
    result: type[Model] | None = None
    """What it gives, alone or in a list; ``None`` for a scalar."""


@cache
def document(field: RootField) -> str:
    """The text that asks for everything this release can read."""
    return document_text(
        field.kind,
        field.name,
        [(name, name, kind) for name, kind in field.arguments],
        selection_of(field.result) if field.result else {},
    )


def fitted(field: RootField, memory: Mapping[str, object]) -> str:
    """The document that was fitted to the account whose memory this is, or else the release's own."""
    return str(memory.get(f"graphql document {field.name}") or document(field))


def remember_fitted(field: RootField, text: str, memory: MutableMapping[str, object]) -> None:
    """Take this document for the account from now on."""
    memory[f"graphql document {field.name}"] = text


def document_text(kind: str, name: str, arguments: list[tuple[str, str, str]], selection: Selection) -> str:
    """A document with one root field; arguments are (name in the schema, name of the variable, type)."""
    declared = ", ".join(f"${variable}: {type_}" for _, variable, type_ in arguments)
    given = ", ".join(f"{argument}: ${variable}" for argument, variable, _ in arguments)
    head = f"{kind} {name}({declared}) {{ {name}({given})" if arguments else f"{kind} {name} {{ {name}"
    return f"{head}{_selection_text(selection)} }}"


@lru_cache(maxsize=128)
def has_mutation(text: str) -> bool:
    """Whether a document may change anything; in doubt it may."""
    return bool(_MUTATION.search(_NOT_CODE.sub(" ", text)))


@lru_cache(maxsize=128)
def told(text: str, name: str | None) -> tuple[Literal["query", "mutation", "subscription"], str | None]:
    """What an observer is told of a document: the kind of the operation that runs, and its name if it has one."""
    rest, braces = _NOT_CODE.sub(" ", text), 1
    while braces:
        rest, braces = _BRACES.subn(" ", rest)
    found = _DEFINITION.findall(_FRAGMENT.sub(" ", rest)) or [("query", "")]
    kind, called = next((one for one in found if one[1] == name), found[0])
    return kind, called or name


def _selection_text(selection: Selection) -> str:
    """A selection set; nothing for a leaf."""
    if not selection:
        return ""
    return " { " + " ".join(name + _selection_text(below) for name, below in selection.items()) + " }"


@cache
def selection_of(model: type[Model]) -> Selection:
    """Every wire name of a model, with what lies below it."""
    selection: Selection = {}
    for _, wire_name, field in wire_fields(model):
        nested = next(_models_in(field.annotation), None)
        selection[wire_name] = selection_of(nested) if nested else {}
    return selection


def _models_in(annotation: Any) -> Iterator[type[Model]]:  # noqa: ANN401 - any type expression
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, UnionType, list, tuple):
        for part in get_args(annotation):
            yield from _models_in(part)
