"""What users see: every public name is there, documented, and no more than there should be."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import acsdk
from acsdk import AsyncClient, sandbox, webhooks

NAMESPACES = [
    name
    for name, _ in inspect.getmembers(AsyncClient, lambda value: isinstance(value, cached_property))
    if not name.startswith("_")
]
MOST_OTHER_NAMES = 6


def client() -> AsyncClient:
    return AsyncClient("acme", "token")


def test_all_is_complete_and_in_order() -> None:
    # ruff's order: classes before functions, each by the alphabet.
    assert len(set(acsdk.__all__)) == len(acsdk.__all__)
    assert sorted(acsdk.__all__) == sorted(dir(acsdk))
    tree = ast.parse(Path(acsdk.__file__).read_text())
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported - {"TYPE_CHECKING", "_import_module"} == set(acsdk.__all__)
    with pytest.raises(AttributeError, match="module 'acsdk' has no attribute 'Nothing'"):
        getattr(acsdk, "Nothing")  # noqa: B009 - checkers know that it is not there


@pytest.mark.parametrize(
    ("package", "name"),
    [(package, name) for package in (acsdk, sandbox, webhooks) for name in package.__all__ if name != "__version__"],
)
def test_a_public_name_is_documented(package: ModuleType, name: str) -> None:
    value = getattr(package, name)
    assert inspect.getdoc(value)
    assert value.__doc__, f"{name} has no docstring of its own"
    if inspect.isclass(value):
        assert undocumented_members(value) == []


def undocumented_members(kind: type[Any]) -> list[str]:
    """The attributes and methods of a class, as it is written, that say nothing of themselves."""
    if not kind.__module__.startswith("acsdk"):
        return []
    source = inspect.getsource(kind)
    tree = ast.parse(inspect.cleandoc("\n" + source) if source.startswith(" ") else source)
    body = tree.body[0]
    assert isinstance(body, ast.ClassDef)
    return [name for name, told in members(body) if not told and not name.startswith("_")]


def members(body: ast.ClassDef) -> Iterator[tuple[str, bool]]:
    """Each member of a class, and whether it is told of: an editor shows the text right below an attribute."""
    for node, following in zip(body.body, [*body.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, ast.get_docstring(node) is not None


def test_the_client_has_namespaces_and_few_other_names() -> None:
    others = [name for name in dir(AsyncClient) if not name.startswith("_") and name not in NAMESPACES]
    assert len(others) <= MOST_OTHER_NAMES, others
    assert {"aclose", "api_url", "with_options"} <= set(others)


@pytest.mark.parametrize("name", NAMESPACES)
def test_a_namespace_is_documented_and_made_once(name: str) -> None:
    one = client()
    namespace = getattr(one, name)
    assert getattr(one, name) is namespace
    assert getattr(AsyncClient, name).__doc__
    assert type(namespace).__doc__
    assert repr(namespace).endswith(" of https://acme.api-us1.com>")


@pytest.mark.parametrize("name", NAMESPACES)
def test_the_methods_of_a_namespace_are_documented(name: str) -> None:
    namespace: Any = getattr(client(), name)
    methods: list[tuple[str, Any]] = inspect.getmembers(namespace.__class__, inspect.isfunction)
    for method, value in methods:
        if method.startswith("_"):
            continue
        assert inspect.getdoc(value), f"{name}.{method} has no docstring"
        if inspect.iscoroutinefunction(value):
            assert value.__code__.co_flags & inspect.CO_VARKEYWORDS, f"{name}.{method} takes no options"
            assert "deadline" in inspect.signature(value).parameters, f"{name}.{method} does not show its options"


def run(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.strip()


def test_a_client_costs_nothing_that_it_does_not_use() -> None:
    program = (
        "import sys, acsdk; client = acsdk.AsyncClient('acme', 'token'); "
        "print([name for name in ('gql', 'graphql', 'asyncio.tasks', 'acsdk.sandbox', 'acsdk._bulk', "
        "'acsdk.resources.ecommerce.orders', 'acsdk.models.ecommerce.order', 'pydantic') if name in sys.modules])"
    )
    loaded = run(program)
    assert "gql" not in loaded
    assert "acsdk." not in loaded
    assert "pydantic" not in loaded


def test_a_namespace_loads_no_machinery_that_its_calls_may_never_need() -> None:
    program = (
        "import sys, acsdk; client = acsdk.AsyncClient('acme', 'token'); client.orders, client.products; "
        "client.recurring_payments, client.contacts; "
        "print([name for name in ('acsdk._bulk', 'acsdk.resources.kit.bulk_job', 'acsdk._graphql.fitting', "
        "'acsdk.models.ecommerce.filters') if name in sys.modules])"
    )
    assert run(program) == "[]"


def test_a_graphql_call_needs_no_gql() -> None:
    program = (
        "import sys, anyio, httpx, acsdk\n"
        "async def main():\n"
        "    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={'data': {'getOrder': {'id': 'x'}}}))\n"
        "    client = acsdk.AsyncClient('acme', 'token', transport=transport)\n"
        "    print((await client.orders.get(1, '1')).id)\n"
        "anyio.run(main)\n"
        "print('gql' in sys.modules, 'graphql' in sys.modules)"
    )
    assert run(program).split() == ["x", "False", "False"]
