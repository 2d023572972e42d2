"""An outbox in PostgreSQL for a fleet: any machine fills it in the shop's own transaction, any machine delivers it.

```text
outbox = PostgresOutbox(pool)  # a pool of psycopg or asyncpg, or an engine of SQLAlchemy
async with pool.connection() as connection:
    await connection.execute("INSERT INTO orders ...")
    await outbox.enqueue(connection, "acme", order)  # committed with the order, or not at all
```

In a worker or in the web process itself, ``async with outbox.relay(make_client): ...`` delivers. Needs the extra
``postgres``: ``pip install 'acsdk[postgres]'`` brings psycopg; asyncpg and SQLAlchemy serve where you have them.
"""

from acsdk.contrib.postgres._outbox import PostgresOutbox
from acsdk.contrib.postgres._relay import Relay

__all__ = ["PostgresOutbox", "Relay"]
