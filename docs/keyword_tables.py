"""The keywords that methods take through ``Unpack[...]`` as Markdown tables: a signature does not show them."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from typing import Any, NamedTuple

from model_tables import documented, one_line

__all__ = ["keyword_tables"]

_EVERYWHERE = {"RequestOptions", "ListKeywords", "ListOptions"}
_NO_PARENTS = {"_Closable", "TypedDict", "Generic"}
_BESIDE = "Beside the [options of every call](client.md#acsdk.RequestOptions):\n\n"
_HEAD = "| Keyword | Type | |\n| --- | --- | --- |\n"


class Keyword(NamedTuple):
    name: str
    type: str
    words: str


def keyword_tables(kind: type, level: str) -> Iterator[str]:
    """A table for each set of keywords, with the methods of the namespace that take it."""
    methods = [
        (name, *found) for name, method in inspect.getmembers(kind, inspect.isfunction) if (found := _set(method))
    ]
    for (module, options), group in groupby(sorted(methods, key=_by_set), key=_by_set):
        takers = ", ".join(f"`{name}`" for name, *_ in group)
        yield f"{level} Keywords of {takers}\n\n{_BESIDE}{_HEAD}"
        for keyword in _keywords(module, options):
            yield f"| `{keyword.name}` | `{keyword.type}` | {one_line(keyword.words)} |\n"
        yield "\n"


def _by_set(method: tuple[str, str, str]) -> tuple[str, str]:
    return method[1:]


def _set(method: Any) -> tuple[str, str] | None:
    """Where the keywords of a method are written down: module and class."""
    found = re.search(r"Unpack\[(\w+)", str(list(inspect.signature(method).parameters.values())[-1].annotation))
    if method.__name__.startswith("_") or not found or found[1] in _EVERYWHERE:
        return None
    return _home(method.__module__, found[1]), found[1]


def _home(module: str, name: str) -> str:
    """The module in which a class is written down that another module uses, if only for its types."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    sources = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module)
    return next((node.module for node in sources if name in {alias.name for alias in node.names}), module)


def _keywords(module: str, name: str) -> Iterator[Keyword]:
    """Those of a class, and of the classes it derives from."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    node = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name)
    words = dict(documented(node.body))
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            keyword = statement.target.id
            yield Keyword(keyword, _type(statement.annotation), words.get(keyword, ""))
    for base in node.bases:
        parent = ast.unparse(base).partition("[")[0]
        if parent not in _NO_PARENTS and parent != "RequestOptions":
            yield from _keywords(_home(module, parent), parent)


def _type(annotation: ast.expr) -> str:
    """As one would write it, without what the SDK notes beside it."""
    match annotation:
        case ast.Subscript(value=ast.Name("Annotated"), slice=ast.Tuple(elts=[kind, *_])):
            return ast.unparse(kind)
    return ast.unparse(annotation)
