"""JSON schemas of models: what a form, an OpenAPI page or a language model is told of them."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

__all__ = ["described"]


def described(model: type[BaseModel], schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """The schema of a model with what its docstrings say of its fields; of what it is dumped to, too.

    What takes fields that are newer than this release is no part of what may be given.
    """
    plain: Any = {name: part for name, part in schema.items() if name != "serialization"}
    found = handler(plain)
    properties: dict[str, JsonSchemaValue] = handler.resolve_ref_schema(found).get("properties", {})
    if handler.mode == "validation":
        properties.pop("extra", None)
    texts = _field_docs(model)
    for name, about in properties.items():
        if name in texts:
            about.setdefault("description", texts[name])
    return found


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
