"""That functions which live get the changed code, and that it is said where that would not be all."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from .changes import changes_of
from .forking import change_functions

CODE = """
from functools import cache, wraps

LIMIT = 30

def loud(function):
    @wraps(function)
    def louder(*given):
        return function(*given) * 2
    return louder

class Line:
    size: int = 5

    @property
    def most(self):
        return 7

    @most.setter
    def most(self, value):
        self.size = value + 9

    @cache
    def fits(self, size, least=3):
        return [one for one in range(size) if one > 2]

@loud
def twice(size):
    return size + 4
"""


def tried(tmp_path: Path, before: str, after: str) -> tuple[bool, Any]:
    """Whether a change could be made so, and the module."""
    path = tmp_path / "src" / "acsdk" / "line.py"
    path.parent.mkdir(parents=True)
    path.write_text(CODE, encoding="utf-8")
    spec = spec_from_file_location("line_of_a_test", path)
    assert spec is not None
    assert spec.loader is not None
    module: Any = module_from_spec(spec)
    spec.loader.exec_module(module)
    (change,) = [one for one in changes_of(path, CODE) if (one.before, one.after) == (before, after)]
    return change_functions(change), module


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("4", "(5)", [7, [3, 4], 18, 12]),
        ("7", "(8)", [8, [3, 4], 18, 10]),
        ("9", "(10)", [7, [3, 4], 19, 10]),
        ("one > 2", "(one >= 2)", [7, [2, 3, 4], 18, 10]),
        ("function(*given) * 2", "(function(*given) // 2)", [7, [3, 4], 18, 2]),
    ],
)
def test_a_change_of_what_lives(tmp_path: Path, before: str, after: str, expected: list[object]) -> None:
    was_made, module = tried(tmp_path, before, after)
    line = module.Line()
    seen = [line.most, line.fits(5)]
    line.most = 9
    assert was_made
    assert [*seen, line.size, module.twice(1)] == expected


@pytest.mark.parametrize(
    ("before", "after"), [("30", "(31)"), ("5", "(6)"), ("3", "(4)"), ("return louder", "return None")]
)
def test_what_has_run_already(tmp_path: Path, before: str, after: str) -> None:
    was_made, module = tried(tmp_path, before, after)
    assert was_made is (before == "return louder")
    assert module.LIMIT == 30
