"""A progress bar in the terminal for bulk calls. Needs the extra ``progress``.

``with progress_bar(total=12_000) as bar: report = await client.orders.bulk_upsert(orders, on_progress=bar)``
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from acsdk import BulkProgress

__all__ = ["progress_bar"]


@contextmanager
def progress_bar(
    total: int | None = None, *, console: Console | None = None
) -> Generator[Callable[[BulkProgress], None]]:
    """A bar for as long as the context lasts; what it yields is an ``on_progress``.

    ``total`` is the number of records, where it is known; without it the bar shows how many were read. Several bulk
    calls may share a bar: each operation has a line. Where the output is not a terminal, only the end is printed.
    """
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[trouble]}"),
        TimeRemainingColumn(),
        console=console,
    ) as progress:
        yield _Lines(progress, total).show


class _Lines:
    """One line for each operation."""

    def __init__(self, progress: Progress, total: int | None) -> None:
        self._progress = progress
        self._total = total
        self._tasks: dict[str, TaskID] = {}

    def show(self, event: BulkProgress) -> None:
        """Show how far the run has come."""
        task = self._tasks.get(event.operation)
        if task is None:
            task = self._progress.add_task(event.operation, total=self._total, trouble="")
            self._tasks[event.operation] = task
        total = event.read if event.is_last or self._total is None else self._total
        self._progress.update(task, completed=event.done, total=total, trouble=_trouble(event))
        if event.is_last:
            self._progress.refresh()
            del self._tasks[event.operation]


def _trouble(event: BulkProgress) -> str:
    parts = (
        (event.failed, "failed", "red"),
        (event.unknown, "unknown", "yellow"),
        (event.skipped, "skipped", "dim"),
    )
    return ", ".join(f"[{style}]{count:,} {word}[/]" for count, word, style in parts if count)
