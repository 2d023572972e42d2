"""A sandbox on a port, and other people's clients in environments of their own."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tarfile
import time
import venv
from pathlib import Path
from typing import Any

import httpx
import pytest

CLIENTS = Path(__file__).parent / "clients"
TOKEN = "sandbox-token"
_REACHED = 300.0


class Server:
    """The sandbox as a process. `calls` are its own record of what was asked."""

    def __init__(self, folder: Path, *options: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "acsdk.sandbox", "--port", str(port), "--no-rate-limit", "--control"]
        command += options
        self._log = (folder / "server.log").open("wb")
        self._process = subprocess.Popen(command, stdout=self._log, stderr=self._log)
        self._http = httpx.Client(base_url=self.url, headers={"Api-Token": TOKEN}, trust_env=False)
        self._wait()

    def _wait(self) -> None:
        for _ in range(600):
            try:
                self._http.get("/api/3/users/me").raise_for_status()
            except httpx.HTTPError:
                time.sleep(0.05)
            else:
                return
        self.close()
        pytest.fail("the sandbox did not start")

    def ok(self, method: str, path: str, body: Any = None) -> Any:
        answer = self._http.request(method, path, json=body)
        answer.raise_for_status()
        return answer.json()

    @property
    def refused(self) -> list[str]:
        """Every call that was not answered with a success, and why."""
        calls = self.ok("GET", "/_sandbox/calls")["calls"]
        return [f"{one['method']} {one['path']} {one['problems']}" for one in calls if one["status"] >= 400]

    @property
    def memory(self) -> float:
        """MiB that the process holds; 0 where there is no /proc."""
        try:
            pages = Path(f"/proc/{self._process.pid}/statm").read_text(encoding="ascii").split()[1]
        except FileNotFoundError:
            return 0.0
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def kill(self) -> None:
        """As a power button would."""
        self._process.kill()
        self.close()

    def close(self) -> None:
        self._http.close()
        self._process.terminate()
        self._process.wait(10)
        self._log.close()


class Installer:
    """Packages of other people, never in this project's own environment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Path] = {}

    def python(self, *requirements: str, alone: tuple[str, ...] = ()) -> Path:
        """The interpreter of an environment that has these packages; those `alone` without what they depend on."""
        key = " ".join((*requirements, *alone))
        if key not in self._made:
            place = self._folder / f"python-{len(self._made)}"
            venv.create(place, with_pip=True)
            python = place / "bin" / "python"
            pip = [str(python), "-m", "pip", "install", "--quiet"]
            self._run([*pip, *requirements], self._folder, "PyPI")
            if alone:
                self._run([*pip, "--no-deps", *alone], self._folder, "PyPI")
            self._made[key] = python
        return self._made[key]

    def npm(self, *packages: str) -> Path:
        """A folder with npm packages installed."""
        if shutil.which("npm") is None:
            pytest.skip("npm is not installed")
        key = " ".join(packages)
        if key not in self._made:
            place = self._folder / f"npm-{len(self._made)}"
            place.mkdir()
            (place / "package.json").write_text("{}")
            quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
            self._run(["npm", "install", *quiet, *packages], place, "the npm registry")
            self._made[key] = place
        return self._made[key]

    def unpack(self, place: Path, package: str, folder: str) -> None:
        """Lay one folder of an npm package's archive there, without what the package depends on."""
        self._run(["npm", "pack", "--silent", package], place, "the npm registry")
        with tarfile.open(next(place.glob("*.tgz"))) as tar:
            wanted = [member for member in tar.getmembers() if member.name.startswith(f"package/{folder}/")]
            tar.extractall(place, wanted, filter="data")

    def _run(self, command: list[str], folder: Path, registry: str) -> None:
        """A registry that cannot be reached is a reason to skip; a package that cannot be installed is a failure."""
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
        if done.returncode:
            words = done.stderr + done.stdout
            if any(sign in words for sign in ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "NewConnectionError")):
                pytest.skip(f"{registry} cannot be reached from here")
            pytest.fail(f"{' '.join(command)}: {words[-2000:]}")


def run_client(command: list[str], server: Server, folder: Path, **extra: str) -> Any:
    """Run a client's script; it finds address and token in its environment and prints JSON last."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ACTIVECAMPAIGN_")}
    settings = {**kept, "SANDBOX_URL": server.url, "SANDBOX_TOKEN": TOKEN, "NO_PROXY": "127.0.0.1", **extra}
    done = subprocess.run(
        command, env=settings, cwd=folder, capture_output=True, text=True, timeout=_REACHED, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.splitlines()[-1])
