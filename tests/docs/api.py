"""The public surface as lines of text, read off the source with griffe.

``nox -s refresh`` writes them to ``api.txt``, with which the tests compare the surface as it is.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import griffe

__all__ = ["READ_ONCE", "SNAPSHOT", "surface"]

READ_ONCE = "the public surface"
"""The group of the tests that read it, which takes a while: one worker gets them all."""

SNAPSHOT = Path(__file__).with_name("api.txt")
SOURCE = Path(__file__).parents[2] / "src"
_PACKAGES = (
    "acsdk",
    "acsdk.models",
    "acsdk.frames",
    "acsdk.sandbox",
    "acsdk.webhooks",
    "acsdk.outbox",
    "acsdk.contrib",
    "acsdk.resources",
)
_BY_MODULE = ("acsdk.contrib", "acsdk.resources")
"""Packages that show nothing themselves, but whose modules do."""
_MACHINERY = "kit"
"""The room of what the other rooms are made with."""
_LONGEST_VALUE = 60
Things = dict[str, tuple[str, griffe.Object]]
"""By the path where a thing is defined: the path where users find it, and the thing."""


@cache
def surface(source: Path = SOURCE) -> Sequence[str]:
    """One line for each public class, function, field and constant."""
    package = griffe.load("acsdk", search_paths=[str(source)], resolve_aliases=True)
    assert isinstance(package, griffe.Module)
    things: Things = {}
    for module in _public_modules(package):
        for name, thing in _public_members(module):
            things.setdefault(thing.path, (f"{module.path}.{name}", thing))
    for _, thing in list(things.values()):
        _add_bases(thing, things)
    return sorted(line for path, thing in things.values() for line in _lines(path, thing))


def _public_modules(package: griffe.Module) -> Iterator[griffe.Module]:
    for path in _PACKAGES:
        root = package[path.removeprefix("acsdk.")] if "." in path else package
        if isinstance(root, griffe.Module):
            yield root
            yield from _below(root) if path in _BY_MODULE else ()


def _below(package: griffe.Module) -> Iterator[griffe.Module]:
    for name, module in package.modules.items():
        if not name.startswith("_") and name != _MACHINERY and not module.is_alias:
            yield module
            yield from _below(module)


def _public_members(module: griffe.Module) -> Iterator[tuple[str, griffe.Object]]:
    for name, member in module.all_members.items():
        target = _target(member)
        if target is not None and _is_exported(module, name):
            yield name, target


def _is_exported(module: griffe.Module, name: str) -> bool:
    # acsdk.models looks its names up when they are used; griffe sees them by the star imports for type checkers.
    listed = module.exports is None or module.path == "acsdk.models" or name in map(str, module.exports)
    return listed and not name.startswith("_")


def _target(member: griffe.Object | griffe.Alias) -> griffe.Object | None:
    """What a name stands for; nothing, where that is a module or of another package."""
    try:
        target = member.final_target if isinstance(member, griffe.Alias) else member
    except (griffe.AliasResolutionError, griffe.CyclicAliasError):
        return None
    return target if target.path.startswith("acsdk.") and not isinstance(target, griffe.Module) else None


def _add_bases(thing: griffe.Object, things: Things) -> None:
    """What a public class has from a private one is public too."""
    if isinstance(thing, griffe.Class):
        for base in thing.resolved_bases:
            if base.path.startswith("acsdk.") and base.path not in things:
                things[base.path] = (base.path, base)
                _add_bases(base, things)


def _lines(path: str, thing: griffe.Object) -> Iterator[str]:
    if isinstance(thing, griffe.Class):
        yield f"class {path}({', '.join(map(str, thing.bases))})"
        for name, member in thing.members.items():
            if isinstance(member, griffe.Object) and (name == "__init__" or not name.startswith("_")):
                yield from _lines(f"{path}.{name}", member)
    elif isinstance(thing, griffe.Function):
        kind = "async def" if "async" in thing.labels else "def"
        yield f"{kind} {path}({', '.join(_parameters(thing.parameters))}) -> {_text(thing.returns)}"
    elif isinstance(thing, griffe.Attribute):
        value = "" if thing.value is None else _text(thing.value)
        annotation = "" if thing.annotation is None else f": {_text(thing.annotation)}"
        yield f"{path}{annotation}" + (f" = {value}" if 0 < len(value) < _LONGEST_VALUE else "")


def _text(expression: griffe.Expr | str | None) -> str:
    """An expression in one spelling: releases of griffe differ in brackets."""
    return ast.unparse(ast.parse(str(expression), mode="eval"))


def _parameters(parameters: Iterable[griffe.Parameter]) -> Iterator[str]:
    starred = False
    for one in parameters:
        star = _STARS.get(one.kind or griffe.ParameterKind.positional_or_keyword, "")
        if one.kind is griffe.ParameterKind.keyword_only and not starred:
            starred = True
            yield "*"
        default = "" if star or one.default is None else f" = {_text(one.default)}"
        annotation = "" if one.annotation is None else f": {_text(one.annotation)}"
        yield f"{star}{one.name}{annotation}{default}"


_STARS = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}
