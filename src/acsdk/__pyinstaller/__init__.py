"""Where PyInstaller finds what to pack beside the modules: the files that the sandbox and the doctor read."""

from __future__ import annotations

from pathlib import Path

__all__ = ["hook_folders"]


def hook_folders() -> list[str]:
    """The folders that hold hooks, as the entry point ``pyinstaller40`` gives them."""
    return [str(Path(__file__).parent)]
