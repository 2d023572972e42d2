"""The ready progress bar."""

from __future__ import annotations

import io
from typing import Any

import anyio
import pytest

pytest.importorskip("rich", reason="the extra progress is not installed")

from rich.console import Console

from acsdk._bulk import run
from acsdk.contrib.progress import progress_bar

from .stubs import StubAccount, Thing, make_job, things


def shown(source: list[Thing], total: int | None, *, runs: int = 1) -> str:
    """What a terminal shows in the end."""
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=120, no_color=True, legacy_windows=False)

    async def main() -> None:
        with progress_bar(total, console=console) as bar:
            for _ in range(runs):
                await run(make_job(StubAccount()), source, on_progress=bar)

    anyio.run(main)
    return screen.getvalue()


@pytest.mark.parametrize("total", [None, 25, 1_000])
def test_it_ends_full(total: int | None) -> None:
    assert "things.bulk_upsert" in shown(list(things(25)), total)
    assert "25/25" in shown(list(things(25)), total)


def test_it_counts_towards_the_total_meanwhile() -> None:
    assert "0/1000" in shown(list(things(25)), 1_000)


def test_it_tells_of_trouble() -> None:
    source: list[Any] = [*things(20, bad=[3]), Thing("x", unencodable=True)]
    assert "2 failed" in shown(source, None)


def test_runs_may_follow_each_other() -> None:
    assert shown(list(things(5)), None, runs=2).count("things.bulk_upsert") >= 2
