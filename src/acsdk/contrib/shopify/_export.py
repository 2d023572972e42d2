"""From an orders export to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from acsdk.contrib._shops.sums import OnDifference, log_difference
from acsdk.contrib._shops.values import InputCreationSource
from acsdk.models import CreationSource, OrderInput, ProductInput

from ._groups import group
from ._lines import Line
from ._order import UnusableRows, read_lines, read_order
from ._rejected import Rejected
from ._rows import Source, read_rows
from ._torn import join_torn

__all__ = ["read_orders", "read_products"]


def read_orders(
    source: Source,
    *,
    connection_id: int,
    on_rejected: Callable[[Rejected], object],
    creation_source: InputCreationSource = CreationSource.HISTORICAL,
    on_difference: OnDifference = log_difference,
) -> Iterator[OrderInput]:
    """Read the orders of a Shopify orders export, one at a time, in bounded memory.

    ``source`` is the path of the file, an iterable of its lines, or of several ``Path`` objects; the lines of several
    files may follow each other too, headers included. An order whose rows stand in two files is put together again, in
    whatever order the files come. Cells may be separated by commas, semicolons or tabs.

    An order is given whole or not at all: one
    that lacks an email, without which no contact can be made, or has a single row that cannot be read exactly, is left
    out, and ``on_rejected`` is told each of its bad rows, as in ``on_rejected=rejected.append``. No other order is
    touched. An order that stands in the file twice is given twice.

    The export does not say whether a discount was on the goods or on shipping. It follows from the figures: what the
    lines cost more than Subtotal was taken off the goods, the rest of Discount Amount off shipping. ``on_difference``
    is told of orders whose lines, discounts, shipping and taxes do not make their totals, as those of edited orders:
    the file has no column for pieces that were taken out.

    Raises ``ValueError`` if the file is not an orders export.
    """
    for order, _ in _read(source, connection_id, creation_source, on_rejected, on_difference):
        yield order


def read_products(source: Source, *, connection_id: int) -> Iterator[ProductInput]:
    """Read the products that the orders of a Shopify orders export name, each once.

    The export names a product by its SKU, or by its name if it has none; that is its ``store_primary_id``, and the
    ``product_store_primary_id`` of the lines. Price and brand are those of the first order that names it, which is the
    newest in a file as Shopify writes it. Meant for shops whose catalog is not synchronised otherwise. Rows that
    ``read_orders`` rejects are passed over.

    Raises ``ValueError`` if the file is not an orders export.
    """
    seen: set[str] = set()
    for order, lines in _read(source, connection_id, CreationSource.HISTORICAL, _ignore, _ignore):
        for line in lines:
            if line.key("sku") not in seen:
                seen.add(line.key("sku"))
                yield line.to_product("sku", connection_id, order.currency)


def _ignore(_: object) -> None:
    """What ``read_orders`` tells already."""


def _read(
    source: Source,
    connection_id: int,
    creation_source: InputCreationSource,
    on_rejected: Callable[[Rejected], object],
    on_difference: OnDifference,
) -> Iterator[tuple[OrderInput, Sequence[Line]]]:
    for rows in join_torn(group(read_rows(source))):
        try:
            lines = read_lines(rows)
            yield read_order(rows[0], lines, connection_id, creation_source, on_difference), lines
        except UnusableRows as error:
            for rejected in error.rows:
                on_rejected(rejected)
