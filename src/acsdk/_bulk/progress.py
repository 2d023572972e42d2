"""How far a bulk run has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from acsdk._bulk.report import BulkReport

__all__ = ["BulkProgress"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkProgress:
    """How far a run has come. The counts mean what they mean in `BulkReport`."""

    operation: str
    """The name of the operation, such as ``orders.bulk_upsert``."""
    read: int
    """Records taken from the source."""
    accepted: int
    """Records that the API accepted in this run."""
    failed: int
    """Records that were refused, by the API or before sending."""
    unknown: int
    """Records that were sent and whose answer was lost."""
    dropped: int
    """Copies that a later record of the same key replaced before they were sent."""
    skipped: int
    """Records that an earlier run with the same journal had brought in."""
    requests: int
    """Requests sent."""
    retries: int
    """Those of them that repeated an earlier one."""
    seconds: float
    """How long the run has taken."""
    report: BulkReport[Any] | None = field(default=None, repr=False)
    """The report, in the last event of a run; ``None`` before."""

    @property
    def done(self) -> int:
        """Records whose outcome is known."""
        return self.accepted + self.failed + self.unknown + self.dropped + self.skipped

    @property
    def is_last(self) -> bool:
        """Whether the run is over, whichever way it ended."""
        return self.report is not None

    @property
    def records_per_second(self) -> float:
        """The average so far."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    def __str__(self) -> str:
        trouble = "".join(f", {count:,} {word}" for word, count in self._trouble() if count)
        return f"{self.operation}: {self.accepted:,} of {self.read:,} accepted{trouble} ({self.seconds:,.1f} s)"

    def _trouble(self) -> tuple[tuple[str, int], ...]:
        return (
            ("failed", self.failed),
            ("unknown", self.unknown),
            ("dropped", self.dropped),
            ("skipped", self.skipped),
        )
