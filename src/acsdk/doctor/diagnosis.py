"""The whole examination, in the order in which things can fail."""

from __future__ import annotations

import json
import platform
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import acsdk
from acsdk import AcsdkError, AsyncClient, ConnectError, RateLimitError, RequestError

from .access import check_access, check_account, check_limits, refusal
from .findings import Finding, finding_of, kind_of
from .resources import check_resource, resources_of
from .schema import check_schema

__all__ = ["Diagnosis", "examine"]

_Check: TypeAlias = Callable[[], Awaitable[Sequence[Finding]]]
_MARKS = {"ok": "ok", "note": "NOTE", "problem": "PROBLEM"}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything that was found. Neither form shows the account's name, an address, or a value of a field."""

    findings: tuple[Finding, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing calls for somebody."""
        return not any(finding.verdict == "problem" for finding in self.findings)

    def as_json(self) -> str:
        """For a bug report, with the versions of what ran."""
        versions = {"acsdk": acsdk.__version__, "python": platform.python_version()}
        rows = [finding.as_dict() for finding in self.findings]
        return json.dumps({"versions": versions, "is_well": self.is_well, "findings": rows}, indent=2)

    def as_table(self) -> str:
        """For people: one line a finding, its details below it; at the end, how many are problems."""
        width = max((len(finding.subject) for finding in self.findings), default=0)
        lines: list[str] = []
        for finding in self.findings:
            mark = _MARKS[finding.verdict]
            lines.append(f"{mark:8}{finding.area:10} {finding.subject:{width}} {finding.says}")
            lines += [f"{'':8}  - {detail}" for detail in finding.details]
        return "\n".join([*lines, "", self._summary()]) + "\n"

    def _summary(self) -> str:
        count = sum(finding.verdict == "problem" for finding in self.findings)
        problems = "1 problem" if count == 1 else f"{count or 'no'} problems"
        return f"{len(self.findings)} looked at: {problems}."


async def examine(client: AsyncClient, *, on_progress: Callable[[Finding], object] = lambda _: None) -> Diagnosis:
    """Look at an account without changing it: some 70 reads, paced by the client's rate limit.

    ``on_progress`` gets each finding as it comes. Errors become findings; without access there is only one, and an
    account that stops answering is left alone.
    """
    findings: list[Finding] = []

    def add(*found: Finding) -> None:
        for finding in found:
            findings.append(finding)
            on_progress(finding)

    try:
        add(*await check_access(client))
    except RequestError as error:
        add(refusal(error))
        return Diagnosis(tuple(findings))
    for area, subject, check in _checks(client):
        try:
            add(*await check())
        except AcsdkError as error:
            add(finding_of(area, subject, error))
            if isinstance(error, ConnectError | RateLimitError):
                add(Finding("access", "the rest", "problem", f"not looked at after this {kind_of(error)}"))
                break
    return Diagnosis(tuple(findings))


def _checks(client: AsyncClient) -> Iterator[tuple[str, str, _Check]]:
    yield "plan", "account", partial(check_account, client)
    yield "limits", "headers", partial(check_limits, client)
    yield "graphql", "schema", partial(check_schema, client)
    for name, read in resources_of(client).items():
        yield "resources", name, partial(check_resource, client, name, read)
