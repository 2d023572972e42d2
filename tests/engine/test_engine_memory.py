"""An answer's bound holds for memory: tried in a child process that has little of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

# The zeros are 64 MiB; the child may take 24 MiB more than it has when the call begins.
PROGRAM = """
import gzip, resource, sys, anyio, httpx
import acsdk
from acsdk import AsyncClient
from tests.support import Chunks

packed = {content}

async def main():
    def reply(_):
        return httpx.Response(200, headers={{"content-encoding": {coding!r}}}, stream=Chunks(packed))
    client = AsyncClient("acme", "token-f00dcafe", transport=httpx.MockTransport(reply), max_retries=0, {options})
    with open("/proc/self/statm") as file:
        held = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + 24 * 2**20, held + 24 * 2**20))
    try:
        await client.rest.request("GET", "/x")
    except acsdk.DecodeError as error:
        print(error.message)

anyio.run(main)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells and bounds a process's memory like this")
@pytest.mark.parametrize(
    ("content", "coding", "options", "says"),
    [
        ("gzip.compress(bytes(64 * 2**20))", "gzip", "max_answer_bytes=2**20", "larger than 1048576 bytes"),
        ("b'[' + b','.join([b'{}'] * 400_000) + b']'", "identity", "max_answer_bytes=2**21", "more than 65536 values"),
    ],
    ids=["a bomb", "very many values"],
)
def test_what_expands_is_refused_before_it_does(content: str, coding: str, options: str, says: str) -> None:
    program = PROGRAM.format(content=content, coding=coding, options=options)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert says in done.stdout, done.stderr
