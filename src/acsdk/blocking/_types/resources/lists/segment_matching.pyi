"""Made by `nox -s refresh` from acsdk.resources.lists.segment_matching."""

from acsdk._options import RequestOptions
from acsdk.models.lists.segment import SegmentInput
from acsdk.models.lists.segment_match import SegmentCriteria, SegmentMatch, SegmentMatches
from acsdk.resources.kit.paths import Id
from acsdk.resources.lists.segment_matching import MatchOptions, ResultOptions, SortedResultOptions
from typing import Unpack


class SegmentMatching:
    """Which contacts are in a segment.

    Looking for all of them takes time. A call waits up to 4 seconds; if ``is_ready`` is false then, ask for the result
    later with the ``segment_id`` and ``run_id`` of the answer, until it is there or ``has_failed``.
    """
    def one(
        self,
        segment_id: Id,
        contact_id: int,
        external_id: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> SegmentMatch:
        """Ask whether a contact is in a segment; ``external_id`` is the value of its fields that are ``external``.

        Raises `NotFoundError` when there is no such segment. Create a Match One Request page.
        """
        ...
    def all(self, segment_id: Id, **options: Unpack[MatchOptions]) -> SegmentMatches:
        """Look for all contacts of a segment. Create a Match All Request page."""
        ...
    def all_of_new(self, segment: SegmentInput, **options: Unpack[MatchOptions]) -> SegmentMatches:
        """Look for all contacts of a segment that is kept for 24 hours. Create a Match All Request page."""
        ...
    def some(self, segment_id: Id, criteria: SegmentCriteria, **options: Unpack[MatchOptions]) -> SegmentMatches:
        """Look for the contacts of a segment that meet a condition beside. Create a Match Some Request page."""
        ...
    def result_of_all(self, segment_id: Id, run_id: str, **options: Unpack[SortedResultOptions]) -> SegmentMatches:
        """Fetch the result of `all` or `all_of_new`. Raises `NotFoundError` when it has expired.

        Another order than before looks for the contacts anew. Return Match All result-set page.
        """
        ...
    def result_of_some(self, segment_id: Id, run_id: str, **options: Unpack[ResultOptions]) -> SegmentMatches:
        """Fetch the result of `some`, or of `all` in its first order. Raises `NotFoundError` when it has expired.

        Return a Match Some result-set page.
        """
        ...
