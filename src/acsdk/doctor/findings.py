"""What the doctor says."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from acsdk import AccountError, AcsdkError, NotFoundError, PermissionDeniedError, RequestError

__all__ = ["Finding", "Verdict", "finding_of", "kind_of"]

Verdict = Literal["ok", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    ``verdict`` is ``ok``, ``note`` for what is worth knowing, ``problem`` for what calls for somebody. ``details`` name
    fields and types, never values.
    """

    area: str
    subject: str
    verdict: Verdict
    says: str
    details: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "details": list(self.details)}


def kind_of(error: AcsdkError) -> str:
    """Status and class of an error: its text may quote the account."""
    status = f"{error.status_code} " if isinstance(error, RequestError) and error.status_code else ""
    return f"{status}{type(error).__name__}"


def finding_of(area: str, subject: str, error: AcsdkError) -> Finding:
    """What an error means here: a plan without a feature is no fault."""
    kind = kind_of(error)
    if isinstance(error, AccountError):
        return Finding(area, subject, "note", f"not in this account's plan: {kind}")
    if isinstance(error, PermissionDeniedError):
        return Finding(area, subject, "note", f"not in the plan, or not allowed to the key's user: {kind}")
    if isinstance(error, NotFoundError):
        return Finding(area, subject, "note", f"the account does not have it: {kind}")
    return Finding(area, subject, "problem", kind)
