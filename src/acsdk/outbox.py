"""An outbox of your own: what a storage must do for a batcher to deliver from it.

``client.orders.batcher(journal=storage)`` delivers what an `OutboxStorage` holds for as long as its context lasts. A
path in place of the storage means a file, which needs none of this.
"""

from acsdk._bulk.storage import OutboxCount, OutboxEntry, OutboxRefusal, OutboxStorage

__all__ = ["OutboxCount", "OutboxEntry", "OutboxRefusal", "OutboxStorage"]
