"""Tags by their names, for whoever tags contacts on the way."""

from __future__ import annotations

from .state import State
from .store import Row

__all__ = ["ensure_tag", "new_tag", "tag_contact", "tag_key"]


def tag_key(name: str) -> str:
    """What makes two names the same tag."""
    return name.strip().casefold()


def ensure_tag(state: State, name: str) -> Row:
    """The tag with this name, made when there is none."""
    found = state.store.find("tags", ("tagKey",), (tag_key(name),))
    return found[0] if found else state.store.insert("tags", new_tag(state, {"tag": name}))


def new_tag(state: State, row: Row) -> Row:
    """The columns of a tag that is made now."""
    return {"tagType": "contact", **row, **_made(state), "tagKey": tag_key(str(row["tag"]))}


def tag_contact(state: State, contact: Row, name: str) -> None:
    """Give a contact the tag with this name, once."""
    tie = {"contact": str(contact["id"]), "tag": str(ensure_tag(state, name)["id"])}
    if not state.store.find("contactTags", ("contact", "tag"), tuple(tie.values())):
        state.store.insert("contactTags", {**tie, **_made(state)})


def _made(state: State) -> Row:
    now, stamp = state.stamps()
    return {"cdate": now, "created_timestamp": stamp, "updated_timestamp": stamp}
