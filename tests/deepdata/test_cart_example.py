"""The example of a cart's life prints the states that the sandbox reports."""

import importlib.util
import sys
from argparse import Namespace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox
from tests.support import VirtualClock

pytestmark = pytest.mark.anyio

EXAMPLE = Path(__file__).parents[2] / "examples" / "cart_lifecycle.py"


class QuickSandbox(Sandbox):
    """Without a rate limit, and with a client that waits in virtual time."""

    def __init__(self) -> None:
        super().__init__(rate_limit=None)

    def client(self, **options: Any) -> AsyncClient:
        return super().client(rate_limit=None, clock=VirtualClock(), **options)


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("cart_lifecycle", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "Sandbox", QuickSandbox)
    return module


async def test_a_cart_lives_from_its_first_item_to_its_purchase(
    example: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    await example.main(Namespace(live=False))
    lines = [line.split(",")[0] for line in capsys.readouterr().out.splitlines()]
    assert lines[:4] == [
        "first item    state 2 (ABANDONED)",
        "another item  state 2 (ABANDONED)",
        "abandoned     state 2 (ABANDONED)",
        "purchased     state 3 (RECOVERED)",
    ]
    assert lines[4].startswith("order cart-")
