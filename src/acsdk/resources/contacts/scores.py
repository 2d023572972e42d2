"""``client.scores``: scores, and what contacts and deals have in them."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.contacts.contact_details import ScoreValue
from acsdk.models.contacts.score import Score
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["Scores"]

_SCORES: Final = Resource(name="scores", path="/scores", model=Score, one="score", many="scores")
_VALUES: Final = Resource(name="scores.values", path="/scoreValues", model=ScoreValue, many="scoreValues")


class Scores(Namespace):
    """Scores. They are made and changed in the user interface alone."""

    async def get(self, score_id: int, **options: Unpack[RequestOptions]) -> Score:
        """Fetch a score. Raises `NotFoundError`. Scores page."""
        return await self._call(_SCORES.get(score_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[Score]:
        """List scores. Scores page. Counted off; looks again where rows leave."""
        return _SCORES.list(self._call, ListOptions, query)

    def values(self, **query: Unpack[ListOptions]) -> Pager[ScoreValue]:
        """List what contacts and deals have in all scores; ``client.contacts.scores`` lists that of one contact.

        Undocumented, but used by others. Counted off; looks again where rows leave.
        """
        return _VALUES.list(self._call, ListOptions, query)
