"""``client.notes``: notes on contacts, deals, accounts, tasks and activities."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._engine.operation import Operation
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deals.note import Note, NoteInput, NoteSubject, NoteUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["Notes"]

_NOTES: Final = Resource(
    name="notes", path="/notes", model=Note, one="note", many="notes", creates=NoteInput, updates=NoteUpdate
)


class Notes(Namespace):
    """Notes. ``client.deals.add_note`` and ``client.accounts.add_note`` are shorter ways to write one."""

    async def get(self, note_id: int, **options: Unpack[RequestOptions]) -> Note:
        """Fetch a note. Raises `NotFoundError`. Notes page."""
        return await self._call(_NOTES.get(note_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[Note]:
        """List the notes on everything. Notes page. Counted off; looks again where rows leave."""
        return _NOTES.list(self._call, ListOptions, query)

    async def create(self, note: NoteInput, **options: Unpack[RequestOptions]) -> Note:
        """Write a note. ``note.side_loads`` has what it is on. Notes page."""
        return await self._call(_NOTES.create(note), options)

    async def update(self, note_id: int, changes: NoteUpdate, **options: Unpack[RequestOptions]) -> Note:
        """Change a note. Raises `NotFoundError`, though the API answers 403. Notes page."""
        return await self._call(_NOTES.update(note_id, changes), options)

    async def delete(self, note_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a note. Raises `NotFoundError`, though the API answers 403. Notes page."""
        await self._call(_NOTES.delete(note_id), options)


# The reference has POST /deals/{id}/notes, PUT /deals/{id}/notes/{noteId} and the same for accounts. A live account
# answered the POSTs with 404, while the general path worked: it takes the record as part of the note.


def note_on(subject: NoteSubject, record_id: int, text: str) -> Operation[Note]:
    """Write a note on a deal or an account."""
    return _NOTES.create(NoteInput(text=text, related_type=subject, related_id=record_id))


def note_rewritten(subject: NoteSubject, record_id: int, note_id: int, text: str) -> Operation[Note]:
    """Change the text of a note on a deal or an account."""
    return _NOTES.update(note_id, NoteUpdate(text=text, related_type=subject, related_id=record_id))
