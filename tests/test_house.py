"""Who may import whom. Data flow one way: what stands below knows nothing of what stands above it."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import acsdk

SOURCE = Path(acsdk.__file__).parent

# For each room its neighbours. A name with dots is that module alone, or what lies below it.
ROOMS: Mapping[str, frozenset[str]] = {
    room: frozenset(neighbours.split())
    for room, neighbours in {
        "_version": "",
        "_shown": "",
        "_errors": "_shown",
        "_options": "",
        "_keywords": "_options",
        "_observer": "_errors",
        "_answer": "",
        "_http": "httpx _answer _shown _version anyio",
        "_loopback": "",
        "_settings": "_errors _http _shown _loopback",
        "_json": "_errors _options",
        "_engine": "_answer _http _errors _json _options _observer _shown anyio",
        "_graphql": "_engine _errors _json _options models anyio pydantic",
        "_graphql.transport": "gql graphql",
        "_graphql.session": "gql graphql",
        "frames": "_errors _json models pydantic",
        "_page": "_engine.operation frames models",
        "_framing": "_page frames models",
        "_walk": "_page anyio",
        "_pager": "_errors _framing _json _options _page _walk anyio models",
        "_response": "_engine.observe _engine.operation",
        "_handed_in": "",
        "_bulk": "_errors _handed_in _keywords _observer _options anyio",
        "outbox": "_bulk _errors _http _settings models resources",
        "models": "_json pydantic pydantic_core",
        # Operations are values: what they are made of, and how their parts are written, may be known.
        "resources": "_engine.operation _json _engine.clock _graphql _pager _page _bulk _errors _keywords _options "
        "models anyio pydantic",
        # It repeats a write itself, after another look.
        "resources.contacts.subscribing": "_engine.retry",
        "resources.kit.identity": "_loopback",
        "resources.kit.reading": "_engine.problems",
        "_namespaces": "resources _engine.caller",
        "_shop": "_json resources _bulk _errors _keywords _options _pager models",
        "_client": "_answer _engine _errors _http _keywords _namespaces _observer _options _settings _shop",
        "blocking": "_client _engine.forks _engine.observe _errors _handed_in _response anyio gql",
        "_accounts": "_client _engine.clock _engine.limiter _errors _http _keywords _observer _options _settings anyio",
        "sandbox": "httpx anyio graphql",
        "sandbox.sandbox": "AsyncClient blocking",
        "sandbox.state_file": "ConfigurationError",
        "sandbox.server": "ConfigurationError",
        "sandbox.recording.recorder": "ConfigurationError",
        "sandbox.recording.replay": "ConfigurationError",
        "webhooks": "_json models pydantic",
        # The shared limiters keep the engine's own plan.
        "contrib.file_limiter": "_engine.plan",
        "contrib.redis": "_engine.plan _engine.limiter",
        "contrib._redis_scripts": "_engine.plan",
        # What must not be sent again is the same in a file and in a database.
        "contrib.postgres._desk": "_bulk.outbox.fates",
        # A ledger is a file as the outbox beside it is.
        "contrib.shop_sync._ledger": "_bulk.database",
        "contrib.shop_sync._tables": "_bulk.database",
        "_cli": "acsdk contrib _loopback anyio httpx models sandbox webhooks",
        "contrib": "_cli acsdk models outbox webhooks sandbox",
        "doctor": "_cli acsdk models sandbox anyio graphql httpx pydantic",
        "_command": "doctor sandbox _version",
        "__pyinstaller": "",
        "__main__": "_command",
        "__init__": "_accounts _bulk _client _engine _errors _observer _options _page _pager _response _version",
    }.items()
}
# These rooms import libraries that only their users have.
WITH_EXTRAS = {"contrib", "sandbox"}
LIBRARIES = {"anyio", "asyncio", "gql", "graphql", "httpx", "pydantic", "pydantic_core", "trio"}
# Where asyncio is allowed, because what is spoken to knows nothing else.
WITH_ASYNCIO = {"contrib", "sandbox.server", "sandbox.__main__"}

# Where each name is found: data, one name a line.
TABLES = {"models._index"}

MODULES = sorted(SOURCE.rglob("*.py"))

# Annotations that still point upwards.
STILL = (("_engine.call", "_engine.watch"),)


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


NAMES = frozenset(map(module_name, MODULES))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    """What a module imports when it runs, as names below the package or of libraries, with the line."""
    name = module_name(path)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in running_nodes(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, package)
            yield from ((f"{base}.{alias.name}" if base == "acsdk" else base, node.lineno) for alias in node.names)


def running_nodes(tree: ast.AST) -> Iterator[ast.stmt]:
    """All statements but those that only type checkers see."""
    for statement in statements_below(tree):
        if not is_for_checkers(statement):
            yield statement
            yield from running_nodes(statement)


def statements_below(node: ast.AST) -> Iterator[ast.stmt]:
    """Those right below a statement: expressions, of which most of a tree is made, hold none."""
    for block in ("body", "orelse", "finalbody", "handlers", "cases"):
        for child in getattr(node, block, ()):
            if isinstance(child, ast.stmt):
                yield child
            else:
                yield from statements_below(child)


def is_for_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def all_statements(tree: ast.AST) -> Iterator[ast.stmt]:
    for statement in statements_below(tree):
        yield statement
        yield from all_statements(statement)


def absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = ["acsdk", *package.split(".")][: len(package.split(".")) + 2 - node.level]
    return ".".join([*parts, *([node.module] if node.module else [])])


def allowed_for(name: str) -> frozenset[str]:
    """The neighbours of the room, and what its single module may know beyond them."""
    return ROOMS[name.split(".", maxsplit=1)[0]] | ROOMS.get(name, frozenset())


def forbidden_imports(path: Path) -> Iterator[str]:
    name = module_name(path)
    room = name.split(".")[0]
    for imported, line in imports_of(path):
        inside = imported.removeprefix("acsdk.") if imported.startswith("acsdk.") else None
        if imported.split(".")[0] == "asyncio":
            if not any(f"{name}.".startswith(f"{allowed}.") for allowed in WITH_ASYNCIO):
                yield f"{path.name}:{line} imports asyncio"
        elif inside is not None:
            if not is_allowed(inside, room, allowed_for(name)):
                yield f"{path.name}:{line} imports {imported}"
        elif imported.split(".")[0] in LIBRARIES - allowed_for(name) and room not in WITH_EXTRAS:
            yield f"{path.name}:{line} imports {imported}"


def is_allowed(inside: str, room: str, allowed: frozenset[str]) -> bool:
    if inside.split(".", maxsplit=1)[0] == room or any(f"{inside}.".startswith(f"{one}.") for one in allowed):
        return True
    is_public = not inside.startswith("_") and inside.split(".", maxsplit=1)[0] not in ROOMS
    return is_public and "acsdk" in allowed


def test_a_module_imports_its_neighbours_alone() -> None:
    found = {module_name(path): list(forbidden_imports(path)) for path in MODULES}
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_every_room_has_its_rule() -> None:
    assert {module_name(path).split(".")[0] for path in MODULES} == {room.split(".")[0] for room in ROOMS}


def test_the_sandbox_shares_nothing_with_the_client_but_the_client_and_its_word_for_a_wrong_setting() -> None:
    found = {
        (module_name(path), imported)
        for path in (SOURCE / "sandbox").rglob("*.py")
        for imported, _ in imports_of(path)
        if imported.startswith("acsdk") and not imported.startswith("acsdk.sandbox")
    }
    recording = ("recording.recorder", "recording.replay")
    refusals = {(f"sandbox.{name}", "acsdk.ConfigurationError") for name in ("state_file", "server", *recording)}
    clients = {("sandbox.sandbox", name) for name in ("acsdk.AsyncClient", "acsdk.blocking")}
    assert found <= clients | refusals


def test_the_test_itself_finds_what_is_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)
    (tmp_path / "_engine").mkdir()
    path = tmp_path / "_engine" / "x.py"
    path.write_text(
        "from typing import TYPE_CHECKING\nimport asyncio\nimport gql\nfrom acsdk.models import Order\n"
        "from acsdk import AsyncClient\nfrom acsdk._errors import APIError\nfrom ..resources import tags\n"
        "from . import y\nfrom .._client import z\n"
        "if TYPE_CHECKING:\n    import pydantic\ndef f():\n    import httpx\n"
    )
    assert [problem.partition(" imports ")[2] for problem in forbidden_imports(path)] == [
        "asyncio",
        "gql",
        "acsdk.models",
        "acsdk.AsyncClient",
        "acsdk.resources",
        "acsdk._client",
        "httpx",
    ]


def modules_beside(path: Path) -> Iterator[str]:
    """The modules of the package that a module imports anywhere, in functions and for type checkers too."""
    for node in all_statements(parsed(path)):
        if isinstance(node, ast.ImportFrom):
            base = absolute(
                node, module_name(path) if path.name == "__init__.py" else module_name(path).rpartition(".")[0]
            )
            for alias in node.names:
                found = [name for name in (f"{base}.{alias.name}", base) if name.removeprefix("acsdk.") in NAMES]
                yield from (name.removeprefix("acsdk.") for name in found[:1])


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {module_name(path): set(modules_beside(path)) - {module_name(path)} for path in MODULES}
    for one, other in STILL:
        graph[one].discard(other)
    assert list(TopologicalSorter(graph).static_order())


def test_folders_can_be_looked_over() -> None:
    sizes = Counter(path.parent.relative_to(SOURCE).as_posix() for path in MODULES)
    assert sizes.most_common(1)[0][1] <= 40, sizes.most_common(3)


def test_the_wings_have_the_same_rooms() -> None:
    models, resources, sandbox = (rooms_below(SOURCE / wing) for wing in ("models", "resources", "sandbox/rest"))
    assert models == resources == sandbox | {"ecommerce"}  # which the sandbox serves through GraphQL


def test_the_tests_that_heads_name_are_there() -> None:
    files = [*Path(__file__).parent.rglob("test_*.py")]
    known = {path.stem for path in files}.union(*(re.findall(r"def (test_\w+)", path.read_text()) for path in files))
    named = {(module_name(path), name) for path in MODULES for name in re.findall(r"`(test_\w+)", path.read_text())}
    assert len(named) > 30
    assert {one for one in named if one[1] not in known} == set()


def rooms_below(folder: Path) -> set[str]:
    return {path.parent.name for path in folder.glob("*/__init__.py")}


def test_files_are_of_a_readable_length() -> None:
    lengths = sorted(
        (len(path.read_text().splitlines()), module_name(path)) for path in MODULES if module_name(path) not in TABLES
    )
    assert lengths[-1][0] <= 400, lengths[-3:]
    assert lengths[len(lengths) // 2][0] <= 120
