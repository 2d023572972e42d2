"""One table of cases, run against the limiter of the process, that of a file and that of Redis."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
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
    passes_by_itself: bool

    def pass_(self, seconds: float) -> None: ...


class InMemory:
    margin = ONE_PROCESS.first
    passes_by_itself = False

    def __init__(self, rate: float) -> None:
        self._clock = VirtualClock()
        self.limiter: Any = Budget(rate, self._clock)

    def pass_(self, seconds: float) -> None:
        self._clock.advance(seconds)


class InAFile:
    margin = SEVERAL_PROCESSES.first
    passes_by_itself = False

    def __init__(self, rate: float, path: Path) -> None:
        self._clock = VirtualClock()
        self.limiter: Any = FileLimiter(path / "acme.limit", rate=rate, monotonic=self._clock.monotonic)

    def pass_(self, seconds: float) -> None:
        self._clock.advance(seconds)


class InRedis:
    """Redis has a clock of its own: what passes makes all that it remembers older."""

    margin = SEVERAL_PROCESSES.first
    passes_by_itself = True

    def __init__(self, rate: float, url: str) -> None:
        redis = pytest.importorskip("redis", reason="the extra redis is not installed")
        from acsdk.contrib.redis import RedisLimiter

        self._redis = redis.Redis.from_url(url)
        self._redis.flushall()
        self.limiter: Any = RedisLimiter(url, account="acme", rate=rate)

    def pass_(self, seconds: float) -> None:
        for name in ("log", "line", "due"):
            for member in self._redis.zrange(f"acsdk:{{acme}}:{name}", 0, -1):
                self._redis.zincrby(f"acsdk:{{acme}}:{name}", -seconds, member)
        for fact in ("paused", "paced", "grown", "asked"):
            value = self._redis.hget("acsdk:{acme}:facts", fact)
            if value is not None:
                self._redis.hset("acsdk:{acme}:facts", fact, f"{float(value) - seconds:.6f}")


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed")
    socket = tmp_path_factory.mktemp("redis") / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--save", "", "--appendonly", "no"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert any(b"ready to accept connections" in line.lower() for line in process.stdout)
        yield f"unix://{socket}"
        process.kill()


@pytest.fixture(params=["in memory", "in a file", "in Redis"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def ground(kind: str, rate: float, tmp_path: Path, request: pytest.FixtureRequest) -> Ground:
    if kind == "in memory":
        return InMemory(rate)
    return InAFile(rate, tmp_path) if kind == "in a file" else InRedis(rate, request.getfixturevalue("redis_url"))


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
        least = 0.4 * seconds if place.passes_by_itself else seconds - 1e-6
        assert least <= answer <= seconds + 1e-6
    else:
        answer.sent()


async def settled(answer: Any) -> Any:
    return await answer if hasattr(answer, "__await__") else answer
