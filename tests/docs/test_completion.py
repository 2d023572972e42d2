"""What a reader of an editor or a notebook is offered: public names, each with its words, and nothing else."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import acsdk
from acsdk import models
from acsdk.models import LineItem, Order
from acsdk.resources.kit.namespace import Namespace
from acsdk.sandbox import Sandbox

PACKAGES = {"contrib", "frames", "models", "resources", "sandbox", "webhooks"}
MODELS = Path(models.__file__).parent


def public(thing: object) -> set[str]:
    return {name for name in dir(thing) if not name.startswith("_")}


def test_the_package_offers_its_public_names_alone() -> None:
    assert public(acsdk) - PACKAGES == set(acsdk.__all__) - {"__version__"}


def test_the_models_offer_their_public_names_alone() -> None:
    assert public(models) == set(models.__all__)


def test_the_client_offers_namespaces_and_at_most_six_names_more() -> None:
    client = Sandbox().client()
    namespaces = {name for name in public(client) if isinstance(getattr(client, name), Namespace)}
    assert {"orders", "products", "graphql", "rest"} <= namespaces
    assert {"aclose", "api_url", "with_options"} <= public(client) - namespaces
    assert len(public(client) - namespaces) <= 6


def test_a_namespace_offers_calls_and_namespaces_alone() -> None:
    client = Sandbox().client()
    namespaces = [thing for thing in (getattr(client, name) for name in public(client)) if isinstance(thing, Namespace)]
    for namespace in namespaces:
        for member in public(namespace):
            thing = getattr(namespace, member)
            assert callable(thing) or isinstance(thing, Namespace), f"{namespace!r}: {member}"
            assert thing.__doc__, f"{namespace!r}: {member}"


def test_a_model_offers_its_fields_and_few_names_more() -> None:
    names = public(Order.model_validate({})) - set(Order.model_fields)
    assert {name for name in names if not name.startswith("model_")} == {"from_wire", "raw", "to_dict", "to_input"}
    assert not public(LineItem(name="Tea")) & {"dict", "json", "copy", "parse_obj"}


IN_IPYTHON = """
import json
from IPython.core.completer import IPCompleter, provisionalcompleter
from acsdk.models import Order
from acsdk.sandbox import Sandbox

completer = IPCompleter(namespace={"client": Sandbox().client(), "order": Order.model_validate({})})
for text in json.loads(input()):
    with provisionalcompleter():
        print(json.dumps([completion.text for completion in completer.completions(text, len(text))]))
"""


def test_ipython_completes_on_live_objects() -> None:
    expected = {
        "client.or": "orders",
        "client.orders.ups": "upsert",
        "order.final_a": "final_amount",
        "from acsdk import RateL": "RateLimitError",
        "from acsdk.models import RecurringPaymentIn": "RecurringPaymentInput",
    }
    # In a process that is not measured: coverage doubles the time that jedi takes to read the package.
    command = [sys.executable, "-c", IN_IPYTHON]
    done = subprocess.run(command, input=json.dumps([*expected]), capture_output=True, text=True, check=True)
    assert [json.loads(line) for line in done.stdout.splitlines()] == [[name] for name in expected.values()]


def modules() -> list[Path]:
    return [path for path in sorted(MODELS.glob("*.py")) if path.name != "__init__.py"]


def fields_without_words(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from (f"{path.name}: {node.name}.{name}" for name in undocumented(node))


def undocumented(node: ast.ClassDef) -> Iterator[str]:
    """The public fields of a class under which no string stands."""
    for statement, following in zip(node.body, [*node.body[1:], None], strict=True):
        if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
            continue
        documented = (
            isinstance(following, ast.Expr)
            and isinstance(following.value, ast.Constant)
            and isinstance(following.value.value, str)
            and bool(following.value.value.strip())
        )
        is_field = not ast.unparse(statement.annotation).startswith("ClassVar")
        if is_field and not documented and not statement.target.id.startswith("_"):
            yield statement.target.id


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_every_field_of_a_model_is_explained_on_hover(path: Path) -> None:
    assert list(fields_without_words(path)) == []


def test_a_field_without_words_is_found(tmp_path: Path) -> None:
    path = tmp_path / "some.py"
    path.write_text(
        'class A:\n    x: int = 1\n    y: int = 2\n    """Why."""\n    _z: int = 3\n    """"""\n    w: int\n'
    )
    assert list(fields_without_words(path)) == ["some.py: A.x", "some.py: A.w"]
