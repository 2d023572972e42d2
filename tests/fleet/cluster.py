"""A PostgreSQL of the test session: on loopback, in a folder of its own, run by somebody without privileges."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

__all__ = ["Cluster", "Pooler", "free_port", "reason_without"]

_OWNERS = ("postgres", "nobody")


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def program(name: str) -> str | None:
    """Where a program of PostgreSQL is; Debian keeps most of them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(found[-1]) if found else None)


def reason_without(*names: str) -> str | None:
    """Why there can be no server here; ``None`` where there can."""
    missing = [name for name in names if program(name) is None]
    if missing:
        return f"{', '.join(missing)} not installed: `nox -s tests` installs the system's packages where it may"
    if os.geteuid() == 0 and _owner() is None:
        return f"PostgreSQL refuses to run as root, and there is no user {' or '.join(_OWNERS)}"
    return None


def _owner() -> str | None:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in _OWNERS if name in known), None)


class _Home:
    """A folder that belongs to who runs the server, and a way to run programs as that one."""

    def __init__(self, prefix: str) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=prefix))
        self.user = _owner() if os.geteuid() == 0 else None
        if self.user is not None:
            shutil.chown(self.path, self.user)

    def start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        log = (self.path / "log").open("ab")
        with log:
            if self.user is None:
                return subprocess.Popen(command, cwd=self.path, stdout=log, stderr=log)
            return subprocess.Popen(
                command, cwd=self.path, stdout=log, stderr=log, user=self.user, group=_group(self.user), extra_groups=()
            )

    def run(self, command: Sequence[str]) -> None:
        process = self.start(command)
        if process.wait(120) != 0:
            raise RuntimeError(f"{command[0]} failed: {(self.path / 'log').read_text(errors='replace')[-2000:]}")

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def _group(user: str) -> int:
    return pwd.getpwnam(user).pw_gid


class Cluster:
    """A server with one database. Commits are as durable as they are by default."""

    def __init__(self, *settings: str) -> None:
        self._home = _Home("acsdk-postgres-")
        self._data = str(self._home.path / "data")
        self._settings = settings
        self.port = free_port()
        self.url = f"postgresql://shop@127.0.0.1:{self.port}/postgres"
        initdb = ("initdb", "--pgdata", self._data, "--username", "shop", "--auth", "trust", "--encoding", "UTF8")
        self._run(*initdb, "--locale", "C.UTF-8", "--no-sync", "--no-instructions")
        self._run(*self._control("start"))

    def _run(self, name: str, *arguments: str) -> None:
        self._home.run([program(name) or name, *arguments])

    def _control(self, action: str, mode: str = "fast") -> list[str]:
        settings = [f"port={self.port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *self._settings]
        options = " ".join(f"-c {setting}" for setting in settings)
        log = str(self._home.path / "server.log")
        command = ["pg_ctl", action, "--pgdata", self._data, "--wait", "--timeout", "60", "--silent"]
        return [
            *command,
            *([] if action == "start" else ["--mode", mode]),
            *([] if action == "stop" else ["--log", log, "--options", options]),
        ]

    def restart(self, mode: str = "immediate") -> None:
        """Stop the server, by default as if its machine had lost power, and start it again."""
        self._run(*self._control("restart", mode))

    def stop(self) -> None:
        """Stop the server, and leave nothing behind."""
        self._run(*self._control("stop", "immediate"))
        self._home.remove()


class Pooler:
    """A pgbouncer before a cluster, in transaction mode: each transaction may have another connection."""

    def __init__(self, cluster: Cluster) -> None:
        self._home = _Home("acsdk-pgbouncer-")
        self.port = free_port()
        self.url = f"postgresql://shop@127.0.0.1:{self.port}/postgres"
        settings = self._home.path / "pgbouncer.ini"
        users = self._home.path / "users.txt"
        users.write_text('"shop" ""\n')
        settings.write_text(
            f"[databases]\npostgres = host=127.0.0.1 port={cluster.port} dbname=postgres user=shop\n"
            f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {self.port}\nunix_socket_dir =\n"
            f"auth_type = trust\nauth_file = {users}\npool_mode = transaction\ndefault_pool_size = 4\n"
        )
        self._process = self._home.start([program("pgbouncer") or "pgbouncer", str(settings)])

    def stop(self) -> None:
        """Stop it, and leave nothing behind."""
        self._process.terminate()
        self._process.wait(20)
        self._home.remove()
