"""From nothing to the first answer, in fresh processes: importing, making a client, getting one record over a socket.

CPU of the process, the interpreter's own start not counted.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence

from peers import server
from rows import Row, ratio, table

ROUNDS = 9
PROGRAM = """
import json, sys, time
url, began = sys.argv[1], time.process_time()
{imports}
imported = time.process_time()
{client}
made = time.process_time()
{call}
print(json.dumps([imported - began, made - imported, time.process_time() - began]))
"""
STAGES = ("import", "make a client", "everything up to the first answer")


def program(imports: str, client: str, call: str) -> str:
    return PROGRAM.format(imports=imports, client=client, call=call)


PROGRAMS = {
    "acsdk": program(
        "import acsdk",
        "client = acsdk.AsyncClient(url, 'token')",
        """
import asyncio
async def main():
    async with client:
        await client.contacts.get(1)
asyncio.run(main())
""",
    ),
    "raw httpx": program(
        "import httpx",
        "client = httpx.AsyncClient(base_url=url, headers={'Api-Token': 'token'})",
        """
import asyncio
async def main():
    async with client:
        json.loads((await client.get('/api/3/contacts/1')).content)
asyncio.run(main())
""",
    ),
    "activecampaign-python": program(
        "from activecampaign.client import Client",
        "client = Client(url, 'token')",
        "client.contacts.retrieve_a_contact(1)",
    ),
    "stripe": program(
        "import stripe; stripe.enable_telemetry = False",
        """
transport = stripe.HTTPXClient()
client = stripe.StripeClient('sk_test_1', http_client=transport, base_addresses={'api': url})
""",
        """
import asyncio
async def main():
    await client.v1.customers.retrieve_async('cus_1')
    await transport.close_async()
asyncio.run(main())
""",
    ),
}


def stages(name: str, url: str) -> Sequence[float]:
    """Seconds of importing, of making a client, and of everything."""
    command = [sys.executable, "-c", PROGRAMS[name], url]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def rows(rounds: int = ROUNDS) -> Iterator[Row]:
    with server() as url:
        taken = [{name: stages(name, url) for name in PROGRAMS} for _ in range(rounds)]
    for number, stage in enumerate(STAGES):
        ours, *others = ([run[name][number] for run in taken] for name in PROGRAMS)
        for name, theirs in zip(list(PROGRAMS)[1:], others, strict=True):
            yield ratio(f"Fresh process, {stage}: CPU", name, list(zip(ours, theirs, strict=True)))


if __name__ == "__main__":
    print(table(rows()))
