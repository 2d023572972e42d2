"""How a report looks."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from acsdk._bulk import BulkBatch, BulkDuplicate, BulkFailure, BulkProgress, BulkReport
from acsdk._errors import ServerError

REPORT = BulkReport(
    operation="orders.bulk_upsert",
    read=1_205,
    accepted=1_200,
    failed=2,
    unknown=1,
    dropped=1,
    skipped=1,
    failures=[
        BulkFailure(7, "1:1007", ("currency <is> bad", "email is missing"), object()),
        BulkFailure(8, "1:1008", ("a\nlong " + "text " * 50,), object()),
    ],
    unknowns=[BulkFailure(9, "1:1009", ("busy",), object(), ServerError("busy"), "unknown")],
    duplicates=[BulkDuplicate("1:5", 5, 6, was_sent=False)],
    batches=[BulkBatch("2026_bulk_1", 50)],
    seconds=4.25,
    requests=25,
    retries=1,
)


def html(report: BulkReport[Any]) -> str:
    return report._repr_html_()  # pyright: ignore[reportPrivateUsage]


def test_the_table_for_a_terminal() -> None:
    lines = str(REPORT).splitlines()
    assert lines[0] == "orders.bulk_upsert"
    assert lines[1] == "  read      1,205"
    assert "  retries       1" in lines
    assert "runs" not in str(REPORT), "there was one"
    assert "  time      4.2 s" in lines
    assert lines[-3] == "  #7  1:1007  failed: currency <is> bad; email is missing"
    assert lines[-2].endswith("…")
    assert len(lines[-2]) == 2 + 2 + 2 + 6 + 2 + 100
    assert lines[-1] == "  #9  1:1009  unknown: busy"


def test_the_table_for_a_notebook_is_escaped() -> None:
    page = html(REPORT)
    assert "<td>failed: currency &lt;is&gt; bad; email is missing</td>" in page
    assert "<th>accepted</th><td>1,200</td>" in page
    assert page.count("<table>") == page.count("</table>") == 2


def test_each_column_is_as_wide_as_what_stands_in_it_and_a_key_no_wider_than_forty() -> None:
    failures = [BulkFailure(7, "k" * 40, ("no",), None), BulkFailure(1_234, "k" * 41, ("no",), None)]
    report = BulkReport(
        operation="x", read=3, failed=2, unknown=1, failures=failures, unknowns=[BulkFailure(3, "b", ("a",), None)]
    )
    assert str(report).splitlines()[-3:] == [
        f"  #7     {'k' * 40}  failed: no",
        f"  #1234  {'k' * 39}…  failed: no",
        f"  #3     b{' ' * 39}  unknown: a",
    ]


def test_reasons_are_cut_after_a_hundred_characters() -> None:
    for more, shown in ((0, "x" * 92), (1, "x" * 91 + "…")):
        failures = [BulkFailure(7, "a", ("x" * (92 + more),), None)]
        report = BulkReport(operation="x", read=1, failed=1, failures=failures)
        assert str(report).endswith(f"failed: {shown}")


def test_a_run_of_nothing_says_so() -> None:
    report = BulkReport[Any](operation="x")
    assert repr(report) == "<BulkReport x: 0 read>"
    assert (report.seconds, report.requests, report.retries, report.runs) == (0, 0, 0, 1)


def test_long_lists_are_cut() -> None:
    failures = [BulkFailure(index, str(index), ("no",), None) for index in range(30)]
    report = BulkReport(operation="x", read=30, failed=30, failures=failures)
    assert str(report).endswith("  … and 10 more")
    assert "<p>… and 10 more</p>" in html(report)


def test_a_report_without_failures_is_short() -> None:
    report = BulkReport[object](operation="x", read=3, accepted=3, runs=2)
    assert "#" not in str(report)
    assert "  runs          2" in str(report)
    assert html(report).count("<table>") == 1
    assert repr(report) == "<BulkReport x: 3 read, 3 accepted>"


def test_a_dry_run() -> None:
    report = BulkReport[object](operation="x", dry_run=True, read=3, unsent=3, requests=1, estimated_seconds=0.2)
    assert str(report).startswith("x (dry run)\n")
    assert "  planned requests      1" in str(report)
    assert "  estimated time    0.2 s" in str(report)
    assert "<caption>x (dry run)</caption>" in html(report)


def test_json_has_everything_but_the_items() -> None:
    document = json.loads(REPORT.to_json(indent=2))
    assert document["read"] == 1_205
    assert document["failures"][0] == {
        "index": 7,
        "key": "1:1007",
        "reasons": ["currency <is> bad", "email is missing"],
        "error": None,
    }
    assert document["unknowns"][0]["error"] == "ServerError"
    assert document["duplicates"] == [{"key": "1:5", "index": 5, "superseded_by": 6, "was_sent": False}]
    assert document["batches"] == [{"record_id": "2026_bulk_1", "records": 50}]
    assert document == REPORT.to_dict()
    assert replace(REPORT, seconds=1.23456).to_dict()["seconds"] == 1.235


def test_repr_of_a_failure_does_not_show_the_item() -> None:
    failure = BulkFailure(1, "k", ("no",), "ada@example.com")
    assert "ada" not in repr(failure)


def test_progress_in_one_line() -> None:
    progress = BulkProgress(
        operation="orders.bulk_upsert",
        read=200,
        accepted=150,
        failed=2,
        unknown=4,
        dropped=5,
        skipped=8,
        requests=3,
        retries=0,
        seconds=4,
    )
    assert str(progress) == "orders.bulk_upsert: 150 of 200 accepted, 2 failed, 4 unknown, 5 dropped, 8 skipped (4.0 s)"
    assert progress.done == 169
    assert [replace(progress, seconds=seconds).records_per_second for seconds in (4, 1, 0)] == [42.25, 169, 0]
    assert not progress.is_last
    last = replace(progress, report=REPORT)
    assert (last.is_last, repr(last)) == (True, repr(progress)), "of each record that failed, repr would name the key"


def test_a_report_of_nothing_counts_nothing() -> None:
    report = BulkReport[object](operation="orders.bulk_upsert")
    counts = ("read", "accepted", "failed", "unknown", "dropped", "skipped", "unsent")
    assert [getattr(report, name) for name in counts] == [0] * 7
    assert (report.dry_run, report.runs, report.seconds, report.requests, report.retries) == (False, 1, 0, 0, 0)


def test_a_failure_shows_neither_the_item_nor_the_error() -> None:
    one, other = (BulkFailure(3, "1:a", ("bad",), "5ecret", error) for error in (ValueError("5ecret"), None))
    assert repr(one) == "BulkFailure(index=3, key='1:a', reasons=('bad',), outcome='failed')"
    assert one == other
