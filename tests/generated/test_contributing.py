"""CONTRIBUTING.md is true: what it names is there, and its recipe makes a resource that every test accepts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from tests.generated.recipe import Step, apply, steps

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
STEPS = steps(PAGE)
TABLE, MODEL, METHODS, NAMESPACES, SANDBOX, REGISTRY, CALLS, TEST = STEPS
COVERAGE = "tests/api_coverage/test_coverage.py"
GUARDS: Sequence[tuple[Step, Sequence[str], Sequence[str]]] = [
    (
        TABLE,
        (f"{COVERAGE}::test_every_operation_of_the_table_has_a_method",),
        ("src/acsdk/models/ROOM/", "src/acsdk/resources/ROOM/", NAMESPACES.path),
    ),
    (MODEL, ("tests/models/test_models_package.py", "-k", "every_module_with_models"), ("nox -s refresh",)),
    (METHODS, (f"{COVERAGE}::test_every_operation_of_the_table_has_a_method",), (NAMESPACES.path,)),
    (NAMESPACES, (COVERAGE, "-k", "sandbox_serves and widgets"), ("src/acsdk/sandbox/rest/ROOM/", REGISTRY.path)),
    (SANDBOX, ("tests/sandbox/test_sandbox_registry.py",), (REGISTRY.path,)),
    (REGISTRY, ("tests/typing/test_calls.py", "-k", "widgets"), ("tests/typing/calls", "tests/typing/test_calls.py")),
    (CALLS, ("tests/docs/test_api.py", "-k", "what_is_new"), ("nox -s refresh", "CHANGELOG.md")),
]
"""After a step, what to run, and what a failure must name."""


def test_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(r"`((?:src|tests|docs|benchmarks|examples)/[\w./]+|[A-Z]+\.md)`", PAGE))
    made = {step.path for step in (MODEL, METHODS, SANDBOX, TEST)}
    assert len(named) > 50
    assert [path for path in sorted(named - made) if not (ROOT / path).exists()] == []
    assert [path for path in sorted(made) if (ROOT / path).exists()] == []


def test_a_recipe_whose_anchor_has_gone_says_so(tmp_path: Path) -> None:
    (step,) = steps("### 1. `x.py`\n\nBelow `a = 1`:\n\n```python\nb = 2\n```\n\n### And then\n\n```text\nno\n```\n")
    (tmp_path / "x.py").write_text("c = 3\n")
    with pytest.raises(AssertionError, match=r"x\.py has not one line 'a = 1'"):
        apply(step, tmp_path)
    (tmp_path / "x.py").write_text("a = 1\nc = 3\n")
    apply(step, tmp_path)
    assert (tmp_path / "x.py").read_text() == "a = 1\nb = 2\nc = 3\n"


class Tree:
    """A copy of what the recipe changes, and programs that see the copy in place of what is installed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("src", "tests", "docs", "examples"):
            copytree(ROOT / name, root / name, ignore=ignore_patterns("__pycache__", "assets"))
        for name in ("pyproject.toml", "mkdocs.yml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
            (root / name).write_bytes((ROOT / name).read_bytes())

    def run(self, *words: str) -> tuple[int, str]:
        where = {**os.environ, "PYTHONPATH": f"{self.root / 'src'}{os.pathsep}{self.root}"}
        where.pop("PYTEST_XDIST_WORKER", None)
        done = subprocess.run(
            [sys.executable, "-m", *words], cwd=self.root, env=where, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    def test(self, *words: str) -> tuple[int, str]:
        return self.run("pytest", "-q", "-n0", "-p", "no:cacheprovider", *words)


@pytest.mark.soak
def test_each_guard_names_the_next_file(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "copy")
    for step, guard, words in GUARDS:
        apply(step, tree.root)
        status, printed = tree.test(*guard)
        assert status == 1, f"after {step.path}: {printed}"
        assert [word for word in words if word not in printed] == [], printed


def test_the_recipe_makes_a_resource_that_every_guard_accepts(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "copy")
    for step in STEPS:
        apply(step, tree.root)
    status, printed = tree.run("tests.generated")
    assert status == 0, printed
    assert printed.count("nox -s refresh: ") == 10
    status, printed = tree.test(
        TEST.path,
        "tests/generated/test_generated.py",
        COVERAGE,
        "tests/typing/test_calls.py",
        "tests/models/test_models_package.py",
        "tests/sandbox/test_sandbox_strict.py",
        "tests/sandbox/test_sandbox_registry.py",
        "tests/test_public_surface.py",
        "-k",
        # The public surface was read a moment ago, and takes as long again.
        "widget or (a_generated_file and not api.txt) or the_table or operation_of or index or declared "
        "or calls_for_the_account",
    )
    assert status == 0, printed
    written = [step.path for step in STEPS if step.path.endswith(".py")]
    for checked in ("check", "format --check"):
        status, printed = tree.run("ruff", *checked.split(), *written)
        assert status == 0 or "No module named ruff" in printed, printed
