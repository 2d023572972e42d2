"""Pages that would go stale in silence otherwise. Their code blocks are executed by ``docs/executed.py``."""

import re
from pathlib import Path

import acsdk
from acsdk import AcsdkError, Observer

DOCS = Path(__file__).parents[2] / "docs"
CONFIG = DOCS.parent / "mkdocs.yml"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_exception_has_its_remedy() -> None:
    rows = "\n".join(line for line in page("errors.md").splitlines() if line.startswith("| `"))
    kinds = [getattr(acsdk, name) for name in acsdk.__all__]
    raised = {kind.__name__ for kind in kinds if isinstance(kind, type) and issubclass(kind, AcsdkError)}
    told = set(re.findall(r"`(\w+)`", rows))
    assert raised - told == {"AcsdkError", "APIError", "RequestError"}, (
        "these are bases; the others belong in errors.md"
    )


def test_every_method_of_an_observer_is_in_the_table() -> None:
    methods = {name for name in vars(Observer) if not name.startswith("_")}
    assert methods <= set(re.findall(r"`(\w+)`", page("observability.md")))


def test_every_page_is_in_the_navigation() -> None:
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert pages - set(re.findall(r"[\w/-]+\.md", CONFIG.read_text(encoding="utf-8"))) == set()


def test_the_request_options_are_explained() -> None:
    told = page("retries.md") + page("raw.md")
    assert [name for name in acsdk.RequestOptions.__annotations__ if f"`{name}`" not in told] == []


def test_the_notebook_is_kept_without_its_outputs() -> None:
    notebook = (DOCS.parent / "examples" / "explore.ipynb").read_text(encoding="utf-8")
    assert '"outputs": []' in notebook
    assert "image/png" not in notebook
