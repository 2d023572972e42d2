"""A Redis for the tests, on a socket in a folder, and in it a time that tests move."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, cast

import pytest

redis = pytest.importorskip("redis", reason="the extra redis is not installed")

from redis import Redis  # noqa: E402

__all__ = ["RedisServer", "StandingRedis"]

_NOW = "{redis.call('INCRBYFLOAT', 'now', '0.00001'), '0'}"


class RedisServer:
    """A server that can be stopped and started."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "redis.sock"
        self.url = f"unix://{self.socket}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = ["redis-server", "--port", "0", "--unixsocket", str(self.socket), "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if b"ready to accept connections" in line.lower():
                return
        pytest.fail("redis-server did not start")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


class StandingRedis(Redis):
    """A client whose scripts see a time that the test moves, however long the machine takes; each takes a moment."""

    @classmethod
    def empty(cls, url: str) -> StandingRedis:
        """A client of a server that has forgotten all."""
        client: Any = cls.from_url(url)  # pyright: ignore[reportUnknownMemberType]
        client.flushall()
        client.set("now", 1_800_000_000)
        return cast("StandingRedis", client)

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.incrbyfloat("now", seconds)

    def register_script(self, script: Any) -> Any:
        return super().register_script(script.replace("redis.call('TIME')", _NOW))
