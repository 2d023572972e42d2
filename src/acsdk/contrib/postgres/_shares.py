"""Which lanes a relay takes and which it gives back, so that all relays have as many."""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Sequence
from typing import NamedTuple

from acsdk.contrib.postgres._lanes import Backlog

__all__ = ["Plan", "plan"]


class Plan(NamedTuple):
    """What to do about lanes."""

    take: Sequence[str]
    """Accounts that nobody serves."""
    give: Sequence[str]
    """Accounts that another relay should serve."""


def plan(backlog: Sequence[Backlog], mine: Collection[str]) -> Plan:
    """Share the accounts that have something to deliver over the relays that serve the same accounts.

    Rounded up, so that no account is left over. Those of relays that serve other accounts do not count.
    """
    busy = {one.account: one for one in backlog}
    free = [account for account, one in busy.items() if account not in mine and one.holder is None]
    held = [account for account in busy if account in mine]
    peers = max((one.peers for one in backlog), default=1)
    all_of_us = len(free) + len(held) + sum(bool(one.by_peer) for one in busy.values() if one.account not in mine)
    share = math.ceil(all_of_us / max(1, peers))
    random.shuffle(free)  # relays that look at the same time should not all try the same one first
    return Plan(free[: max(0, share - len(held))], held[: max(0, len(held) - share)][:1])
