"""Which account a sandbox is: a name that no other has, in its URL in process, in a header of each answer elsewhere.

A journal or an outbox that was written against one account says nothing of another, and every sandbox on a port has the
same URL. Random even where a seed is given: the same seed makes another account, which is empty.
"""

from __future__ import annotations

import secrets

__all__ = ["IDENTITY_HEADER", "new_identity"]

IDENTITY_HEADER = "x-sandbox-account"


def new_identity() -> str:
    """A name that is also a label of a host."""
    return f"sandbox-{secrets.token_hex(6)}"
