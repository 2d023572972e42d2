"""Where code can be changed a little, and into what.

Text is left alone, and so is what only type checkers read. A change is made in the text of a module, so that all the
rest of it stays as it is; the functions may be decorated.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import singledispatch
from itertools import chain
from pathlib import Path
from typing import Any, cast

__all__ = ["Change", "changes_of"]

_OTHER_COMPARISON: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_OTHER_OPERATOR: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
}
_OTHER_FUNCTION = {"min": "max", "max": "min", "any": "all", "all": "any", "reversed": "list", "sorted": "list"}
_LEFT_OUT = ("__all__", "__slots__")


@dataclass(frozen=True, slots=True)
class Change:
    """Another text for a place in a module."""

    path: Path
    function: str
    """Where it is, such as ``Window.add``; empty at the top of a module."""
    lines: range
    """Of the statement, up to the end of the place."""
    start: int
    end: int
    before: str
    after: str

    def apply(self, source: bytes) -> bytes:
        """The module with this change."""
        return source[: self.start] + self.after.encode() + source[self.end :]

    def __str__(self) -> str:
        where = f"{self.path.as_posix()}:{self.lines[-1]} {self.function}".rstrip()
        return f"{where}: {self.before}  ->  {self.after}"


def changes_of(path: Path, source: str) -> Sequence[Change]:
    """Every change that a module offers, from its top to its end."""
    return sorted(_Finder(path, source).below(ast.parse(source), "", 1), key=lambda change: change.start)


class _Finder:
    def __init__(self, path: Path, source: str) -> None:
        self._path = path
        self._source = source.encode()
        self._starts = [0]
        for line in self._source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def below(self, node: ast.AST, function: str, line: int, last: int = 0) -> Iterator[Change]:
        """The changes of what a node is made of; ``line`` is where its statement begins, ``last`` its end at least.

        A default matters to the whole of its function: the line that it stands on runs when the module is imported.
        """
        for child in _parts(node):
            if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield from self.below(child, f"{function}.{child.name}".lstrip("."), child.lineno)
                continue
            first = child.lineno if isinstance(child, ast.stmt) else line
            end = _end(node) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else last
            rest = end if isinstance(child, ast.arguments) else last
            yield from self._of(child, function, range(first, last + 1), asked=_is_asked(node, child))
            yield from self.below(child, function, first, rest)

    def _of(self, node: ast.AST, function: str, least: range, *, asked: bool) -> Iterator[Change]:
        if not isinstance(node, ast.expr | ast.stmt):
            return
        start, end = self._offset(node.lineno, node.col_offset), self._offset(_end(node), node.end_col_offset or 0)
        for other in chain(_others(node), [_not(node)] if asked else []):
            after = ast.unparse(other)
            text = f"({after})" if isinstance(node, ast.expr) else after.replace("\n", " ")
            lines = range(least.start, max(least.stop, _end(node) + 1))
            yield Change(self._path, function, lines, start, end, ast.unparse(node), text)

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column


def _is_asked(node: ast.AST, child: ast.AST) -> bool:
    """Whether a part is a question of which nothing but the opposite can be made."""
    questions = [getattr(node, "test", None), *getattr(node, "ifs", [])]
    asks = isinstance(node, ast.If | ast.IfExp | ast.comprehension) and child in questions
    return asks and not isinstance(child, ast.Compare | ast.BoolOp | ast.UnaryOp)


def _end(node: ast.expr | ast.stmt) -> int:
    return node.end_lineno or node.lineno


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a node that run and have a place: not annotations, decorators, nor what is inside an f-string."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
        return
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "type_params"):
            continue
        if isinstance(node, ast.ClassDef) and name == "keywords":  # whether a TypedDict is total
            continue
        for part in value if isinstance(value, list) else [value]:  # pyright: ignore[reportUnknownVariableType]
            if isinstance(part, ast.AST) and not _is_left_out(part):
                yield part


def _is_left_out(node: ast.AST) -> bool:
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value) == "Literal"
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id in _LEFT_OUT for target in node.targets)
    return isinstance(node, ast.Assert | ast.Import | ast.ImportFrom)


def _changed(node: Any, **fields: Any) -> Any:
    other = deepcopy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _not(test: ast.AST) -> ast.AST:
    return ast.UnaryOp(ast.Not(), cast("ast.expr", test))


@singledispatch
def _others(node: ast.AST) -> Iterator[ast.AST]:
    """What could stand in the place of a node."""
    yield from ()


@_others.register
def _(node: ast.Compare) -> Iterator[ast.AST]:
    for place, operator in enumerate(node.ops):
        ops: list[ast.cmpop] = list(node.ops)
        ops[place] = _OTHER_COMPARISON[type(operator)]()
        yield _changed(node, ops=ops)


@_others.register
def _(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield _changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for rest in _without_one(node.values):
        yield rest[0] if len(rest) == 1 else _changed(node, values=rest)


@_others.register
def _(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


@_others.register
def _(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in _OTHER_OPERATOR and not _is_text(node.left) and not _is_text(node.right):
        yield _changed(node, op=_OTHER_OPERATOR[type(node.op)]())


@_others.register
def _(node: ast.AugAssign) -> Iterator[ast.AST]:
    yield ast.Pass()
    if type(node.op) in _OTHER_OPERATOR:
        yield _changed(node, op=_OTHER_OPERATOR[type(node.op)]())


@_others.register
def _(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield ast.Constant(node.value + 1)


@_others.register
def _(node: ast.IfExp) -> Iterator[ast.AST]:
    yield _changed(node, body=node.orelse, orelse=node.body)


@_others.register
def _(node: ast.Call) -> Iterator[ast.AST]:
    if isinstance(node.func, ast.Name) and node.func.id in _OTHER_FUNCTION:
        yield _changed(node, func=ast.Name(_OTHER_FUNCTION[node.func.id]))


@_others.register
def _(node: ast.Expr) -> Iterator[ast.AST]:
    if isinstance(node.value, ast.Call | ast.Await):
        yield ast.Pass()


@_others.register
def _(node: ast.Raise) -> Iterator[ast.AST]:
    yield ast.Pass()


@_others.register
def _(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None and ast.unparse(node.value) != "None":
        yield ast.Return(ast.Constant(None))


@_others.register
def _(node: ast.Continue) -> Iterator[ast.AST]:
    yield ast.Break()


@_others.register(ast.Set)
@_others.register(ast.Tuple)
@_others.register(ast.List)
def _(node: ast.Set | ast.Tuple | ast.List) -> Iterator[ast.AST]:
    if len(node.elts) > 1 and all(isinstance(one, ast.Constant) for one in node.elts):
        yield from (_changed(node, elts=rest) for rest in _without_one(node.elts))


def _without_one(parts: list[ast.expr]) -> Iterator[list[ast.expr]]:
    return (parts[:place] + parts[place + 1 :] for place in range(len(parts)))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes))
