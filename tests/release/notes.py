"""``python -m tests.release.notes VERSION``: the changelog's part of a version, on its own."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_HEADING = re.compile(r"^## \[([^\]]+)\].*$\n", re.MULTILINE)


def section(changelog: str, version: str) -> str:
    """What the changelog says of a version; what is not released yet, of one that it does not know."""
    _, *parts = _HEADING.split(changelog)
    texts = dict(zip(parts[::2], parts[1::2], strict=True))
    text = texts.get(version) or texts.get("Unreleased", "")
    if not text.strip():
        raise SystemExit(f"CHANGELOG.md says nothing of {version}")
    return f"# acsdk {version}\n\n{text.strip()}\n"


if __name__ == "__main__":
    sys.stdout.write(section(Path("CHANGELOG.md").read_text(encoding="utf-8"), sys.argv[1]))
