"""PyInstaller's hook for acsdk: without it a program lacks ``ecommerce.graphql``, and no sandbox starts in it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_CODE = (".py", ".pyi", ".pyc", ".typed")

datas = [
    (str(path), str(path.parent.relative_to(_PACKAGE.parent)))
    for path in sorted(_PACKAGE.rglob("*"))
    if path.is_file() and path.suffix not in _CODE
]
# Imported by its name where a sandbox is served on a port.
hiddenimports = ["uvicorn"] if find_spec("uvicorn") else []
