"""A report as text, as HTML for notebooks, and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Protocol

from acsdk._bulk.outcomes import BulkBatch, BulkDuplicate, BulkFailure

__all__ = ["Report", "outcome", "to_dict", "to_html", "to_text"]

_COUNTS = ("read", "accepted", "failed", "unknown", "dropped", "skipped", "unsent")
_SHOWN = 20
_WIDTH = 100


class Report(Protocol):
    """What is read of a report, beside its counts."""

    @property
    def operation(self) -> str: ...
    @property
    def dry_run(self) -> bool: ...
    @property
    def failed(self) -> int: ...
    @property
    def unknown(self) -> int: ...
    @property
    def failures(self) -> Sequence[BulkFailure[Any]]: ...
    @property
    def unknowns(self) -> Sequence[BulkFailure[Any]]: ...
    @property
    def duplicates(self) -> Sequence[BulkDuplicate]: ...
    @property
    def batches(self) -> Sequence[BulkBatch]: ...
    @property
    def runs(self) -> int: ...
    @property
    def seconds(self) -> float: ...
    @property
    def requests(self) -> int: ...
    @property
    def retries(self) -> int: ...
    @property
    def estimated_seconds(self) -> float | None: ...


def outcome(report: Report) -> str:
    """One line with the counts that are not 0."""
    counts = [f"{getattr(report, name):,} {name}" for name in _COUNTS if getattr(report, name) or name == "read"]
    return ", ".join(counts)


def to_dict(report: Report) -> dict[str, Any]:
    """Plain values of everything but the items."""
    return {
        "operation": report.operation,
        "dry_run": report.dry_run,
        **{name: getattr(report, name) for name in _COUNTS},
        "runs": report.runs,
        "seconds": round(report.seconds, 3),
        "requests": report.requests,
        "retries": report.retries,
        "estimated_seconds": report.estimated_seconds,
        "failures": [_failure(failure) for failure in report.failures],
        "unknowns": [_failure(failure) for failure in report.unknowns],
        "duplicates": [
            {"key": one.key, "index": one.index, "superseded_by": one.superseded_by, "was_sent": one.was_sent}
            for one in report.duplicates
        ],
        "batches": [{"record_id": batch.record_id, "records": batch.records} for batch in report.batches],
    }


def _failure(failure: BulkFailure[Any]) -> dict[str, Any]:
    error = type(failure.error).__name__ if failure.error is not None else None
    return {"index": failure.index, "key": failure.key, "reasons": list(failure.reasons), "error": error}


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    yield from ((name, f"{getattr(report, name):,}") for name in _COUNTS)
    if report.runs > 1:
        yield "runs", f"{report.runs:,}"
    yield "planned requests" if report.dry_run else "requests", f"{report.requests:,}"
    if report.retries:
        yield "retries", f"{report.retries:,}"
    if report.estimated_seconds is not None:
        yield "estimated time", f"{report.estimated_seconds:,.1f} s"
    yield "time", f"{report.seconds:,.1f} s"


def _rows(report: Report) -> Iterator[tuple[str, str, str]]:
    for word, failures in (("failed", report.failures), ("unknown", report.unknowns)):
        for failure in failures[:_SHOWN]:
            yield f"#{failure.index}", failure.key, f"{word}: {'; '.join(failure.reasons)}"


def _left_out(report: Report) -> int:
    return report.failed + report.unknown - sum(1 for _ in _rows(report))


def to_text(report: Report) -> str:
    """A table for a terminal."""
    title = report.operation + (" (dry run)" if report.dry_run else "")
    facts = list(_facts(report))
    width = max(len(name) for name, _ in facts)
    digits = max(len(value) for _, value in facts)
    lines = [title, *(f"  {name:<{width}}  {value:>{digits}}" for name, value in facts), *_failure_lines(report)]
    return "\n".join(lines)


def _failure_lines(report: Report) -> Sequence[str]:
    rows = list(_rows(report))
    if not rows:
        return ()
    left = max(len(place) for place, _, _ in rows)
    middle = min(40, max(len(key) for _, key, _ in rows))
    lines = [f"  {place:<{left}}  {_cut(key, middle):<{middle}}  {_cut(words, _WIDTH)}" for place, key, words in rows]
    more = _left_out(report)
    return [*lines, f"  … and {more:,} more"] if more else lines


def _cut(text: str, width: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"


def to_html(report: Report) -> str:
    """Two tables for a notebook."""
    facts = "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in _facts(report))
    rows = "".join(
        f"<tr><td>{escape(place)}</td><td>{escape(key)}</td><td>{escape(words)}</td></tr>"
        for place, key, words in _rows(report)
    )
    more = f"<p>… and {_left_out(report):,} more</p>" if _left_out(report) else ""
    caption = escape(report.operation) + (" (dry run)" if report.dry_run else "")
    head = "<tr><th>record</th><th>key</th><th>outcome</th></tr>"
    failures = f"<table>{head}{rows}</table>{more}" if rows else ""
    return f"<table><caption>{caption}</caption>{facts}</table>{failures}"
