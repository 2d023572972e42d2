"""The same seed gives the same account and the same answers, to the byte: in any process, in memory and in a file."""

from __future__ import annotations

import os
import subprocess
import sys

_PROGRAM = """
import hashlib, json, pathlib, sys, tempfile
from acsdk.sandbox import Request, Sandbox, SandboxClock
from acsdk.sandbox.codec import dumps
from acsdk.sandbox.store import INDEXES

TOKEN = {"api-token": "sandbox-token"}
UPSERT = "mutation($o: OrderInput!) { upsertOrder(order: $o) { id connectionId } }"
ORDER = {"legacyConnectionId": 1, "storeOrderId": "new", "email": "a@x.test", "creationSource": "REAL_TIME",
         "storeCreatedDate": "2026-01-01T00:00:00Z", "finalAmount": 1, "currency": "EUR"}
ASKED = [
    ("GET", "contacts", "limit=100", None),
    ("GET", "ecomOrders", "limit=100&orders[id]=DESC", None),
    ("POST", "contacts", "", {"contact": {"email": "b@x.test"}}),
    ("POST", "contacts", "", {"contact": {"email": "b@x.test"}}),
    ("POST", "ecom/graphql", "", {"query": UPSERT, "variables": {"o": ORDER}}),
    ("GET", "ecomOrders", "filters[externalid]=new", None),
    ("GET", "nothing", "", None),
    *[("GET", "tags", "", None)] * 9,
]


def digest(state):
    sandbox = Sandbox(rate_limit=None, clock=SandboxClock(), seed=7, state=state, api_url="http://x.test")
    sandbox.seed(contacts=30, orders=60, seed=7)
    sandbox.faults.add("*/tags", probability=0.5, seed=3, status=500)
    seen = hashlib.sha256()
    for method, path, query, body in ASKED:
        sent = b"" if body is None else json.dumps(body).encode()
        answer = sandbox.handle(Request(method, "/api/3/" + path, query, TOKEN, sent))
        seen.update(repr((answer.status, answer.headers, answer.body)).encode())
        sandbox.clock.advance(1.5)
    for table in (*INDEXES, "campaigns", "messages", "webhooks", "automations"):
        seen.update(dumps(sandbox.rows(table)))
    sandbox.close()
    return seen.hexdigest()


with tempfile.TemporaryDirectory() as folder:
    print(digest(None), digest(pathlib.Path(folder) / "account.db"))
"""


def test_two_processes_agree() -> None:
    digests: list[str] = []
    for hash_seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        digests += done.stdout.split()
    assert len(digests) == 4
    assert len(set(digests)) == 1
