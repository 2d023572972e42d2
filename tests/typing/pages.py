"""The code of the README and of the documentation's pages, one program a page, for a type checker to read.

python tests/typing/pages.py FOLDER
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

__all__ = ["write_programs"]

ROOT = Path(__file__).parents[2]
# Celery's decorators have no types.
LEFT_OUT = {"django-celery", "many-accounts"}
SHOWN_AS_MISTAKE = re.compile(r"\bemial=")
SETTINGS = {"typeCheckingMode": "standard", "pythonVersion": "3.11", "reportMissingImports": "none"}
_BLOCK = re.compile(
    r"^(<!-- skip: next -->\s+)?(?:```python|<!-- invisible-code-block: python)\n(.*?)\n(?:```|-->)$",
    re.MULTILINE | re.DOTALL,
)


def write_programs(folder: Path) -> None:
    """Write the programs and the checker's settings into a folder."""
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        blocks = list(_shown(path.read_text(encoding="utf-8")))
        if blocks and path.stem not in LEFT_OUT:
            name = path.stem.lower().replace("-", "_")
            (folder / f"{name}_page.py").write_text(_program(blocks), encoding="utf-8")
    (folder / "pyrightconfig.json").write_text(json.dumps(SETTINGS))


def _shown(text: str) -> Iterator[str]:
    for skipped, block in _BLOCK.findall(text):
        if not skipped and not SHOWN_AS_MISTAKE.search(block):
            yield block


def _program(blocks: list[str]) -> str:
    return "async def page(token: str) -> None:\n" + indent("\n\n".join(blocks), "    ") + "\n"


if __name__ == "__main__":
    write_programs(Path(sys.argv[1]))
