"""Nothing public may change unseen."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from .api import READ_ONCE, SNAPSHOT, surface

REMEDY = (
    "If that is meant: run `nox -s refresh`, look at what changes in tests/docs/api.txt, and tell of it in CHANGELOG.md"
)


pytestmark = pytest.mark.xdist_group(READ_ONCE)


def kept() -> set[str]:
    return set(SNAPSHOT.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def found() -> set[str]:
    return set(surface())


def test_nothing_public_is_gone_or_changed(found: set[str]) -> None:
    gone = sorted(kept() - found)
    assert not gone, f"{REMEDY} as something that breaks programs.\n" + "\n".join(gone)


def test_what_is_new_is_in_the_snapshot(found: set[str]) -> None:
    new = sorted(found - kept())
    assert not new, f"{REMEDY} as something new.\n" + "\n".join(new)


def test_the_snapshot_sees_what_programs_use() -> None:
    lines = kept()
    assert "class acsdk.NotFoundError(APIError)" in lines
    assert any(
        line.startswith("async def acsdk.resources.ecommerce.orders.Orders.upsert(self, order: OrderInput")
        for line in lines
    )
    assert any(line.startswith("acsdk.models.OrderInput.store_order_id: str") for line in lines)
    assert any(line.startswith("def acsdk.AsyncClient.__init__(self, api_url: str | None = None") for line in lines)


def test_a_renamed_parameter_is_a_change(tmp_path: Path) -> None:
    def lines_of(folder: str, code: str) -> Sequence[str]:
        package = tmp_path / folder / "acsdk"
        for name in ("models", "sandbox", "webhooks", "outbox", "frames", "contrib", "resources"):
            (package / name).mkdir(parents=True, exist_ok=True)
            (package / name / "__init__.py").write_text("")
        (package / "_hidden.py").write_text("class Base:\n    inherited: int = 1\n")
        (package / "__init__.py").write_text(f"from acsdk._hidden import Base\n__all__ = ['Public', 'run']\n{code}")
        return surface(tmp_path / folder)

    before = lines_of(
        "before", "class Public(Base):\n    x: int\n    _y: int\nasync def run(a, *b: str, c: int = 1, **d): ...\n"
    )
    after = lines_of("after", "class Public(Base):\n    x: str\n    _y: str\nasync def run(a, /, *, e: int = 1): ...\n")
    assert before == [
        "acsdk.Public.x: int",
        "acsdk._hidden.Base.inherited: int = 1",
        "async def acsdk.run(a, *b: str, *, c: int = 1, **d) -> None",
        "class acsdk.Public(Base)",
        "class acsdk._hidden.Base()",
    ]
    assert sorted(set(before) - set(after)) == [before[0], before[2]]
