"""JSON schemas of models: what a form, an OpenAPI page or a language model is told of them."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from itertools import product
from typing import Any

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from acsdk._json.shapes import is_mapping

from .ruling import NULL, SENDABLE, SENDABLE_KEY, on

__all__ = ["described", "given", "require", "require_one_of_each", "say_sendable"]


def described(model: type[BaseModel], schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """The schema of a model with what its docstrings say of its fields; of what it is dumped to, too."""
    found = handler(_unwritten(schema))
    properties: dict[str, JsonSchemaValue] = handler.resolve_ref_schema(found).get("properties", {})
    texts = _field_docs(model)
    for name, about in properties.items():
        if name in texts:
            about.setdefault("description", texts[name])
    return found


def _unwritten(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """The schema without what writes the model, which leaves things out, and hides what there is to be left out."""
    kept = {name: part for name, part in schema.items() if name != "serialization"}
    return kept if schema["type"] == "model" else {**kept, "schema": _unwritten(schema["schema"])}


def say_sendable(found: JsonSchemaValue, keys: Set[str]) -> None:
    """Note in the schema of something to send what no text in it may hold; keys are not blank either."""
    for name, about in found.get("properties", {}).items():
        _say_sendable(about, {"pattern": SENDABLE_KEY, "minLength": 1} if name in keys else {"pattern": SENDABLE})


def _say_sendable(found: JsonSchemaValue, facts: Mapping[str, object]) -> None:
    match found:
        case {"anyOf": parts}:
            for part in parts:
                _say_sendable(part, facts)
        case {"type": "string"} if not found.keys() & {"enum", "const", "format", "pattern"}:
            found.update(facts)
        case {"type": "array", "items": items}:
            _say_sendable(items, facts)
        case {"type": "object"}:
            found.setdefault("propertyNames", {"pattern": SENDABLE})
            if is_mapping(found.get("additionalProperties")):
                _say_sendable(found["additionalProperties"], facts)
        case _:
            pass


def require(found: JsonSchemaValue, names: Iterable[str]) -> None:
    """Note of fields that they hold something, and are given where the class has nothing to put there."""
    properties = found["properties"]
    required = {name for name in names if properties[name].get("default") is None}
    if required:
        found["required"] = sorted({*found.get("required", ()), *required})
    for name, filled in given(found, names)["properties"].items():
        kept = {key: part for key, part in properties[name].items() if key not in ("anyOf", "type")}
        properties[name] = {**kept, **on("string", minLength=1)(filled)}


def require_one_of_each(found: JsonSchemaValue, *groups: Iterable[str]) -> None:
    """Note that of each group of fields one must be given, and not as null."""
    found["anyOf"] = [given(found, names) for names in product(*groups)]


def given(found: JsonSchemaValue, names: Iterable[str]) -> JsonSchemaValue:
    """What is true of records in which these optional fields are given, and not as null."""
    filled: dict[str, JsonSchemaValue] = {}
    for name in names:
        kinds = [kind for kind in found["properties"][name]["anyOf"] if kind != NULL]
        filled[name] = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    return {"required": sorted(filled), "properties": filled}


@cache
def _field_docs(model: type[BaseModel]) -> Mapping[str, str]:
    """By name, the docstrings under the fields of a class and of those that it is made from."""
    docs: dict[str, str] = {}
    for base in reversed(model.__mro__):
        docs.update(_docs_of(base.__module__).get(base.__qualname__, {}))
    return docs


@cache
def _docs_of(module: str) -> Mapping[str, Mapping[str, str]]:
    """By class and field, the docstrings of a module; none where its source is not at hand."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (KeyError, OSError, TypeError):
        return {}
    return {node.name: dict(_docstrings(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _docstrings(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, doc in zip(node.body, node.body[1:], strict=False):
        match field, doc:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
            case _:
                pass
