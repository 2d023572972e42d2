"""The whole examination, in the order in which things can fail."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import acsdk
from acsdk import AsyncClient, RequestError

from .access import check_access, check_account, check_limits, refusal
from .findings import Finding, guarded
from .resources import RESOURCES, check_resource
from .schema import check_schema

__all__ = ["Diagnosis", "examine"]

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
        """For people: one line a finding, its details below it."""
        width = max((len(finding.subject) for finding in self.findings), default=0)
        lines: list[str] = []
        for finding in self.findings:
            mark = _MARKS[finding.verdict]
            lines.append(f"{mark:8}{finding.area:10} {finding.subject:{width}} {finding.says}")
            lines += [f"{'':8}  - {detail}" for detail in finding.details]
        return "\n".join(lines) + "\n"


async def examine(client: AsyncClient, *, on_progress: Callable[[Finding], object] = lambda _: None) -> Diagnosis:
    """Look at an account without changing it: some 65 reads, paced by the client's rate limit.

    ``on_progress`` gets each finding as it comes. Errors become findings; without access there is only one.
    """
    findings: list[Finding] = []

    def add(found: Sequence[Finding]) -> None:
        for finding in found:
            findings.append(finding)
            on_progress(finding)

    try:
        add(await check_access(client))
    except RequestError as error:
        add([refusal(error)])
        return Diagnosis(tuple(findings))
    add(await guarded("plan", "account", lambda: check_account(client)))
    add(await guarded("limits", "headers", lambda: check_limits(client)))
    add(await guarded("graphql", "schema", lambda: check_schema(client)))
    for name in RESOURCES:
        add(await check_resource(client, name))
    return Diagnosis(tuple(findings))
