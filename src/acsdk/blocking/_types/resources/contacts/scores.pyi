"""Made by `nox -s refresh` from acsdk.resources.contacts.scores."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.contacts.contact_details import ScoreValue
from acsdk.models.contacts.score import Score
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Scores:
    """Scores. They are made and changed in the user interface alone."""
    def get(self, score_id: int, **options: Unpack[RequestOptions]) -> Score:
        """Fetch a score. Raises `NotFoundError`. Scores page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[Score]:
        """List scores. Scores page. Counted off; looks again where rows leave."""
        ...
    def values(self, **query: Unpack[ListOptions]) -> Pager[ScoreValue]:
        """List what contacts and deals have in all scores; ``client.contacts.scores`` lists that of one contact.

        Undocumented, but used by others. Counted off; looks again where rows leave.
        """
        ...
