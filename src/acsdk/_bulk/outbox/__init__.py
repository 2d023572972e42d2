"""An outbox in a SQLite file."""

from acsdk._bulk.outbox.file import Outbox, discard_refused, read_outbox, retry_refused

__all__ = ["Outbox", "discard_refused", "read_outbox", "retry_refused"]
