"""Parts the bad records of a rejected batch from the good ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic

from acsdk._bulk.blame import reasons_of
from acsdk._bulk.job import BulkJob, Item
from acsdk._bulk.records import Record
from acsdk._errors import RequestError

__all__ = ["Parted", "halves", "part", "pieces"]


@dataclass(frozen=True, slots=True)
class Parted(Generic[Item]):
    """A rejected batch, taken apart."""

    bad: Sequence[tuple[Record[Item], Sequence[str]]]
    """The records that are to blame, with the reasons."""
    again: Sequence[Sequence[Record[Item]]]
    """What is to be sent again, each part in a call of its own."""


def part(job: BulkJob[Item, Any], error: RequestError, batch: Sequence[Record[Item]]) -> Parted[Item]:
    """Take out the records that the error names; where it names none, halve the batch.

    A name may fit several records, as orders of two shops may share a number: each of these is sent alone.
    """
    names = [job.error_name(record.key) for record in batch]
    blamed = job.blame(error, names) or {}
    if len(batch) == 1:
        return Parted([(batch[0], blamed.get(names[0]) or reasons_of(error))], [])
    if not blamed:
        return Parted([], halves(batch))
    return _by_name(batch, names, blamed)


def _by_name(batch: Sequence[Record[Item]], names: Sequence[str], blamed: Mapping[str, Sequence[str]]) -> Parted[Item]:
    counts = Counter(names)
    bad: list[tuple[Record[Item], Sequence[str]]] = []
    suspects: list[Sequence[Record[Item]]] = []
    rest: list[Record[Item]] = []
    for record, name in zip(batch, names, strict=True):
        if name not in blamed:
            rest.append(record)
        elif counts[name] == 1:
            bad.append((record, blamed[name]))
        else:
            suspects.append([record])
    return Parted(bad, [*suspects, rest] if rest else suspects)


def halves(batch: Sequence[Record[Item]]) -> list[Sequence[Record[Item]]]:
    """Two parts of almost the same length."""
    middle = len(batch) // 2
    return [batch[:middle], batch[middle:]]


def pieces(batch: Sequence[Record[Item]], most: int) -> list[Sequence[Record[Item]]]:
    """Two or more parts of almost the same length, with at most so many records each."""
    count = max(2, -(-len(batch) // most))
    ends = [len(batch) * number // count for number in range(count + 1)]
    return [batch[first:last] for first, last in pairwise(ends)]
