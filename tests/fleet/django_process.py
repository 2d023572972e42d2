"""A shop on Django: ``python -m tests.fleet.django_process URL SCHEMA server-side|client-side``.

Saves order 1, orders 2 and 3 together, and fails with order 4, each in a transaction with the promise to send it.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from acsdk.contrib.postgres import PostgresOutbox
from acsdk.outbox import outbox_row

from .places import ACCOUNT, order


def configure(url: str, schema: str, *, server_side: bool) -> None:
    """As a project's settings do."""
    found = urlsplit(url)
    database = {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": found.hostname,
        "PORT": found.port,
        "USER": found.username,
        "NAME": found.path.strip("/"),
        "OPTIONS": {"options": f"-c search_path={schema}", "server_side_binding": server_side},
    }
    conf: Any = import_module("django.conf")  # Django has no types
    conf.settings.configure(DATABASES={"default": database}, USE_TZ=True)


def check_out(schema: str, *numbers: int, fails: bool = False) -> None:
    connection: Any = import_module("django.db").connection
    transaction: Any = import_module("django.db.transaction")
    rows = [outbox_row(ACCOUNT, order(number)) for number in numbers]
    with transaction.atomic(), connection.cursor() as cursor:
        for number in numbers:
            cursor.execute("INSERT INTO orders VALUES (%s, 1)", [str(number)])
        cursor.execute(*PostgresOutbox.statement(*rows, schema=schema))
        if fails:
            raise LookupError("no stock")


def main(url: str, schema: str, binding: str) -> None:
    configure(url, schema, server_side=binding == "server-side")
    check_out(schema, 1)
    check_out(schema, 2, 3)
    with suppress(LookupError):
        check_out(schema, 4, fails=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
