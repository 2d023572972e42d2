"""Which files are generated, and from what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from docs import generate_coverage

from acsdk.sandbox.rules import markdown
from tests.api_coverage.table import read_rows
from tests.docs import api
from tests.generated import blocking_stubs, known_operations, models

__all__ = ["GENERATED", "REFRESH", "current", "kept", "stale"]

REFRESH = "nox -s refresh"
_ROOT = Path(__file__).parents[2]

GENERATED: Mapping[Path, Callable[[str], str]] = {
    models.INDEX: lambda text: models.index(text, models.public_names()),
    models.IMPORTS: lambda text: models.imports(text, models.public_names()),
    generate_coverage.PAGE: lambda _: generate_coverage.render(read_rows()),
    _ROOT / "docs" / "sandbox-rules.md": lambda _: markdown(),
    known_operations.PATH: lambda _: known_operations.text(),
    **blocking_stubs.files(),
    api.SNAPSHOT: lambda _: "\n".join(api.surface()) + "\n",
}
"""By path, what makes its text of the text that it has."""


def current(path: Path) -> str:
    """What the file should hold."""
    return GENERATED[path](kept(path))


def kept(path: Path) -> str:
    """What the file holds; nothing, where there is none yet."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def stale() -> list[Path]:
    """Stubs whose sources have gone."""
    return sorted(set(blocking_stubs.STUBS.rglob("*.pyi")) - set(GENERATED))
