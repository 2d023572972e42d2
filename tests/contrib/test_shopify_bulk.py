"""Files of Shopify's bulk operations: children anywhere after their parents, files of any size, and broken ones."""

from __future__ import annotations

import io
import itertools
import json
import random
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acsdk.contrib.shopify import (
    RejectedNode,
    read_bulk_contacts,
    read_bulk_nodes,
    read_bulk_orders,
    read_bulk_products,
)
from acsdk.models import OrderInput
from tests.examples import examples

from .shopify_bodies import never
from .shopify_nodes import CUSTOMER, child, jsonl, line_node, order_node


def parts(count: int, lines: int = 2) -> list[list[dict[str, Any]]]:
    """Orders of 20.00 a line, each with its lines behind it."""
    made: list[list[dict[str, Any]]] = []
    for number in range(1, count + 1):
        root = order_node(number, f"{20 * lines}.00")
        made.append([root, *(child(line_node(number * 100 + n, "20.00"), root) for n in range(lines))])
    return made


def orders(lines: list[str], **options: Any) -> list[OrderInput]:
    known: dict[str, Any] = {"on_rejected": never, "on_difference": never, **options}
    return list(read_bulk_orders(lines, connection_id=1, **known))


def figures(made: list[OrderInput]) -> list[tuple[str, Decimal, list[str | None]]]:
    return [(each.store_order_id, each.final_amount, [item.name for item in each.line_items or ()]) for each in made]


@pytest.fixture(params=["in memory", "on disk"])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are short and files that are long wait in different places, and are read the same."""
    if request.param == "on disk":
        monkeypatch.setattr("acsdk.contrib.shopify._nodes.store._IN_MEMORY", 0)


def test_children_right_after_their_parents() -> None:
    lines = jsonl(itertools.chain(*parts(3)))
    found = figures(orders(lines))
    assert found[0] == ("1", Decimal("40.00"), ["Tea 100", "Tea 101"])
    assert [number for number, *_ in found] == ["1", "2", "3"]
    assert figures(orders(lines, grouped=True)) == found


@given(st.integers(0, 6), st.integers(0, 3), st.randoms(use_true_random=False))
@examples(0.4)
def test_children_anywhere_after_their_parents(count: int, lines: int, chance: random.Random) -> None:
    """Each connection keeps its order; the lines of several orders are mixed in any way."""
    whole = parts(count, lines)
    queues = [list(part) for part in whole]
    mixed: list[dict[str, Any]] = []
    started = 0
    while any(queues):
        choices = [queue for queue in queues[: started + 1] if queue]
        queue = chance.choice(choices)
        started += "__parentId" not in queue[0]
        mixed.append(queue.pop(0))
    assert figures(orders(jsonl(mixed))) == figures(orders(jsonl(itertools.chain(*whole)), grouped=True))


@pytest.mark.usefixtures("store")
def test_all_children_at_the_end() -> None:
    whole = parts(3)
    mixed = [part[0] for part in whole] + [line for part in reversed(whole) for line in part[1:]]
    assert figures(orders(jsonl(mixed))) == figures(orders(jsonl(itertools.chain(*whole))))


def test_a_child_that_stands_apart_in_a_file_said_to_be_grouped() -> None:
    (root, line, other), (second, *_) = parts(2)
    rejected: list[RejectedNode] = []
    made = orders(
        jsonl([line, root, line, second, other]), grouped=True, on_rejected=rejected.append, on_difference=print
    )
    assert [len(each.line_items or ()) for each in made] == [1, 0]
    assert [(each.line, each.id) for each in rejected] == [(1, line["id"]), (5, other["id"])]
    assert "stands apart from its parent: read the file without grouped=True" in str(rejected[0])


@pytest.mark.usefixtures("store")
def test_children_without_their_parents_are_told() -> None:
    (root, line, other), (second, *_) = parts(2)
    lost = {**other, "__parentId": "gid://shopify/Order/99"}
    foreign = {"id": "gid://shopify/Return/5", "__parentId": "gid://shopify/Order/99"}
    rejected: list[RejectedNode] = []
    made = orders(jsonl([root, line, lost, foreign, second]), on_rejected=rejected.append, on_difference=print)
    assert [each.store_order_id for each in made] == ["1", "2"]
    assert [str(each) for each in rejected] == [
        f"line 3, {lost['id']}: its parent gid://shopify/Order/99 is not in the file"
    ]


def test_children_of_a_kind_that_is_not_read_are_passed_over() -> None:
    ((root, line),) = parts(1, lines=1)
    other = {"id": "gid://shopify/Return/5", "__parentId": root["id"]}
    for options in ({}, {"grouped": True}):
        assert figures(orders(jsonl([root, other, line]), **options)) == [("1", Decimal("20.00"), ["Tea 100"])]


@pytest.mark.parametrize("grouped", [True, False])
def test_a_line_that_is_broken_costs_itself_alone(grouped: bool) -> None:
    whole = jsonl(itertools.chain(*parts(3, lines=0)))
    rejected: list[RejectedNode] = []
    lines = [whole[0], "\n", "[1]\n", whole[1], whole[2][:40]]
    made = orders(lines, grouped=grouped, on_rejected=rejected.append)
    assert [each.store_order_id for each in made] == ["1", "2"]
    assert [each.line for each in rejected] == [3, 5]
    assert str(rejected[0]) == "line 3, unknown: is not an object"
    assert rejected[1].reason.startswith("is not JSON: ")


def test_an_order_that_cannot_be_made_is_left_out_with_its_reason() -> None:
    bad = order_node(1, "20.00", email="nobody", customer=None)
    rejected: list[RejectedNode] = []
    made = orders(jsonl([bad, order_node(2, "20.00"), {**bad, "id": None}]), on_rejected=rejected.append)
    assert [each.store_order_id for each in made] == ["2"]
    assert [str(each) for each in rejected] == [
        "line 1, gid://shopify/Order/1: email is not an address",
        "line 3, None: id is missing",
    ]


def test_a_text_that_looks_like_the_mark_of_a_child() -> None:
    note = json.dumps({"__parentId": "gid://shopify/Order/9"})
    (made,) = orders(jsonl([order_node(1, "20.00", note=note)]))
    assert made.notes == [note]


def test_an_empty_file() -> None:
    assert orders([]) == []
    assert orders([], grouped=True) == []


def test_files_by_path(tmp_path: Path) -> None:
    first, second = parts(2)
    paths = [tmp_path / "1.jsonl", tmp_path / "2.jsonl"]
    for path, part in zip(paths, (first, second), strict=True):
        path.write_text("".join(jsonl(part)), encoding="utf-8")
    assert [each.store_order_id for each in read_bulk_orders(paths, connection_id=1, on_rejected=never)] == ["1", "2"]
    (node,) = read_bulk_nodes(paths[0], on_rejected=never)
    assert [line["name"] for line in node["lineItems"]["nodes"]] == ["Tea 100", "Tea 101"]


def test_products_and_contacts() -> None:
    root = {"id": "gid://shopify/Product/5", "title": "Tea", "status": "ACTIVE"}
    variants = [{"id": f"gid://shopify/ProductVariant/{number}", "title": "V", "price": "1.00"} for number in (1, 2)]
    lines = jsonl([root, *(child(variant, root) for variant in variants)])
    products = read_bulk_products(lines, connection_id=1, currency="EUR", on_rejected=never)
    assert [(each.store_primary_id, each.store_base_product_id) for each in products] == [("1", "5"), ("2", "5")]
    rejected: list[RejectedNode] = []
    customers = jsonl([CUSTOMER, {**CUSTOMER, "defaultEmailAddress": None}])
    contacts = list(read_bulk_contacts(customers, on_rejected=rejected.append))
    assert [each.email for each in contacts] == ["zoe@example.com"]
    assert [each.reason for each in rejected] == ["email is missing"]


def endless(count: int) -> Iterator[str]:
    """Orders first, then all their lines: nothing is whole before the end."""
    for number in range(count):
        yield from jsonl([order_node(number, "20.00", note="x" * 500)])
    for number in range(count):
        yield from jsonl([child(line_node(number, "20.00"), order_node(number, "20.00"))])


def peak_memory(count: int) -> int:
    tracemalloc.start()
    try:
        made = read_bulk_orders(endless(count), connection_id=1, on_rejected=never, on_difference=never)
        assert sum(1 for _ in made) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("acsdk.contrib.shopify._nodes.store._IN_MEMORY", 100_000)
    peak_memory(10)  # what is loaded on first use
    assert peak_memory(300) < 1.2 * peak_memory(100)


def test_a_reader_that_is_left_early_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("acsdk.contrib.shopify._nodes.store._IN_MEMORY", 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = read_bulk_orders(io.StringIO("".join(endless(3))), connection_id=1, on_rejected=never)
    next(made)
    assert list(tmp_path.iterdir())
    made.close()  # type: ignore[attr-defined]
    assert list(tmp_path.iterdir()) == []
