"""Whether a refused record may be sent again: not where it would overtake what is newer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from acsdk._errors import InvalidInputError

__all__ = ["Fate", "check_retry"]


class Fate(NamedTuple):
    """What became of a refused record and of its key since."""

    id: int
    """The record's number."""
    is_there: bool
    """Whether there is such a refused record."""
    is_superseded: bool
    """Whether a later version of its key was sent since."""
    is_waited_for: bool
    """Whether a later version of its key waits."""

    @property
    def problem(self) -> str | None:
        """Why it cannot go back; ``None`` where it can."""
        if not self.is_there:
            return f"there is no refused record {self.id}"
        if self.is_superseded:
            return f"a later version of record {self.id} was delivered since: discard it"
        if self.is_waited_for:
            return f"a later version of record {self.id} waits already: discard it"
        return None


def check_retry(fates: Iterable[Fate]) -> None:
    """Raise `InvalidInputError` where any of these must not be sent again."""
    problems = [problem for fate in fates if (problem := fate.problem) is not None]
    if problems:
        raise InvalidInputError(f"nothing was retried: {'; '.join(problems)}")
