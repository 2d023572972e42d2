"""The server for clients that are compared, in a process of its own, so that only the clients' CPU is measured."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def server(latency: float = 0.0, *, program: str = "peer_server.py") -> Iterator[str]:
    """The URL of a server that answers after so many seconds."""
    command = [sys.executable, Path(__file__).with_name(program), str(latency)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.communicate()
