"""Executes every ``python`` block of the pages, with ``await`` at top level, as a notebook would.

The blocks of one page share their names and one event loop. An ``output`` block states what the block before it prints.
"""

import ast
import asyncio
import contextlib
import inspect
import io
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, SkipParser


def run_block(example: Example) -> None:
    source = "\n" * (example.line + example.parsed.line_offset) + example.parsed
    code = compile(source, example.path, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        result = eval(code, example.namespace)  # noqa: S307 - the project's own pages
        if inspect.isawaitable(result):
            example.namespace["_runner"].run(as_coroutine(result))
    example.namespace["_printed"] = printed.getvalue()


async def as_coroutine(awaitable: Any) -> None:
    await awaitable


def compare_output(example: Example) -> str | None:
    printed = example.namespace.get("_printed", "").strip()
    expected = example.parsed.strip()
    return None if printed == expected else f"the page says:\n{expected}\n\nbut it prints:\n{printed}"


def start_page(namespace: dict[str, Any]) -> None:
    for name in [name for name in os.environ if name.startswith("ACTIVECAMPAIGN_")]:
        del os.environ[name]
    namespace["_runner"] = asyncio.Runner()
    namespace["_home"] = Path.cwd()
    namespace["_folder"] = TemporaryDirectory()
    os.chdir(namespace["_folder"].name)  # what a page writes is gone with the page


def end_page(namespace: dict[str, Any]) -> None:
    client = namespace.get("client")
    if client is not None and hasattr(client, "aclose"):
        namespace["_runner"].run(client.aclose())
    namespace["_runner"].close()
    os.chdir(namespace["_home"])
    namespace["_folder"].cleanup()


pytest_collect_file = Sybil(
    parsers=[
        CodeBlockParser(language="python", evaluator=run_block),
        CodeBlockParser(language="output", evaluator=compare_output),
        SkipParser(),
    ],
    path=str(Path(__file__).parent.parent),
    patterns=["README.md", "docs/*.md"],
    setup=start_page,
    teardown=end_page,
).pytest()
