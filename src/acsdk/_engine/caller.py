"""An engine with the settings of one client: what resources call."""

from __future__ import annotations

from typing import TypeVar

from acsdk._engine.clock import Clock
from acsdk._engine.engine import Engine
from acsdk._engine.operation import Operation
from acsdk._engine.zone import zone_of
from acsdk._json.zone import in_zone
from acsdk._observer import Observer
from acsdk._options import ClientOptions, RequestOptions

__all__ = ["EngineCaller"]

T = TypeVar("T")


class EngineCaller:
    """Sends operations under a client's settings; several clients may share the engine."""

    def __init__(self, engine: Engine, options: ClientOptions) -> None:
        self.engine = engine
        self.options = options

    @property
    def account(self) -> str:
        """The account's URL."""
        return self.engine.address.api_url

    @property
    def memory(self) -> dict[str, object]:
        """What was learned of the account so far, shared by all clients on the same connections."""
        return self.engine.memory

    @property
    def observer(self) -> Observer | None:
        """Who is told of calls, where anyone is."""
        return self.engine.observer

    @property
    def clock(self) -> Clock:
        """The client's clock."""
        return self.engine.clock

    async def __call__(self, operation: Operation[T], options: RequestOptions) -> T:
        """Send an operation and read its answer."""
        if self.options.time_zone is None or operation.elsewhere is not None:
            return await self.engine.call(operation, self.options, options)
        zone = await zone_of(self.options.time_zone, self.memory, self._ask)
        with in_zone(zone):
            return await self.engine.call(operation, self.options, options)

    async def _ask(self, operation: Operation[str]) -> str:
        return await self.engine.call(operation, self.options, {})
