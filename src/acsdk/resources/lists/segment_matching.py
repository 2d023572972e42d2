"""``client.segments.matching``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypedDict, Unpack, cast

from acsdk._engine.operation import Answer
from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions, is_count
from acsdk.models.lists.segment import SegmentInput
from acsdk.models.lists.segment_match import SegmentCriteria, SegmentMatch, SegmentMatches
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import Id, fill_path
from acsdk.resources.kit.queries import OneOrMore, Params
from acsdk.resources.kit.resource import expect_input, operation
from acsdk.resources.lists.segment_reading import single

__all__ = ["MatchOptions", "ResultOptions", "SegmentMatching", "SortedResultOptions"]

_MOST_PER_PAGE: Final = 10_000
_MATCH: Final[Callable[[Answer], SegmentMatch]] = single(SegmentMatch)
_MATCHES: Final[Callable[[Answer], SegmentMatches]] = single(SegmentMatches)


class ResultOptions(RequestOptions, total=False):
    """Which page of the matches is wanted."""

    page: int
    """The page, counted from 1."""
    page_size: int
    """How many contacts a page has: up to 10,000."""


class SortedResultOptions(ResultOptions, total=False):
    """Which page of the matches is wanted, and in what order."""

    order_by: OneOrMore[str]
    """``id`` ``email`` ``phone`` ``first_name`` ``last_name`` ``full_name`` ``cdate`` ``udate`` ``account_name``
    ``score``, ``score<id>`` or ``field<id>``; a minus means downwards."""


class MatchOptions(SortedResultOptions, total=False):
    """How contacts are looked for."""

    instant: bool
    """Do not wait for the result, but get the ``run_id`` at once."""


class SegmentMatching(Namespace):
    """Which contacts are in a segment.

    Looking for all of them takes time. A call waits up to 4 seconds; if ``is_ready`` is false then, ask for the result
    later with the ``segment_id`` and ``run_id`` of the answer, until it is there or ``has_failed``.
    """

    async def one(
        self, segment_id: Id, contact_id: int, external_id: str | None = None, **options: Unpack[RequestOptions]
    ) -> SegmentMatch:
        """Ask whether a contact is in a segment; ``external_id`` is the value of its fields that are ``external``.

        Raises `NotFoundError` when there is no such segment. Create a Match One Request page.
        """
        path = fill_path("/segmentMatch/{}/{}", segment_id, contact_id)
        if external_id is not None:
            path += fill_path("/{}", external_id)
        return await self._call(operation("segments.matching.one", "GET", path, _MATCH), options)

    async def all(self, segment_id: Id, **options: Unpack[MatchOptions]) -> SegmentMatches:
        """Look for all contacts of a segment. Create a Match All Request page."""
        path = fill_path("/segmentMatchAll/{}", segment_id)
        find = operation("segments.matching.all", "GET", path, _MATCHES, params=_params(options))
        return await self._call(find, _request_options(options))

    async def all_of_new(self, segment: SegmentInput, **options: Unpack[MatchOptions]) -> SegmentMatches:
        """Look for all contacts of a segment that is kept for 24 hours. Create a Match All Request page."""
        body = {"data": [{"attributes": expect_input(segment, SegmentInput)}]}
        find = operation(
            "segments.matching.all_of_new", "POST", "/segmentMatchAll", _MATCHES,
            params=_params(options), body=body, only_reads=True,
        )  # fmt: skip
        return await self._call(find, _request_options(options))

    async def some(self, segment_id: Id, criteria: SegmentCriteria, **options: Unpack[MatchOptions]) -> SegmentMatches:
        """Look for the contacts of a segment that meet a condition beside. Create a Match Some Request page."""
        path = fill_path("/segmentMatchSome/{}", segment_id)
        body = {"data": {"type": "additionalCriteria", "attributes": expect_input(criteria, SegmentCriteria)}}
        find = operation(
            "segments.matching.some", "POST", path, _MATCHES, params=_params(options), body=body, only_reads=True
        )
        return await self._call(find, _request_options(options))

    async def result_of_all(
        self, segment_id: Id, run_id: str, **options: Unpack[SortedResultOptions]
    ) -> SegmentMatches:
        """Fetch the result of `all` or `all_of_new`. Raises `NotFoundError` when it has expired.

        Another order than before looks for the contacts anew. Return Match All result-set page.
        """
        path = fill_path("/segmentMatchAll/{}/{}", segment_id, run_id)
        fetch = operation("segments.matching.result_of_all", "GET", path, _MATCHES, params=_params(options))
        return await self._call(fetch, _request_options(options))

    async def result_of_some(self, segment_id: Id, run_id: str, **options: Unpack[ResultOptions]) -> SegmentMatches:
        """Fetch the result of `some`, or of `all` in its first order. Raises `NotFoundError` when it has expired.

        Return a Match Some result-set page.
        """
        path = fill_path("/segmentMatchSome/{}/{}", segment_id, run_id)
        fetch = operation("segments.matching.result_of_some", "GET", path, _MATCHES, params=_params(options))
        return await self._call(fetch, _request_options(options))


class _Given(TypedDict, total=False):
    order_by: OneOrMore[str]
    page: int
    page_size: int
    instant: bool


def _params(options: Mapping[str, object]) -> Params:
    given = cast("_Given", options)
    return (
        *_sort(given.get("order_by", ())),
        *_number("page", given.get("page"), most=None),
        *_number("page_size", given.get("page_size"), most=_MOST_PER_PAGE),
        *((("instant", ""),) if given.get("instant") else ()),
    )


def _sort(order_by: OneOrMore[str]) -> Params:
    names: Sequence[str] = (order_by,) if isinstance(order_by, str) else order_by
    return (("sort", ",".join(names)),) if names else ()


def _number(name: str, value: int | None, *, most: int | None) -> Params:
    if value is None:
        return ()
    if not is_count(value, 1, most):
        raise InvalidInputError(f"{name} must be 1{f' to {most}' if most else ' or more'}, not {value!r}: give an int")
    return ((name, str(value)),)


def _request_options(options: Mapping[str, object]) -> RequestOptions:
    own = _Given.__annotations__
    return cast("RequestOptions", {name: value for name, value in options.items() if name not in own})
