"""The libraries that make frames: none is a dependency, so each is looked for when a frame is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final, Literal, TypeAlias

from acsdk._errors import InvalidInputError

__all__ = ["FrameKind", "library", "needed_for"]

FrameKind: TypeAlias = Literal["polars", "pandas", "arrow"]
"""The library that a frame is made for."""

_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "polars": ("polars", "pyarrow"),
    "pandas": ("pandas", "pyarrow"),
    "arrow": ("pyarrow",),
}


def needed_for(kind: FrameKind) -> None:
    """See that the libraries are there; raises ``ModuleNotFoundError`` that says how to get them."""
    if kind not in _NEEDED:
        raise InvalidInputError(f"to must be 'polars', 'pandas' or 'arrow', not {kind!r}")
    needed = _NEEDED[kind]
    for name in needed:
        try:
            import_module(name)
        except ModuleNotFoundError as error:
            line = f"python -m pip install {' '.join(needed)}"
            raise ModuleNotFoundError(f"a frame of {kind} needs {' and '.join(needed)}: {line}", name=name) from error


def library(name: str) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    """A library that is there."""
    return import_module(name)
