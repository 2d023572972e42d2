"""Executes every block of the pages and every example in a docstring.

- ``python``: with ``await`` at top level, as in a notebook. The blocks of one page share their names and an event loop.
- ``python title="test_shop.py"``: a test file, run by pytest.
- ``console``: commands, see ``docs/commands.py``.
- ``output``: what the block before it prints. A line of ``…`` stands for any lines, and seconds may differ.

The real account that pages speak of is https://acme.api-us1.com with its ``token``; a sandbox answers in its place.

An example in a docstring finds a client on a sandbox, one connection and the names of ``acsdk.models``.
"""

import ast
import asyncio
import contextlib
import inspect
import io
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import respx
from docs.commands import environment, run_commands
from sybil import Document, Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser

import acsdk
from acsdk import models, webhooks
from acsdk.sandbox import Sandbox

ROOT = Path(__file__).parent.parent
TOKEN = "the-key-of-the-account"
TEST_FILE = "test_shop.py"


def run_python(example: Example) -> None:
    source = "\n" * (example.line + example.parsed.line_offset) + example.parsed
    code = compile(source, example.path, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        result = eval(code, example.namespace)
        if inspect.isawaitable(result):
            example.namespace["_runner"].run(as_coroutine(result))
    example.namespace["_printed"] = printed.getvalue()


async def as_coroutine(awaitable: Any) -> None:
    await awaitable


def run_tests(example: Example) -> str | None:
    Path(TEST_FILE).write_text(example.parsed, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", TEST_FILE]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    example.namespace["_printed"] = done.stdout
    return done.stdout + done.stderr if done.returncode else None


def run_console(example: Example) -> None:
    example.namespace["_printed"] = run_commands(example.parsed)


def compare_output(example: Example) -> str | None:
    printed = example.namespace.get("_printed", "").strip()
    expected = example.parsed.strip()
    return None if matches(expected, printed) else f"the page says:\n{expected}\n\nbut it prints:\n{printed}"


def matches(expected: str, printed: str) -> bool:
    lines = [r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + "\n" for line in timeless(expected)]
    return re.fullmatch("".join(lines), "\n".join([*timeless(printed), ""])) is not None


def timeless(text: str) -> list[str]:
    return [re.sub(r" *[\d.]+ s\b", " 0 s", line.rstrip()) for line in text.splitlines()]


def start_page(namespace: dict[str, Any]) -> None:
    for name in [name for name in os.environ if name.startswith("ACTIVECAMPAIGN_")]:
        del os.environ[name]
    namespace["token"] = TOKEN
    namespace["_runner"] = asyncio.Runner()
    namespace["_home"] = Path.cwd()
    namespace["_account"] = real_account()
    namespace["_folder"] = TemporaryDirectory()
    os.chdir(namespace["_folder"].name)  # what a page writes is gone with the page
    Path("examples").symlink_to(ROOT / "examples")


def real_account() -> respx.MockRouter:
    """A sandbox answers in the place of the account that the pages name; httpx reaches no other host."""
    account = Sandbox(token=TOKEN)
    router = respx.mock(assert_all_called=False)
    router.route(host="acme.api-us1.com").mock(side_effect=account.transport().handle_async_request)
    router.start()
    return router


def end_page(namespace: dict[str, Any]) -> None:
    client = namespace.get("client")
    if client is not None and hasattr(client, "aclose"):
        namespace["_runner"].run(client.aclose())
    namespace["_runner"].close()
    namespace["_account"].stop()
    os.chdir(namespace["_home"])
    namespace["_folder"].cleanup()


def start_module(namespace: dict[str, Any]) -> None:
    start_page(namespace)
    namespace |= {name: getattr(models, name) for name in models.__all__}
    namespace |= {"acsdk": acsdk, "AsyncClient": acsdk.AsyncClient, "webhooks": webhooks}
    namespace |= {"datetime": datetime, "UTC": UTC, "Decimal": Decimal}
    namespace["sandbox"] = Sandbox()
    namespace["client"] = namespace["sandbox"].client()
    ensured = namespace["client"].deepdata.connections.ensure("acme-shop", "shop.example.com")
    namespace["connection"] = namespace["_runner"].run(ensured)


class Docstrings(PythonDocStringDocument):
    """The docstrings of a module. An example sees what its reader sees, not what the module imports."""

    def __init__(self, text: str, path: str) -> None:
        Document.__init__(self, text, path)


PARSERS = [
    CodeBlockParser("python", run_python),
    CodeBlockParser(f'python title="{TEST_FILE}"', run_tests),
    CodeBlockParser("console", run_console),
    CodeBlockParser("output", compare_output),
]
PAGES = Sybil(PARSERS, patterns=["README.md", "docs/*.md"], path=str(ROOT), setup=start_page, teardown=end_page)
DOCSTRINGS = Sybil(
    PARSERS,
    pattern="*.py",
    path=str(ROOT / "src" / "acsdk"),
    setup=start_module,
    teardown=end_page,
    document_types={".py": Docstrings},
)

pytest_collect_file = (PAGES + DOCSTRINGS).pytest()
