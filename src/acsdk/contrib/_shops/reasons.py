"""Why a row of a file cannot be used, in one line."""

from __future__ import annotations

from pydantic import ValidationError

__all__ = ["reason_of"]


def reason_of(error: ValueError) -> str:
    """The error in one line."""
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(_worded(".".join(map(str, detail["loc"])), detail["msg"]) for detail in error.errors())


def _worded(field: str, problem: str) -> str:
    return problem if problem.startswith(field) else f"{field} {problem}"
