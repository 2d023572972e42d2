"""Which classes of the async client have blocking twins, read off the sources."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

__all__ = ["Source", "bases_of", "twins"]

SOURCE = Path(__file__).parents[2] / "src" / "acsdk"
_ROOTS = {
    "acsdk._client": ("AsyncClient",),
    "acsdk._namespaces": ("Namespaces",),
    "acsdk._pager": ("Pager",),
    "acsdk._shop": ("Shop", "ShopCarts", "ShopCustomers", "ShopOrders", "ShopProducts"),
    "acsdk._bulk.batcher": ("Batcher",),
    "acsdk._graphql.transport": ("EngineTransport",),
}
"""What a call can give that has to be awaited, walked or entered, beside the namespaces."""
_NAMESPACE = "Namespace"


@dataclass(frozen=True, eq=False)
class Source:
    """A module, as far as its text tells."""

    name: str
    tree: ast.Module

    @cached_property
    def imports(self) -> Mapping[str, tuple[str, str]]:
        """By name: the module that it is imported from, and its name there; those for type checkers among them."""
        nodes = [node for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom) and not node.level]
        found = {(one.asname or one.name): (node.module or "", one.name) for node in nodes for one in node.names}
        modules = [one for node in ast.walk(self.tree) if isinstance(node, ast.Import) for one in node.names]
        return found | {one.asname or one.name: ("", one.name) for one in modules}

    @cached_property
    def definitions(self) -> Mapping[str, ast.stmt]:
        """What the module defines, by name."""
        return {name: node for node in self.tree.body for name in _defined(node)}

    @property
    def listed(self) -> Sequence[str]:
        """Its ``__all__``."""
        node = self.definitions.get("__all__")
        return ast.literal_eval(node.value) if isinstance(node, ast.Assign) else []

    @property
    def classes(self) -> Iterator[ast.ClassDef]:
        """Its classes."""
        return (node for node in self.tree.body if isinstance(node, ast.ClassDef))


def _defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (one.id for one in node.targets if isinstance(one, ast.Name))
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id


def bases_of(node: ast.ClassDef) -> list[str]:
    """The names of its bases, without what stands in brackets."""
    return [ast.unparse(base).partition("[")[0] for base in node.bases]


@cache
def twins() -> Mapping[Source, Sequence[ast.ClassDef]]:
    """By module, the classes that have twins."""
    found = {(module, name) for module, names in _ROOTS.items() for name in names}
    rooms = [read(_name(path)) for path in (SOURCE / "resources").rglob("*.py") if path.parent.name != "kit"]
    below = {_NAMESPACE}
    while fresh := {one for one in _below(rooms, below) if one not in found}:
        found |= fresh
        below |= {name for _, name in fresh}
    while fresh := set(_bases(found)) - found:
        found |= fresh
    modules = [read(name) for name in sorted({name for name, _ in found})]
    return {one: [node for node in one.classes if (one.name, node.name) in found] for one in modules}


@cache
def read(name: str) -> Source:
    """The module of this name."""
    path = SOURCE.joinpath(*name.split(".")[1:])
    text = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
    return Source(name, ast.parse(text.read_text(encoding="utf-8")))


def _name(path: Path) -> str:
    return ".".join(["acsdk", *path.relative_to(SOURCE).with_suffix("").parts]).removesuffix(".__init__")


def _below(rooms: Iterable[Source], above: set[str]) -> Iterator[tuple[str, str]]:
    """The classes that inherit from one of these."""
    return ((one.name, node.name) for one in rooms for node in one.classes if above & set(bases_of(node)))


def _bases(found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The classes of ours that these inherit from."""
    for module, name in found:
        node = read(module).definitions[name]
        for base in bases_of(node) if isinstance(node, ast.ClassDef) else ():
            origin, known = read(module).imports.get(base, (module, base))
            if origin.startswith("acsdk.") and known != _NAMESPACE and known in read(origin).definitions:
                yield origin, known
