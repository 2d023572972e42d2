"""The types of `acsdk.blocking`: stubs of the blocking twins, made from the sources of the async client.

A stub has the same classes, methods, parameters and docstrings; what has to be awaited, walked or entered there is
given here. Overloads all have the docstring, since an editor shows that of the one that fits.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from textwrap import indent

from acsdk.blocking._words import RENAMED, blocking_words
from tests.generated.blocking_sources import Source, twins

__all__ = ["INDEX", "STUBS", "files"]

FOLDER = Path(__file__).parents[2] / "src" / "acsdk" / "blocking"
STUBS = FOLDER / "_types"
INDEX = FOLDER / "_index.py"
_PACKAGE = "acsdk.blocking._types"
_WIDTH = 120
_MADE = '"""Made by `nox -s refresh` from {}."""\n'
_GIVEN = {
    "AsyncIterator": "Iterator",
    "AsyncGenerator": "Iterator",
    "AbstractAsyncContextManager": "AbstractContextManager",
}
"""What a call gives in place of what has to be walked or entered."""
_HERE = {
    "Iterator": "collections.abc",
    "AbstractContextManager": "contextlib",
    "Transport": "gql.transport",
    "Self": "typing",
}
_FOREIGN = {"AsyncTransport": "Transport", "Namespace": ""}
_PROPERTIES = {"property", "cached_property"}


def files() -> Mapping[Path, Callable[[str], str]]:
    """By path, what makes its text."""
    found = twins()
    names = {node.name for nodes in found.values() for node in nodes}
    made = {_path(one): _stub(one, nodes, names) for one, nodes in found.items()}
    folders = {folder for path in made for folder in path.parents if folder.is_relative_to(STUBS)}
    made |= {folder / "__init__.pyi": _MADE.format("the async client") for folder in folders}
    made |= {FOLDER / "__init__.pyi": _package(found), INDEX: _index(found)}
    return {path: partial(_replaced, text) for path, text in sorted(made.items())}


def _replaced(made: str, kept: str) -> str:
    del kept
    return made


def _path(source: Source) -> Path:
    return STUBS.joinpath(*source.name.split(".")[1:]).with_suffix(".pyi")


def _shown(name: str) -> str:
    return RENAMED.get(name, name)


def _module(source: str) -> str:
    return f"{_PACKAGE}.{source.removeprefix('acsdk.')}"


def _stub(source: Source, nodes: Sequence[ast.ClassDef], twin_names: set[str]) -> str:
    classes = [_class(node) for node in nodes]
    own = {node.name for node in nodes}
    tree = ast.parse("\n".join(classes))
    copied: dict[str, str] = {}
    imported: dict[str, set[str]] = {}
    waiting = sorted(_names(tree))
    while waiting:
        name = waiting.pop()
        if name in copied or hasattr(builtins, name) or name in map(_shown, own):
            continue
        module = _origin(source, name, twin_names)
        if module is None:
            copied[name] = ast.unparse(source.definitions[name])
            waiting += _names(ast.parse(copied[name]))
        else:
            imported.setdefault(module, set()).add(name)
    heads = [line for module in sorted(imported) for line in _import(source, module, imported[module])]
    extra = [copied[name] for name in source.definitions if name in copied]
    return _MADE.format(source.name) + "\n" + "\n".join([*heads, "", *extra, "", *classes])


def _names(tree: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}


def _origin(source: Source, name: str, twin_names: set[str]) -> str | None:
    """Where a stub gets a name from; ``None`` where it has to define it itself."""
    module, known = source.imports.get(name, ("", ""))
    if name in _HERE and known != name:
        return _HERE[name]
    if known in twin_names and module.startswith("acsdk."):
        return _PACKAGE  # resolved below
    if known:
        return module
    return source.name if name in source.listed else None


def _import(source: Source, module: str, names: Iterable[str]) -> Iterator[str]:
    by_module: dict[str, list[str]] = {}
    for name in sorted(names):
        origin = _TWINS[name] if module == _PACKAGE else module
        by_module.setdefault(origin, []).append(name)
    for origin, found in sorted(by_module.items()):
        if origin:
            yield f"from {origin} import {', '.join(_renamed(source, name) for name in found)}"
        else:
            yield from (f"import {name}" for name in found)


def _renamed(source: Source, name: str) -> str:
    known = source.imports.get(name, ("", name))[1]
    return name if known == name else f"{known} as {name}"


_TWINS: dict[str, str] = {
    _shown(node.name): _module(source.name) for source, nodes in twins().items() for node in nodes
}
"""By the name of a twin, the stub that has it."""


def _class(node: ast.ClassDef) -> str:
    bases = [base for base in map(_base, node.bases) if base]
    head = f"class {_shown(node.name)}({', '.join(bases)}):" if bases else f"class {_shown(node.name)}:"
    parts = [_docstring(ast.get_docstring(node) or ""), *_members(node)]
    return head + "\n" + indent("\n".join(part for part in parts if part), "    ") + "\n"


def _base(base: ast.expr) -> str:
    text = ast.unparse(base)
    name = text.partition("[")[0]
    return _FOREIGN.get(name, text)


def _docstring(text: str) -> str:
    words = blocking_words(text).replace("\\", "\\\\")
    ending = "\n" if "\n" in words else ""
    return f'"""{words}{ending}"""' if words else ""


def _members(node: ast.ClassDef) -> Iterator[str]:
    told = {
        function.name: ast.get_docstring(function) or ""
        for function in node.body
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    overloaded = {one.name for one in _functions(node) if "overload" in _decorators(one)}
    for one, following in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(one, ast.AnnAssign) and _is_public(ast.unparse(one.target)):
            yield f"{ast.unparse(one.target)}: {ast.unparse(one.annotation)}"
            if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
                yield _docstring(str(following.value.value))
        elif isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and _is_wanted(node, one, overloaded):
            yield _function(one, told[one.name])


def _functions(node: ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))


def _is_public(name: str) -> bool:
    return not name.startswith("_") or name in RENAMED


def _is_wanted(node: ast.ClassDef, function: ast.FunctionDef | ast.AsyncFunctionDef, overloaded: set[str]) -> bool:
    if function.name in overloaded and "overload" not in _decorators(function):
        return False  # a stub has no implementation
    return _is_public(function.name) or (function.name == "__init__" and node.name == "AsyncClient")


def _decorators(node: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    return {ast.unparse(one) for one in node.decorator_list}


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef, told: str) -> str:
    decorators = _decorators(node)
    given = _given(node, decorators)
    lines = ["@overload"] if "overload" in decorators else []
    lines += ["@property"] if decorators & _PROPERTIES else []
    lines.append(_signature(_shown(node.name), list(_parameters(node.args)), given))
    body = _docstring(told) if told else ""
    return "\n".join(lines) + "\n" + indent(f"{body}\n..." if body else "...", "    ")


def _given(node: ast.FunctionDef | ast.AsyncFunctionDef, decorators: set[str]) -> str:
    """What a call gives to a caller who waits."""
    returns = _Given().visit(node.returns) if node.returns is not None else ast.Constant(None)
    if "asynccontextmanager" in decorators:
        assert isinstance(returns, ast.Subscript)
        return f"AbstractContextManager[{ast.unparse(returns.slice)}]"
    return ast.unparse(returns)


class _Given(ast.NodeTransformer):
    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(_GIVEN.get(node.id, RENAMED.get(node.id, node.id)))


def _signature(name: str, parameters: Sequence[str], given: str) -> str:
    line = f"def {name}({', '.join(parameters)}) -> {given}:"
    if len(line) + 4 <= _WIDTH:
        return line
    return f"def {name}(\n" + "".join(f"    {one},\n" for one in parameters) + f") -> {given}:"


def _parameters(given: ast.arguments) -> Iterator[str]:
    plain = [*given.posonlyargs, *given.args]
    defaults: list[ast.expr | None] = [None] * (len(plain) - len(given.defaults)) + list(given.defaults)
    for number, (one, default) in enumerate(zip(plain, defaults, strict=True), 1):
        yield _parameter(one, default)
        if number == len(given.posonlyargs):
            yield "/"
    if given.vararg:
        yield f"*{_parameter(given.vararg, None)}"
    elif given.kwonlyargs:
        yield "*"
    for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        yield _parameter(one, default)
    if given.kwarg:
        yield f"**{_parameter(given.kwarg, None)}"


def _parameter(one: ast.arg, default: ast.expr | None) -> str:
    text = one.arg if one.annotation is None else f"{one.arg}: {ast.unparse(one.annotation)}"
    if default is None:
        return text
    return f"{text} = {ast.unparse(default)}" if one.annotation else f"{text}={ast.unparse(default)}"


def _package(found: Mapping[Source, Sequence[ast.ClassDef]]) -> str:
    told = ast.get_docstring(ast.parse((FOLDER / "__init__.py").read_text(encoding="utf-8")))
    lines = [f'"""{told}"""\n', "from acsdk.blocking._response import with_response as with_response"]
    names = {_shown(node.name): _module(source.name) for source, nodes in found.items() for node in nodes}
    lines += [f"from {module} import {name} as {name}" for name, module in sorted(names.items())]
    listed = "".join(f'    "{name}",\n' for name in [*sorted(names), "with_response"])
    return "\n".join(lines) + f"\n\n__all__ = [\n{listed}]\n"


def _index(found: Mapping[Source, Sequence[ast.ClassDef]]) -> str:
    names = {_shown(node.name): source.name for source, nodes in found.items() for node in nodes}
    entries = "".join(f'    "{name}": "{module}",\n' for name, module in sorted(names.items()))
    return (
        '"""Which classes have blocking twins, and which modules they stand in: made by `nox -s refresh`."""\n\n'
        "from collections.abc import Mapping\nfrom typing import Final\n\n"
        '__all__ = ["MODULE_OF"]\n\n'
        f"MODULE_OF: Final[Mapping[str, str]] = {{\n{entries}}}\n"
    )
