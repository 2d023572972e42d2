"""A plugin for pytest: tells coverage which test runs, and notes how long each one takes.

``ACSDK_SECONDS`` names a folder; each process that runs tests leaves a file in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage

_seconds: dict[str, float] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    coverage = Coverage.current()
    if coverage is not None:
        coverage.switch_context(item.nodeid)
    return (yield)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] = _seconds.get(report.nodeid, 0.0) + report.duration


def pytest_sessionfinish(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput") and "ACSDK_SECONDS" in os.environ:
        Path(os.environ["ACSDK_SECONDS"]).write_text(json.dumps(_seconds), encoding="utf-8")
