"""What became of a bulk run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from acsdk._bulk import render
from acsdk._bulk.job import Item
from acsdk._bulk.outcomes import BulkBatch, BulkDuplicate, BulkFailure
from acsdk._errors import BulkError

__all__ = ["BulkReport"]


@dataclass(frozen=True, kw_only=True)
class BulkReport(Generic[Item]):
    """What became of every record that was read: ``read`` is the sum of the six counts after it.

    The lists hold the first 10,000 entries each, while the counts are complete. What is left out of ``failures`` and
    ``unknowns`` went to ``on_failure`` and stands in the journal, where one was given.
    """

    operation: str
    """The name of the operation, such as ``orders.bulk_upsert``."""
    dry_run: bool = False
    """Whether nothing was to be sent."""
    read: int = 0
    """Records taken from the source."""
    accepted: int = 0
    """Records that the API accepted in this run."""
    failed: int = 0
    """Records that were refused, by the API or before sending."""
    unknown: int = 0
    """Records that were sent and whose answer was lost: neither accepted nor failed as far as anyone knows."""
    dropped: int = 0
    """Copies that a later record of the same key replaced before they were sent."""
    skipped: int = 0
    """Records that an earlier run with the same journal had brought in."""
    unsent: int = 0
    """Records that were not sent because the run ended early, or was a dry run."""
    failures: Sequence[BulkFailure[Item]] = ()
    """Those that ``failed``, each with the reasons."""
    unknowns: Sequence[BulkFailure[Item]] = ()
    """Those whose answer was lost."""
    duplicates: Sequence[BulkDuplicate] = ()
    """Superseded records: those dropped, and those sent before their successor."""
    batches: Sequence[BulkBatch] = ()
    """The calls that were accepted, those of earlier runs with the same journal first."""
    runs: int = 1
    """How many runs with the same journal the next three figures cover."""
    seconds: float = 0.0
    """How long it took."""
    requests: int = 0
    """Requests sent, or planned by a dry run."""
    retries: int = 0
    """Those of them that repeated an earlier one."""
    estimated_seconds: float | None = None
    """How long the planned requests of a dry run take at the account's rate."""

    @property
    def is_complete(self) -> bool:
        """Whether every record that was read is in the account."""
        return self.failed == self.unknown == self.unsent == 0

    def raise_for_failures(self) -> None:
        """Raise `BulkError` unless every record that was read is in the account."""
        if not self.is_complete:
            raise BulkError(f"{self.operation}: {render.outcome(self)}", self)

    def to_dict(self) -> Mapping[str, Any]:
        """Plain values, without the items themselves."""
        return render.to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The report as JSON, without the items themselves. Keys may be e-mail addresses."""
        return json.dumps(render.to_dict(self), indent=indent, ensure_ascii=False)

    def __str__(self) -> str:
        return render.to_text(self)

    def __repr__(self) -> str:
        return f"<BulkReport {self.operation}: {render.outcome(self)}>"

    def _repr_html_(self) -> str:
        return render.to_html(self)
