"""Pages that would go stale in silence otherwise. Their code blocks are executed by ``docs/executed.py``."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

import acsdk
import acsdk.contrib
from acsdk import AcsdkError, AsyncClient, Observer, _errors, models, webhooks
from acsdk.models._index import MODULE_OF
from acsdk.resources.contacts.contacts import Contacts
from acsdk.resources.deepdata.carts import Carts
from acsdk.resources.deepdata.connections import Connections
from acsdk.resources.ecommerce.orders import Orders
from acsdk.resources.ecommerce.products import Products
from acsdk.sandbox import Sandbox

DOCS = Path(__file__).parents[2] / "docs"
CONFIG = DOCS.parent / "mkdocs.yml"
WITH_BLOCKS = [DOCS.parent / "README.md", *sorted(DOCS.glob("*.md"))]
MOST_USED = [
    AsyncClient,
    Sandbox,
    webhooks.parse,
    Orders.upsert,
    Orders.bulk_upsert,
    Products.bulk_upsert,
    Contacts.upsert,
    Contacts.list,
    Connections.ensure,
    Carts.upsert,
]
EXECUTED = {"python", 'python title="test_shop.py"', "console", "output"}


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_pages_agree_on_how_to_install() -> None:
    for path in (DOCS.parent / "README.md", DOCS / "index.md", DOCS / "quickstart.md"):
        words = " ".join(path.read_text(encoding="utf-8").split())
        for part in ("python -m pip install .", "no package index has acsdk yet", "`python -m pip install acsdk`"):
            assert part in words, path.name
    for path in DOCS.glob("*.md"):
        if "\npython -m pip install 'acsdk[" in page(path.name):
            assert "[from a clone](quickstart.md)" in page(path.name), f"{path.name}: no index has acsdk, say what does"


def test_every_exception_and_warning_has_its_remedy() -> None:
    rows = "\n".join(line for line in page("errors.md").splitlines() if line.startswith("| `"))
    kinds = [getattr(acsdk, name) for name in acsdk.__all__]
    raised = {kind.__name__ for kind in kinds if isinstance(kind, type) and issubclass(kind, AcsdkError | Warning)}
    told = set(re.findall(r"`(?:webhooks\.)?(\w+)`", rows))
    assert raised - told == {"AcsdkError", "APIError", "RequestError"}, (
        "these are bases; the others belong in errors.md"
    )
    assert webhooks.InvalidDeliveryError.__name__ in told


@pytest.mark.parametrize("path", WITH_BLOCKS, ids=lambda path: path.name)
def test_every_block_is_executed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    languages = re.findall(r"^```(.*)\n(?:.*\n)*?```$", text, re.MULTILINE)
    assert set(languages) <= EXECUTED
    assert "<!-- skip" not in text


@pytest.mark.parametrize("thing", MOST_USED, ids=lambda thing: thing.__qualname__)
def test_what_people_call_first_has_an_example(thing: object) -> None:
    assert "```python\n" in (inspect.getdoc(thing) or "")


def reference() -> str:
    """The pages of the reference, as they are written."""
    return "\n".join(path.read_text(encoding="utf-8") for path in DOCS.glob("reference/*.md"))


@pytest.mark.parametrize("module", ["acsdk", "acsdk.sandbox", "acsdk.webhooks"])
def test_every_public_name_is_in_the_reference(module: str) -> None:
    package = importlib.import_module(module)
    things = {name: getattr(package, name) for name in package.__all__ if name != "__version__"}
    named = {name for name in things if f"::: {module}.{name}\n" in reference()}
    in_tables = {name for name, thing in things.items() if isinstance(thing, type) and issubclass(thing, BaseModel)}
    assert "::: acsdk._errors\n" in reference()
    assert set(things) - named - in_tables - set(_errors.__all__) == set()


def test_the_tables_of_models_and_the_bridges_are_made_from_the_code() -> None:
    assert set(models.__all__) == set(MODULE_OF)
    marks = set(re.findall(r"<!-- ([\w ]+) -->", reference()))
    assert {"models ecommerce", "models v3", "models roots", "events", "bridges"} <= marks
    bridges = [module.name for module in pkgutil.iter_modules(acsdk.contrib.__path__) if module.name[0] != "_"]
    assert [name for name in bridges if not importlib.import_module(f"acsdk.contrib.{name}").__all__] == []


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
