import ast
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from acsdk import models
from acsdk.models._index import MODULE_OF
from acsdk.models.kit.base import Model
from tests.generated.models import public_names

FOLDER = Path(models.__file__).parent
PUBLIC_MODULES = sorted(set(MODULE_OF.values()))
NOT_CURRENT = "src/acsdk/models/_index.py is not what the modules say of themselves: run `nox -s refresh`"


def starred_modules() -> list[str]:
    """The modules whose names type checkers see in the package."""
    tree = ast.parse(Path(models.__file__).read_text())
    starred = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"]
    return sorted(str(node.module).removeprefix("acsdk.models.") for node in starred)


def test_the_index_and_the_imports_for_type_checkers_agree() -> None:
    assert starred_modules() == PUBLIC_MODULES, NOT_CURRENT


def test_the_index_has_every_module_with_models() -> None:
    assert sorted(public_names()) == PUBLIC_MODULES, NOT_CURRENT


@pytest.mark.parametrize("module", PUBLIC_MODULES)
def test_the_index_has_the_names_of_each_module(module: str) -> None:
    names = importlib.import_module(f"acsdk.models.{module}").__all__
    assert sorted(names) == sorted(name for name, home in MODULE_OF.items() if home == module), NOT_CURRENT


def test_every_name_is_found_and_listed() -> None:
    assert set(models.__all__) == set(dir(models)) == set(MODULE_OF)
    assert {getattr(models, name).__module__ for name in models.__all__ if name.endswith("Input")} <= {
        f"acsdk.models.{module}" for module in PUBLIC_MODULES
    }


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'OderInput'"):
        getattr(models, "OderInput")  # noqa: B009 - checkers know that it is not there


def test_importing_the_package_imports_no_model() -> None:
    code = "import sys, acsdk.models; print(*(n for n in sys.modules if n.startswith('acsdk.models.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["acsdk.models._index"]


def classes() -> list[type[BaseModel]]:
    found = [getattr(models, name) for name in models.__all__]
    return [thing for thing in found if isinstance(thing, type) and issubclass(thing, Model)]


@pytest.mark.parametrize("model", classes(), ids=lambda model: model.__name__)
def test_every_class_is_documented_and_can_be_described_as_json_schema(model: type[BaseModel]) -> None:
    assert inspect.getdoc(model)
    assert model.model_json_schema()["type"] == "object"


def field_definitions(path: Path) -> list[tuple[str, bool]]:
    """The annotated attributes of the classes in a module, and whether a docstring follows each."""
    found: list[tuple[str, bool]] = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ClassDef):
            for statement, following in zip(node.body, [*node.body[1:], None], strict=True):
                if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                    documented = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
                    found.append((f"{node.name}.{statement.target.id}", documented))
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.stem)
def test_every_field_has_a_docstring(path: Path) -> None:
    settings = ("model_config", "sends_null", "_keys", "_remedies", "_to_wire", "_first", "_required")
    exempt = ("__pydantic_extra__", "_in_account_time", *settings)
    fields = [(name, documented) for name, documented in field_definitions(path) if not name.startswith("_")]
    assert [name for name, documented in fields if not documented and not name.endswith(exempt)] == []
