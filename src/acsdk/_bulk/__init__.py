"""Bulk operations of any size: packed, sent at the account's rate, and accounted for record by record.

This package knows no resource and no engine. A resource describes its operation as a `BulkJob`.
"""

from acsdk._bulk.batcher import Batcher, batching
from acsdk._bulk.blame import blame_by_name, blame_by_position, is_fatal
from acsdk._bulk.job import Attempts, BulkJob, Send, SentBatch
from acsdk._bulk.journal import read_journal
from acsdk._bulk.journal_tables import BulkJournal, JournalFailure
from acsdk._bulk.outbox import discard_refused, read_outbox, retry_refused
from acsdk._bulk.outbox.refused import OutboxFailure
from acsdk._bulk.outbox.tables import BulkOutbox
from acsdk._bulk.outcomes import BulkBatch, BulkDuplicate, BulkFailure
from acsdk._bulk.progress import BulkProgress
from acsdk._bulk.report import BulkReport
from acsdk._bulk.run import run
from acsdk._bulk.tickets import BatchResult

__all__ = [
    "Attempts",
    "BatchResult",
    "Batcher",
    "BulkBatch",
    "BulkDuplicate",
    "BulkFailure",
    "BulkJob",
    "BulkJournal",
    "BulkOutbox",
    "BulkProgress",
    "BulkReport",
    "JournalFailure",
    "OutboxFailure",
    "Send",
    "SentBatch",
    "batching",
    "blame_by_name",
    "blame_by_position",
    "discard_refused",
    "is_fatal",
    "read_journal",
    "read_outbox",
    "retry_refused",
    "run",
]
