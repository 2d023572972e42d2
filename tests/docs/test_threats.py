"""Every threat that SECURITY.md names is held by a test that is there."""

import ast
import re
from pathlib import Path

import pytest

ROWS = re.findall(
    r"^\| (.+?) \| .+? \| `(tests/.+?)` \|$", Path("SECURITY.md").read_text(encoding="utf-8"), re.MULTILINE
)


def names(path: Path) -> set[str]:
    """The functions of a file, methods included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_there_are_rows() -> None:
    table = Path("SECURITY.md").read_text(encoding="utf-8").partition("| Threat |")[2]
    assert len(ROWS) == table.count("\n|") - 1, "a row is a threat, what holds, and the path of a test in backquotes"
    assert len(ROWS) > 20


@pytest.mark.parametrize(("threat", "test"), ROWS)
def test_a_threat_has_its_test(threat: str, test: str) -> None:
    path, _, name = test.partition("::")
    assert Path(path).is_file(), f"{threat}: {path} is gone: name the test that holds now"
    assert not name or name in names(Path(path)), f"{threat}: {path} has no {name}: name the test that holds now"
