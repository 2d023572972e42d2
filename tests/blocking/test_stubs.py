"""The stubs say what runs: every public method of the async client has its twin, in the types and at run time."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from acsdk import blocking
from acsdk.blocking._index import MODULE_OF
from acsdk.blocking._words import RENAMED, blocking_words

STUBS = Path(blocking.__file__).parent / "_types"
ASYNC_NAMES = {new: old for old, new in RENAMED.items()}
GIVEN = {
    "AsyncIterator": "Iterator",
    "AsyncGenerator": "Iterator",
    "AbstractAsyncContextManager": "AbstractContextManager",
    "AsyncClient": "Client",
}


def async_class(name: str) -> type[Any]:
    kind: type[Any] = getattr(import_module(MODULE_OF[name]), ASYNC_NAMES.get(name, name))
    return kind


def stub_class(name: str) -> ast.ClassDef:
    path = STUBS.joinpath(*MODULE_OF[name].split(".")[1:]).with_suffix(".pyi")
    return next(
        node for node in ast.parse(path.read_text()).body if isinstance(node, ast.ClassDef) and node.name == name
    )


def public_members(kind: type[Any]) -> Iterator[tuple[str, object]]:
    for name, value in vars(kind).items():
        if not name.startswith("_") or name in RENAMED:
            yield name, value


def stub_members(name: str) -> dict[str, list[ast.FunctionDef]]:
    found: dict[str, list[ast.FunctionDef]] = {}
    for node in stub_class(name).body:
        if isinstance(node, ast.FunctionDef):
            found.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.AnnAssign):
            found.setdefault(ast.unparse(node.target), [])
    return found


def parameters(signature: inspect.Signature) -> list[str]:
    plain = inspect.Signature([one.replace(annotation=one.empty) for one in signature.parameters.values()])
    return str(plain).replace("...", "").split(", ")


@pytest.mark.parametrize("name", sorted(MODULE_OF))
def test_a_class_has_its_twin_at_run_time_and_in_the_stubs(name: str) -> None:
    kind, twin, told = async_class(name), getattr(blocking, name), stub_members(name)
    assert (twin.__name__, twin.__module__) == (name, "acsdk.blocking")
    assert inspect.getdoc(twin) == ast.get_docstring(stub_class(name))
    for member, value in public_members(kind):
        shown = RENAMED.get(member, member)
        assert shown in told, f"{name}.{shown} is in no stub: run `nox -s refresh`"
        one = inspect.getattr_static(twin, shown)
        if isinstance(value, FunctionType) and member != "__aiter__":
            assert parameters(inspect.signature(one)) == parameters(inspect.signature(value)), member
            assert inspect.getdoc(one) == inspect.cleandoc(blocking_words(value.__doc__ or "")), member
        elif isinstance(value, property | cached_property):
            assert isinstance(one, property | cached_property)
            assert one.__doc__ == value.__doc__


@pytest.mark.parametrize("name", sorted(MODULE_OF))
def test_a_stub_gives_what_the_async_method_gives_when_it_is_awaited(name: str) -> None:
    members = dict(public_members(async_class(name)))
    for shown, nodes in stub_members(name).items():
        value = members.get(ASYNC_NAMES.get(shown, shown))
        if not nodes or len(nodes) > 1 or not isinstance(value, FunctionType):
            continue
        assert [one.arg for one in nodes[0].args.args] == [
            one.name
            for one in inspect.signature(value).parameters.values()
            if one.kind in {one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD}
        ]
        if not hasattr(value, "__wrapped__"):  # a context manager's function gives what the decorator makes of it
            assert ast.unparse(nodes[0].returns or ast.Pass()) == given(str(value.__annotations__["return"]))


def given(returns: str) -> str:
    """What a call gives to a caller who waits."""
    text = ast.unparse(ast.parse(returns, mode="eval"))
    for old, new in GIVEN.items():
        text = text.replace(old, new)
    return text


def test_overloads_all_have_the_docstring() -> None:
    overloads = stub_members("Orders")["batcher"]
    assert len(overloads) == 2
    assert {ast.get_docstring(one) for one in overloads} == {inspect.getdoc(blocking.Orders.batcher)}


def test_nothing_in_a_stub_is_awaited() -> None:
    text = "\n".join(path.read_text() for path in STUBS.rglob("*.pyi"))
    for word in ("async def", "await ", "async for", "async with", "AbstractAsyncContextManager", "-> AsyncIterator"):
        assert word not in text


def test_a_client_takes_what_the_async_one_takes() -> None:
    (init,) = stub_members("Client")["__init__"]
    wanted = inspect.signature(async_class("Client")).parameters
    assert [one.arg for one in (*init.args.args, *init.args.kwonlyargs)] == ["self", *wanted]
