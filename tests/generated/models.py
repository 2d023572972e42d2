"""The index of the models, and the imports by which type checkers see them, read off the modules themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap

__all__ = ["IMPORTS", "INDEX", "imports", "index", "public_names"]

FOLDER = Path(__file__).parents[2] / "src" / "acsdk" / "models"
INDEX = FOLDER / "_index.py"
IMPORTS = FOLDER / "__init__.py"
_INNER = frozenset(
    {
        "custom_objects.custom_object_mapping",
        "ecommerce.ecommerce_base",
        "ecommerce.ecommerce_choices",
        "ecommerce.order_details",
        "ecommerce.product_details",
        "ecommerce.recurring_payment_details",
        "fields.crm_reading",
        "fields.field_reading",
        "fields.field_texts",
    }
)
"""Modules whose names only other modules of the package use; those of all others are public."""
_OF_THE_KIT = {"kit.base", "kit.record", "kit.reference"}
"""What users see of the machinery."""
_WIDTH = 120


def public_names(folder: Path = FOLDER) -> Mapping[str, Sequence[str]]:
    """By module below `acsdk.models`, what its `__all__` lists."""
    paths = {".".join(path.relative_to(folder).with_suffix("").parts): path for path in folder.glob("*/*.py")}
    shown = {name for name in paths if not name.startswith("kit.") and not name.endswith(".__init__")}
    return {name: _listed(paths[name]) for name in sorted((shown - _INNER) | (_OF_THE_KIT & paths.keys()))}


def _listed(path: Path) -> Sequence[str]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return sorted(ast.literal_eval(node.value))
    raise AssertionError(f"{path} lists no public names: give it an __all__")


def index(text: str, names: Mapping[str, Sequence[str]]) -> str:
    """The index's text, with these names."""
    entries = "\n".join(line for module, listed in names.items() for line in _entry(module, " ".join(listed)))
    before, opening, rest = text.partition("_NAMES: Final = {\n")
    closing = "\n}\n"
    return before + opening + entries + closing + rest.partition(closing)[2]


def _entry(module: str, names: str) -> Iterator[str]:
    """As ruff formats it."""
    line = f'    "{module}": "{names}",'
    if len(line) <= _WIDTH:
        yield line
        return
    yield f'    "{module}": ('
    room = _WIDTH - len('        ""')
    *lines, last = [names] if len(names) <= room else wrap(names, room - 1)
    yield from (f'        "{line} "' for line in lines)
    yield f'        "{last}"'
    yield "    ),"


def imports(text: str, names: Mapping[str, Sequence[str]]) -> str:
    """The package's text, with an import of each of these modules for type checkers."""
    lines = text.splitlines(keepends=True)
    starred = [place for place, line in enumerate(lines) if line.startswith("    from acsdk.models.")]
    fresh = [f"    from acsdk.models.{module} import *\n" for module in names]
    return "".join([*lines[: starred[0]], *fresh, *lines[starred[-1] + 1 :]])
