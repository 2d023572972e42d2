"""What the calls of this folder sent in 0.1.0, a request a line, and whether it is sent still: byte for byte.

Whoever updates the SDK must find that ActiveCampaign gets what it got. Ids that the sandbox draws and instants of today
stand in the table as their form alone: ``2026-11-30T00:45:10Z`` as ``9999-99-99T99:99:99Z``. New calls may come; a line
of the table goes only with a change that the changelog tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from acsdk.sandbox import Sandbox

__all__ = ["unsent"]

_TABLE = Path(__file__).with_suffix(".tsv")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NO_ID = "00000000-0000-0000-0000-000000000000"
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d%3A\d\d%3A[\d.]+|\d{4}-\d\d-\d\dT[\d:.]+|\d{9,}")


def unsent(part: str, sandbox: Sandbox) -> list[tuple[str, str, str]]:
    """The requests of 0.1.0 in this part that the sandbox was not sent; fails where the table has none."""
    sent = {
        (call.method, _form(call.path + ("?" + call.query if call.query else "")), _form(call.request_body.decode()))
        for call in sandbox.calls
    }
    known = [*_known(part)]
    assert known, f"{_TABLE.name} has no request of {part}"
    return [request for request in known if request not in sent]


def _known(part: str) -> Iterator[tuple[str, str, str]]:
    for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        of, method, target, body = line.split("\t")
        if of == part:
            yield method, target, body


def _form(text: str) -> str:
    return _INSTANT.sub(
        lambda found: re.sub(r"\d(?![A-F])", "9", found[0]), _ID.sub("00000000-0000-0000-0000-" + "0" * 12, text)
    )
