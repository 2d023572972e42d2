"""Fills in what pages show of the code itself, while the site is built: so nothing of it can be out of date."""

from __future__ import annotations

import base64
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, get_type_hints

import nbformat
from nbclient import NotebookClient
from nbconvert import MarkdownExporter

import acsdk.contrib
from acsdk import AsyncClient
from acsdk.models._index import MODULE_OF
from acsdk.sandbox import Sandbox
from acsdk.sandbox.rules import markdown as rules

ROOT = Path(__file__).parent.parent


def namespaces() -> Iterator[str]:
    """The class behind each name of the client."""
    client = Sandbox().client()
    for name, member in vars(AsyncClient).items():
        if isinstance(member, cached_property) and not name.startswith("_"):
            yield from _namespace(f"client.{name}", getattr(client, name))


def _namespace(path: str, thing: object) -> Iterator[str]:
    kind = type(thing)
    below = [name for name, member in inspect.getmembers(kind) if isinstance(member, cached_property)]
    yield f"## {path}\n\n::: {kind.__module__}.{kind.__qualname__}\n    options:\n      show_root_heading: false\n"
    yield f"      show_root_toc_entry: false\n      inherited_members: true\n      filters: ['!^_', '!^({'|'.join(below) or '_'})$']\n"
    for name in below:
        yield "\n"
        yield from _namespace(f"{path}.{name}", getattr(thing, name))
    yield "\n"


def models() -> Iterator[str]:
    """Every public model, by module."""
    for module, names in groupby(MODULE_OF, key=MODULE_OF.__getitem__):
        yield f"## {module.replace('_', ' ').capitalize()}\n\n"
        for name in names:
            yield f"::: acsdk.models.{module}.{name}\n    options:\n      inherited_members: true\n      heading_level: 3\n\n"


def bridges() -> Iterator[str]:
    """Every module of `acsdk.contrib`."""
    for module in pkgutil.iter_modules(acsdk.contrib.__path__):
        if not module.name.startswith("_"):
            yield f"::: acsdk.contrib.{module.name}\n\n"


def notebook(path: str) -> str:
    """A notebook, executed now, as Markdown with its pictures in it. A cell that fails ends the build."""
    document = nbformat.read(ROOT / path, as_version=4)
    NotebookClient(document, timeout=120, resources={"metadata": {"path": str(ROOT / "examples")}}).execute()
    text, resources = MarkdownExporter().from_notebook_node(document)
    for name, data in resources["outputs"].items():
        text = text.replace(f"]({name})", f"](data:image/png;base64,{base64.b64encode(data).decode()})")
    return text


MAKERS: dict[str, Callable[..., str]] = {
    "rules of the sandbox": rules,
    "namespaces of the client": lambda: "".join(namespaces()),
    "models": lambda: "".join(models()),
    "bridges": lambda: "".join(bridges()),
}


def on_page_markdown(text: str, **_: Any) -> str:
    """Replace the marks of a page by what they stand for."""
    for mark, make in MAKERS.items():
        if f"<!-- {mark} -->" in text:
            text = text.replace(f"<!-- {mark} -->", make())
    return re.sub(r"<!-- notebook (\S+) -->", lambda match: notebook(match[1]), text)
