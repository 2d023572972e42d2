"""Everything the account knows, and the small services that handlers share."""

from __future__ import annotations

import random
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeAlias

from .clock import Clock, SandboxClock
from .codec import Json
from .dates import iso_offset, wall_clock
from .outgoing import Outgoing
from .pipeline import Pipeline
from .store import Row, Store

__all__ = ["ACCOUNT_ID", "EVENT_KEY", "Shown", "State"]

ACCOUNT_ID = 1000001
"""The number of the sandbox's account, as batch ids and cookies carry it, and `actid` of tracked events."""

EVENT_KEY = "sandbox-event-key"
"""The key of tracked events."""

Shown: TypeAlias = Callable[["State", str, Row], dict[str, Json]]
"""How a row of the resource with this path is shown. It comes from above: resources show each other's rows."""


class State:
    """The account: its rows, its clock, its pending pipeline and what webhooks are to be told."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        *,
        api_url: str,
        pipeline_delay: float,
        seed: int | None,
        shown: Shown,
        shows_deleted: bool = True,
        bare: bool = False,
        tags_customers: bool = False,
    ) -> None:
        self.store = store
        self.shown: Shown = shown
        self.clock: Clock = clock
        self.api_url = api_url
        self.pipeline: Pipeline = Pipeline(store, clock, pipeline_delay)
        self.outbox: list[Outgoing] = []
        self.shows_deleted = shows_deleted
        self.bare = bare
        self.tags_customers = tags_customers
        self._seed = seed
        self._random = self._new_random()
        self._stamped: datetime | None = None
        self._texts = ("", "")

    def _new_random(self) -> random.Random:
        if self._seed is None:
            return random.SystemRandom()
        # A reopened file goes on where it stopped: the same seed must not give the same identifiers again.
        return random.Random(f"{self._seed}/{self.store.inserted()}")  # noqa: S311 - reproducible on purpose

    def new_guid(self) -> str:
        """A version 4 UUID; the same series for the same seed."""
        bits = self._random.getrandbits(128) & ~(0xF << 76) & ~(0x3 << 62) | 0x4 << 76 | 0x2 << 62
        text = f"{bits:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def now(self) -> datetime:
        """The account's instant, UTC."""
        return self.clock.now()

    @contextmanager
    def frozen(self, moment: datetime, seed: int) -> Generator[None]:
        """Run a block at one instant and with one series of identifiers, so that what it writes is reproducible."""
        kept = self.clock, self._random
        self.clock = self.pipeline.clock = SandboxClock(moment)
        self._random = random.Random(seed)  # noqa: S311 - reproducible on purpose
        try:
            yield
        finally:
            self.clock, self._random = kept
            self.pipeline.clock = self.clock

    def iso_now(self) -> str:
        """Now, as v3 writes dates."""
        return self.stamps()[0]

    def stamp_now(self) -> str:
        """Now, as v3 writes `*_timestamp` columns."""
        return self.stamps()[1]

    def stamps(self) -> tuple[str, str]:
        """Both at once."""
        # A bulk call stamps hundreds of rows within one second: both texts have whole seconds.
        now = self.clock.now()
        now = now.replace(microsecond=0) if now.microsecond else now
        if self._stamped != now:
            self._stamped, self._texts = now, (iso_offset(now), wall_clock(now))
        return self._texts

    def clear(self) -> None:
        """Back to an empty account."""
        self.store.clear()
        self.pipeline.reload()
        self._random = self._new_random()
