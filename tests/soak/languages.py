"""Interpreters of other languages: the machine's own, or Debian's where this process may install them."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

__all__ = ["command"]

_PACKAGES = {
    "go": ["golang-go"],
    "ruby": ["ruby"],
    "php": ["php-cli", "php-curl"],
}


def command(language: str) -> str:
    """The path of `go`, `ruby` or `php`; the test is skipped where the machine has none and cannot get one."""
    found = shutil.which(language) or _install(language)
    if found is None:
        pytest.skip(f"{language} is not installed, and Debian's packages are out of reach")
    return found


def _install(language: str) -> str | None:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *_PACKAGES[language]]):
        subprocess.run(["apt-get", "--quiet", *arguments], env=quiet, capture_output=True, timeout=600, check=False)
    return shutil.which(language)
