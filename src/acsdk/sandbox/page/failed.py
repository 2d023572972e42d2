"""The steps from GraphQL to v3, and the imports, that failed."""

from __future__ import annotations

from acsdk.sandbox.failures import JobFailure

from .cells import short
from .markup import Markup, tag
from .rows import pretty
from .view import View

__all__ = ["failed_steps"]

_SHOWN = 20
_PROBLEM = 400


def failed_steps(view: View) -> Markup | None:
    """The newest of them, each with what it was to work on."""
    failures = view.sandbox.failures[-_SHOWN:]
    return tag("ol", *map(_failure, reversed(failures)), class_="timeline") if failures else None


def _failure(failure: JobFailure) -> Markup:
    when = tag("time", f"{failure.at:%H:%M:%S}")
    summary = tag("summary", when, " ", tag("span", failure.kind, class_="target"))
    problem = tag("p", short(failure.error, _PROBLEM), class_="problem")
    return tag("li", tag("details", summary, tag("pre", pretty(failure.payload))), problem, class_="refused")
