"""Files as they are met: long, sorted, merged, re-saved and broken."""

from __future__ import annotations

import io
import itertools
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from acsdk.contrib.shopify import Rejected, read_orders, read_products

from .shopify_files import FURTHER, HEAD, order_row, read, to_csv


def _numbers(text: str) -> list[str | None]:
    orders, rejected = read(text)
    assert rejected == []
    return [order.order_number for order in orders]


def _lines(rejected: list[Rejected]) -> list[tuple[int, str]]:
    return [(row.line, row.order) for row in rejected]


def test_a_file_of_excel_with_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(to_csv([HEAD]).replace("\n", "\r\n"), encoding="utf-8-sig", newline="")
    rejected: list[Rejected] = []
    for source in (path, str(path)):
        (order,) = read_orders(source, connection_id=1, on_rejected=rejected.append)
        assert order.order_number == "1001"
    assert rejected == []
    assert [product.base_product_name for product in read_products(path, connection_id=1)] == ["Tea"]


def test_lines_that_still_hold_the_byte_order_mark() -> None:
    assert _numbers("\ufeff" + to_csv([HEAD])) == ["1001"]


def test_blank_lines_are_passed_over() -> None:
    text = to_csv([order_row(1), order_row(2)])
    assert _numbers("\n" + text.replace("\n", "\n\n") + ",,,,\n\n") == ["1", "2"]


@pytest.mark.parametrize("text", ["", "\n\n", "First Name,Last Name,Email\nAda,Lovelace,ada@example.com\n"])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not an orders export of Shopify: the header lacks Name, "):
        read(text)
    with pytest.raises(ValueError, match="not an orders export"):
        list(read_products(io.StringIO(text), connection_id=1))


def test_a_header_with_a_stray_quotation_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="not an orders export of Shopify: the header is not sound CSV"):
        read('"Na"me,Id\n')


def test_columns_may_stand_in_any_order_and_be_many_more() -> None:
    row = dict(reversed(HEAD.items()))
    assert _numbers(to_csv([{"Custom: batch": "7", **row}])) == ["1001"]


def test_notes_over_several_lines_count_as_lines() -> None:
    rows = [order_row(1, Notes="one\ntwo\nthree"), order_row(2, Total="?")]
    assert _lines(read(to_csv(rows))[1]) == [(5, "#2")]


def test_rows_that_strayed_come_home() -> None:
    rows = [order_row(1001), order_row(1002), FURTHER, order_row(1003)]
    orders, rejected = read(to_csv(rows))
    assert rejected == []
    assert [(order.order_number, len(order.line_items or ())) for order in orders] == [
        ("1001", 2),
        ("1002", 1),
        ("1003", 1),
    ]


def test_a_file_that_was_sorted_may_have_the_first_row_last() -> None:
    orders, rejected = read(to_csv([FURTHER, order_row(1002), HEAD, {**FURTHER, "Lineitem name": "Pot"}]))
    assert rejected == []
    names = {order.order_number: [item.name for item in order.line_items or ()] for order in orders}
    assert names == {"1001": ["Tea", "Cup", "Pot"], "1002": ["Tea"]}


def test_rows_that_strayed_too_far_are_reported() -> None:
    rows = [HEAD, *(order_row(number) for number in range(2000, 2100)), FURTHER, FURTHER]
    orders, rejected = read(to_csv(rows))
    assert len(orders) == 101
    assert _lines(rejected) == [(103, "#1001"), (104, "#1001")]
    assert "more than 100 orders away" in rejected[0].reason


def test_two_orders_of_one_name_are_two_orders() -> None:
    rows = [order_row(1, Id="11"), order_row(1, Id="12"), {**FURTHER, "Name": "#1"}]
    orders, rejected = read(to_csv(rows))
    assert rejected == []
    assert [(order.store_order_id, len(order.line_items or ())) for order in orders] == [("11", 1), ("12", 2)]


def test_rows_that_repeat_the_orders_columns_are_its_lines() -> None:
    orders, rejected = read(to_csv([order_row(1), order_row(1, Lineitem_name="Cup")]))
    assert rejected == []
    assert [[item.name for item in order.line_items or ()] for order in orders] == [["Tea", "Cup"]]


def test_an_order_with_bad_rows_is_rejected_as_a_whole_with_each_of_them() -> None:
    broken = [{**FURTHER, "Lineitem price": "x"}, FURTHER, {**FURTHER, "Lineitem quantity": ""}]
    orders, rejected = read(to_csv([order_row(1000), HEAD, *broken, order_row(1002)]))
    assert [order.order_number for order in orders] == ["1000", "1002"]
    assert [str(row) for row in rejected] == [
        "line 4, order #1001: Lineitem price is not a number: 'x'",
        "line 6, order #1001: Lineitem quantity is empty",
    ]


def test_a_further_row_without_a_name_is_the_preceding_orders() -> None:
    orders, _ = read(to_csv([HEAD, {**FURTHER, "Name": ""}]))
    assert [len(order.line_items or ()) for order in orders] == [2]


def test_a_reason_names_its_field_once() -> None:
    _, rejected = read(to_csv([order_row(1, Lineitem_name="Tea\0"), order_row(2, Currency="EURO")]))
    assert rejected[0].reason.startswith("name holds what JSON cannot carry")
    assert rejected[1].reason == "currency must be a currency code of three letters, such as EUR"


def test_an_order_without_a_name_is_rejected_alone() -> None:
    orders, rejected = read(to_csv([order_row(1), order_row(2, Name=""), order_row(3)]))
    assert [order.order_number for order in orders] == ["1", "3"]
    assert [str(row) for row in rejected] == ["line 3, order unknown: Name is empty"]


def test_a_row_with_too_many_or_too_few_cells_costs_its_order_only() -> None:
    header, *rows = to_csv([order_row(1), order_row(2), order_row(3), order_row(4)]).splitlines()
    rows[1] = rows[1].replace("Tea", "Tea, black")
    rows[2] = "#3,ada@example.com"
    orders, rejected = read("\n".join((header, *rows)))
    assert [order.order_number for order in orders] == ["1", "4"]
    assert [str(row) for row in rejected] == [
        "line 3, order #2: has 11 cells, but the header has 10",
        "line 4, order #3: has 2 cells, but the header has 10",
    ]


@pytest.mark.parametrize(
    "broken",
    [
        '"#2,ada@example.com,paid,USD,20.00,2024-01-31 10:00:00 -0500,4002,1,Tea,20.00,',
        '#2,ada@example.com,paid,USD,20.00,2024-01-31 10:00:00 -0500,4002,1,"Tea,20.00,',
        '#2,ada@example.com,paid,USD,20.00,2024-01-31 10:00:00 -0500,4002,1,Tea,20.00,"',
        '#2,ada@example.com,paid,USD,20.00,2024-01-31 10:00:00 -0500,4002,1,"12" plate",20.00,',
    ],
)
@pytest.mark.parametrize("note", ["", "plain", "over\nlines", 'with "quotes"\n\nand, commas'])
def test_a_stray_quotation_mark_costs_the_row_it_stands_in(broken: str, note: str) -> None:
    header, first, *others = to_csv([order_row(1, Notes=""), order_row(3, Notes=note), order_row(4)]).splitlines()
    orders, rejected = read("\n".join((header, first, broken, *others)))
    assert [order.order_number for order in orders] == ["1", "3", "4"]
    assert _lines(rejected) == [(3, "#2")]
    assert [order.notes for order in orders][1] == ([note] if note else [])


def test_the_lines_of_a_broken_rows_note_are_not_taken_for_rows() -> None:
    header, *rows = to_csv([order_row(1, Notes="one\ntwo, three\nfour"), order_row(2)]).splitlines()
    rows[0] = rows[0].replace("Tea", "Tea, black")
    orders, rejected = read("\n".join((header, *rows)))
    assert [order.order_number for order in orders] == ["2"]
    assert [str(row) for row in rejected] == ["line 2, order #1: has 12 cells, but the header has 11"]


def test_a_stray_quotation_mark_in_the_last_row() -> None:
    header, row = to_csv([HEAD]).splitlines()
    orders, rejected = read(f'{header}\n"{row}')
    assert orders == []
    assert _lines(rejected) == [(2, "#1001")]


def test_a_stray_quotation_mark_before_a_very_long_file() -> None:
    header, *rows = to_csv([order_row(number) for number in range(1, 1000)]).splitlines()
    rows[0] = '"' + rows[0]
    orders, rejected = read("\n".join((header, *rows)))  # more than the 128 KiB that a cell may have
    assert len(orders) == 998
    assert _lines(rejected) == [(2, "#1")]


def test_a_broken_row_takes_the_further_rows_of_its_order_along() -> None:
    header, *rows = to_csv([HEAD, FURTHER, order_row(1002)]).splitlines()
    rows[0] = rows[0].replace("Tea", "Tea, black")
    orders, rejected = read("\n".join((header, *rows)))
    assert [order.order_number for order in orders] == ["1002"]
    assert _lines(rejected) == [(2, "#1001")]


def test_text_that_is_not_utf_8_costs_its_order_only(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    text = to_csv([order_row(1), order_row(2, Lineitem_name="Käse"), order_row(3, Lineitem_name="Käse")])
    lines = text.splitlines(keepends=True)
    path.write_bytes(b"".join(line.encode("cp1252" if line.startswith("#2") else "utf-8") for line in lines))
    rejected: list[Rejected] = []
    orders = list(read_orders(path, connection_id=1, on_rejected=rejected.append))
    assert [order.order_number for order in orders] == ["1", "3"]
    assert [str(row) for row in rejected] == ["line 3, order #2: is not UTF-8 text"]


def _endless_file() -> Iterator[str]:
    header, row = to_csv([order_row(1, Notes="x" * 500)]).splitlines(keepends=True)
    yield header
    for number in itertools.count(1):
        yield row.replace("#1", f"#{number}")


def _peak_memory(orders: int) -> int:
    tracemalloc.start()
    try:
        for _ in itertools.islice(read_orders(_endless_file(), connection_id=1, on_rejected=print), orders):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_reading_is_lazy_and_its_memory_does_not_grow() -> None:
    _peak_memory(10)  # what is loaded on first use
    assert _peak_memory(800) < 1.2 * _peak_memory(200)


def test_a_copy_of_an_order_is_not_taken_for_more_of_its_lines() -> None:
    first, further = order_row(1001), {**FURTHER, "Name": "#1001"}
    refunded = {**first, "Refunded Amount": "20.00"}
    for rows in (
        [first, first],
        [first, further, first, further],
        [first, further, {**first, "Lineitem name": "Oolong"}, further],
        [first, refunded],
    ):
        orders, rejected = read(to_csv(rows))
        assert rejected == []
        assert [len(order.line_items or ()) for order in orders] == [len(rows) // 2] * 2
    assert orders[-1].final_amount == 0


def test_a_header_in_the_middle_of_joined_files_is_passed_over() -> None:
    parts = [to_csv([order_row(1000), HEAD]), to_csv([FURTHER, order_row(1002)])]
    orders, rejected = read("\ufeff".join(["", *parts]))
    assert rejected == []
    assert [len(order.line_items or ()) for order in orders] == [1, 2, 1]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_file_with_another_separator(separator: str) -> None:
    row = order_row(1, Notes="one, two\nthree")
    assert _numbers(to_csv([row, order_row(2)], delimiter=separator)) == ["1", "2"]
    text = to_csv([row, order_row(2, Total="12,500"), order_row(3, Lineitem_quantity="1,000")], delimiter=separator)
    orders, rejected = read(text)
    assert [order.order_number for order in orders] == ["1"]
    assert [str(row) for row in rejected] == [
        "line 4, order #2: Total has a comma, which may stand for a decimal point in this file: '12,500'",
        "line 5, order #3: Lineitem quantity has a comma, which may stand for a decimal point in this file: '1,000'",
    ]


def test_a_broken_row_without_a_name_is_reported_under_the_order_it_costs() -> None:
    header, first, third = to_csv([order_row(1), order_row(3)]).splitlines()
    orders, rejected = read("\n".join((header, first, ',,,,,,,1,"12" plate",7.50', third)))
    assert [order.order_number for order in orders] == ["3"]
    assert _lines(rejected) == [(3, "#1")]


def _orders_of(*files: str, into: Path) -> tuple[list[tuple[str | None, int]], list[Rejected]]:
    """Number and count of lines of each order that stands in these files."""
    paths = [into / f"orders_{number}.csv" for number in range(len(files))]
    for path, text in zip(paths, files, strict=True):
        path.write_text(text, encoding="utf-8-sig")
    rejected: list[Rejected] = []
    orders = read_orders(paths, connection_id=1, on_rejected=rejected.append)
    return [(order.order_number, len(order.line_items or ())) for order in orders], rejected


TORN_HEAD = to_csv([order_row(1000), {**HEAD, "Lineitem discount": "1.00"}])
TORN_TAIL = to_csv([FURTHER, FURTHER, *(order_row(number) for number in range(2000, 2150))], delimiter=";")


def test_an_order_that_two_files_tear_apart_is_put_together(tmp_path: Path) -> None:
    others = [(str(number), 1) for number in range(2000, 2150)]
    assert _orders_of(TORN_HEAD, TORN_TAIL, into=tmp_path) == ([("1000", 1), ("1001", 3), *others], [])
    orders, rejected = _orders_of(TORN_TAIL, TORN_HEAD, into=tmp_path)
    assert rejected == []
    assert sorted(orders) == sorted([("1000", 1), ("1001", 3), *others])


def test_files_with_other_files_between_them(tmp_path: Path) -> None:
    between = to_csv([order_row(number) for number in range(3000, 3300)])
    for files in ([TORN_HEAD, between, TORN_TAIL], [TORN_TAIL, between, TORN_HEAD]):
        orders, rejected = _orders_of(*files, into=tmp_path)
        assert rejected == []
        assert dict(orders)["1001"] == 3
        assert len(orders) == 452


def test_another_order_of_the_same_name_does_not_take_the_rows(tmp_path: Path) -> None:
    many = [order_row(number) for number in range(2000, 2150)]
    tail = to_csv([{**FURTHER, "Created at": "2020-01-31 10:00:00 -0500"}, *many])
    orders, rejected = _orders_of(tail, TORN_HEAD, into=tmp_path)
    assert dict(orders)["1001"] == 1
    assert [(row.file, row.line) for row in rejected] == [(str(tmp_path / "orders_0.csv"), 2)]
    assert str(rejected[0]).startswith(
        f"{tmp_path / 'orders_0.csv'}, line 2, order #1001: is a further line of an order"
    )


def test_a_newer_copy_of_a_torn_order_comes_after_it(tmp_path: Path) -> None:
    whole = to_csv(
        [{**HEAD, "Refunded Amount": "20.00"}, FURTHER, *(order_row(number) for number in range(2000, 2150))]
    )
    orders, rejected = _orders_of(TORN_HEAD, to_csv([order_row(1)] * 150), whole, into=tmp_path)
    assert rejected == []
    assert [count for number, count in orders if number == "1001"] == [1, 2]


def test_rows_without_their_order_are_reported_with_their_file(tmp_path: Path) -> None:
    orders, rejected = _orders_of(to_csv([order_row(1)]), to_csv([FURTHER, order_row(2)]), into=tmp_path)
    assert orders == [("1", 1), ("2", 1)]
    assert [(row.file, row.line) for row in rejected] == [(str(tmp_path / "orders_1.csv"), 2)]


def test_joined_files_may_have_other_columns() -> None:
    newer, older = to_csv([order_row(1, Source="web")]), to_csv([{**dict(reversed(order_row(2).items()))}])
    orders, rejected = read(newer + older)
    assert rejected == []
    assert [(order.order_number, order.sales_channel) for order in orders] == [("1", "web"), ("2", None)]
