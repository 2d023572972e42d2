"""Made by `nox -s refresh` from acsdk.resources.deals.notes."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deals.note import Note, NoteInput, NoteUpdate
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Notes:
    """Notes. ``client.deals.add_note`` and ``client.accounts.add_note`` are shorter ways to write one."""
    def get(self, note_id: int, **options: Unpack[RequestOptions]) -> Note:
        """Fetch a note. Raises `NotFoundError`. Notes page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[Note]:
        """List the notes on everything. Notes page. Counted off; looks again where rows leave."""
        ...
    def create(self, note: NoteInput, **options: Unpack[RequestOptions]) -> Note:
        """Write a note. ``note.side_loads`` has what it is on. Notes page."""
        ...
    def update(self, note_id: int, changes: NoteUpdate, **options: Unpack[RequestOptions]) -> Note:
        """Change a note. Raises `NotFoundError`, though the API answers 403. Notes page."""
        ...
    def delete(self, note_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a note. Raises `NotFoundError`, though the API answers 403. Notes page."""
        ...
