"""An outbox of your own: what a storage must do for a batcher to deliver from it, and what is seen of one.

``client.orders.batcher(journal=storage)`` delivers what an `OutboxStorage` holds for as long as its context lasts. A
path in place of the storage means a file, which needs none of this. `outbox_row` makes what a table has to hold;
`acsdk.contrib.postgres` is a whole outbox for a fleet of machines. `retry_refused` and `discard_refused` say what shall
become of the records of a file that were refused.
"""

from acsdk._bulk.outbox import discard_refused, retry_refused
from acsdk._bulk.storage import OutboxCount, OutboxEntry, OutboxRefusal, OutboxStorage
from acsdk.outbox.rows import OutboxItem, OutboxRow, account_name, outbox_row
from acsdk.outbox.status import OutboxStatus, RefusedRecord

__all__ = [
    "OutboxCount",
    "OutboxEntry",
    "OutboxItem",
    "OutboxRefusal",
    "OutboxRow",
    "OutboxStatus",
    "OutboxStorage",
    "RefusedRecord",
    "account_name",
    "discard_refused",
    "outbox_row",
    "retry_refused",
]
