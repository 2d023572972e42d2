"""One table of cases, run against the limiter of the process, that of a file and that of Redis."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import pytest

from acsdk._engine.budget import Budget
from acsdk._engine.limiter import Asked, Pause
from acsdk._engine.plan import MARGIN_STEP, ONE_PROCESS, SEVERAL_PROCESSES
from acsdk.contrib.file_limiter import FileLimiter
from tests.engine.rate_cases import CASES, Case
from tests.support import VirtualClock

pytestmark = pytest.mark.anyio


class Ground(Protocol):
    """A limiter with a clock of its own."""

    limiter: Any
    margin: float

    def pass_(self, seconds: float) -> None: ...


class InMemory:
    margin = ONE_PROCESS.first

    def __init__(self, rate: float) -> None:
        self._clock = VirtualClock()
        self.limiter: Any = Budget(rate, self._clock)

    def pass_(self, seconds: float) -> None:
        self._clock.advance(seconds)


class InAFile:
    margin = SEVERAL_PROCESSES.first

    def __init__(self, rate: float, path: Path) -> None:
        self._clock = VirtualClock()
        self.limiter: Any = FileLimiter(path / "acme.limit", rate=rate, monotonic=self._clock.monotonic)

    def pass_(self, seconds: float) -> None:
        self._clock.advance(seconds)


class InRedis:
    margin = SEVERAL_PROCESSES.first

    def __init__(self, rate: float, url: str) -> None:
        from acsdk.contrib.redis import RedisLimiter
        from tests.redis_server import StandingRedis

        self._redis = StandingRedis.empty(url)
        self.limiter: Any = RedisLimiter(self._redis, account="acme", rate=rate, monotonic=lambda: 1_000.0)

    def pass_(self, seconds: float) -> None:
        self._redis.pass_(seconds)


@pytest.fixture(
    params=["in memory", "in a file", pytest.param("in Redis", marks=pytest.mark.xdist_group("redis_server"))]
)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def ground(kind: str, rate: float, tmp_path: Path, request: pytest.FixtureRequest) -> Ground:
    if kind == "in memory":
        return InMemory(rate)
    return (
        InAFile(rate, tmp_path) if kind == "in a file" else InRedis(rate, request.getfixturevalue("redis_server").url)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_a_case(case: Case, kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    place = ground(kind, case.rate, tmp_path, request)
    for step in case.steps:
        if isinstance(step, (int, float)):
            place.pass_(step)
        elif step[0] == "book":
            await check(place, *step[1:])
        else:
            await settled(getattr(place.limiter, step[0])(*step[1:]))


async def check(place: Ground, kind: str, seconds: float, steps: int | None = None) -> None:
    answer = await settled(place.limiter.book())
    is_wait = isinstance(answer, float)
    told = "asked" if isinstance(answer, Asked) else "pause" if isinstance(answer, Pause) else "turn"
    assert (told if is_wait else "slot") == kind
    if kind == "turn" and steps != 0:
        seconds += place.margin + MARGIN_STEP * (steps or 0)
    if is_wait:
        assert seconds - 0.001 <= answer <= seconds + 1e-6, "Redis takes a moment for each booking"
    else:
        answer.sent()


async def settled(answer: Any) -> Any:
    return await answer if hasattr(answer, "__await__") else answer
