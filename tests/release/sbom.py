"""``python -m tests.release.sbom FILE VERSION``: says in a bill of materials of which release it is."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def named(bill: dict[str, Any], version: str) -> dict[str, Any]:
    """The bill, with the version that stands in the code, where the tool that reads pyproject.toml finds none."""
    released = bill["metadata"]["component"]
    purl = f"pkg:pypi/{released['name']}@{version}"
    metadata = {**bill["metadata"], "component": {**released, "version": version, "purl": purl}}
    return {**bill, "metadata": metadata}


if __name__ == "__main__":
    path = Path(sys.argv[1])
    bill = named(json.loads(path.read_text(encoding="utf-8")), sys.argv[2])
    path.write_text(json.dumps(bill, indent=2), encoding="utf-8")
