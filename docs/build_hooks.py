"""Fills in what pages show of the code itself, while the site is built: so nothing of it can be out of date."""

from __future__ import annotations

import inspect
import pkgutil
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from keyword_tables import keyword_tables
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from model_tables import event_tables, tables
from nbclient import NotebookClient
from source_links import with_links

import acsdk
import acsdk.contrib
from acsdk import AsyncClient
from acsdk.sandbox import Sandbox

ROOT = Path(__file__).parent.parent
_SECTION = "Namespaces"
_OPTIONS = """    options:
      show_root_heading: false
      show_root_toc_entry: false
      show_bases: false
      inherited_members: true
"""


def names() -> list[str]:
    """The client's namespaces, in the order in which they are written down."""
    members = [item for kind in AsyncClient.__mro__ for item in vars(kind).items()]
    return [name for name, member in members if isinstance(member, cached_property)]


def namespace_page(name: str) -> str:
    """The class behind a name of the client, and the namespaces in it."""
    return "".join(_described(f"client.{name}", getattr(Sandbox().client(), name), "#"))


def _described(path: str, thing: object, level: str) -> Iterator[str]:
    kind = type(thing)
    below = [name for name, member in inspect.getmembers(kind) if isinstance(member, cached_property)]
    hidden = f"      filters: ['!^_', '!^({'|'.join(below)})$']\n" if below else ""
    depth = f"      heading_level: {len(level) + 1}\n"
    yield f"{level} {path}\n\n::: {kind.__module__}.{kind.__qualname__}\n{_OPTIONS}{depth}{hidden}\n"
    yield from keyword_tables(kind, f"{level}#")
    for name in below:
        yield from _described(f"{path}.{name}", getattr(thing, name), "##")


def bridges() -> str:
    """Every module of `acsdk.contrib`."""
    modules = [module.name for module in pkgutil.iter_modules(acsdk.contrib.__path__)]
    return "".join(f"::: acsdk.contrib.{name}\n\n" for name in modules if not name.startswith("_"))


def notebook(path: str) -> str:
    """A notebook, executed now, as Markdown with its pictures in it. A cell that fails ends the build."""
    document = nbformat.read(ROOT / path, as_version=4)
    with TemporaryDirectory() as folder:
        where = {"metadata": {"path": folder}}
        client = NotebookClient(document, timeout=120, kernel_name="python3", resources=where)
        kernel = client.create_kernel_manager()
        kernel.transport = "ipc"  # over TCP a kernel warns of listeners
        kernel.ip = f"{folder}/kernel"  # where its sockets lie; otherwise in the working directory
        client.execute()
    return "\n\n".join(part for cell in document.cells for part in _cell(cell))


def _cell(cell: Any) -> Iterator[str]:
    if cell.cell_type == "markdown":
        yield cell.source
        return
    yield f"```python\n{cell.source}\n```"
    for output in cell.outputs:
        shown = output.get("data", {"text/plain": output.get("text", "")})
        if "text/html" in shown:
            yield f"<div>{_plain_table(shown['text/html'])}</div>"
        elif "image/png" in shown:
            yield f"![{shown['text/plain']}](data:image/png;base64,{shown['image/png'].strip()})"
        else:
            yield f"```text\n{shown['text/plain'].strip()}\n```"


def _plain_table(html: str) -> str:
    """The table of a data frame without pandas' looks, so that it gets those of the site."""
    return re.sub(r"<style.*?</style>|(?<=<table)[^>]*", "", html, flags=re.DOTALL)


def version() -> str:
    """The version, and what it runs on."""
    return f"Version {acsdk.__version__} · Python 3.11 and newer · asyncio and trio · MIT licence"


def repository() -> str | None:
    """Where this clone came from, if that is an address on the web without a name or a password in it."""
    asked = subprocess.run(
        ["git", "remote", "get-url", "origin"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    address = asked.stdout.strip().removesuffix(".git")
    return address if re.fullmatch(r"https://[\w.-]+/[\w./-]+", address) else None


MAKERS: dict[str, Callable[[], str]] = {
    "bridges": bridges,
    "models ecommerce": lambda: "".join(tables("ecommerce")),
    "models v3": lambda: "".join(tables("v3")),
    "models roots": lambda: "".join(tables("roots")),
    "version": version,
    "events": lambda: "".join(event_tables()),
}


def on_config(config: MkDocsConfig) -> None:
    """Give each namespace its place in the navigation, and say which version this is."""
    config.site_name = f"acsdk {acsdk.__version__}"
    config.repo_url = config.repo_url or repository()
    for section in config.nav or ():
        for pages in section.values():
            if isinstance(pages, list) and _SECTION in pages:
                pages[pages.index(_SECTION)] = {_SECTION: [f"reference/client-{name}.md" for name in names()]}


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add a page for each namespace."""
    for name in names():
        files.append(File.generated(config, f"reference/client-{name}.md", content=namespace_page(name)))


def on_page_markdown(text: str, **_: Any) -> str:
    """Replace the marks of a page by what they stand for."""
    for mark, make in MAKERS.items():
        if f"<!-- {mark} -->" in text:
            text = text.replace(f"<!-- {mark} -->", make())
    return re.sub(r"<!-- notebook (\S+) -->", lambda match: notebook(match[1]), text)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """In the reference, pages of ActiveCampaign's documentation become links."""
    return with_links(html) if page.file.src_uri.startswith("reference/") else html


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Name the page in its body, for the style of one page, and what readers of screens miss in the theme."""
    for theirs, ours in (
        ("<body ", f'<body data-page="{page.file.name}" '),
        ('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Search"'),
    ):
        output = output.replace(theirs, ours, 1)
    output = output.replace("<th></th>", "<td></td>")
    return re.sub(r'<a (?:href="" )?id="([^"]*)"(?: href="")?></a>', r'<span id="\1"></span>', output)
