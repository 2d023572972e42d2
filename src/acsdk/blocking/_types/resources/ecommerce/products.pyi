"""Made by `nox -s refresh` from acsdk.resources.ecommerce.products."""

from acsdk._bulk import BulkReport
from acsdk._options import RequestOptions
from acsdk.blocking._types._bulk.batcher import Batcher
from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.ecommerce.ecommerce import EcommerceNamespace
from acsdk.models.ecommerce.product import Product
from acsdk.models.ecommerce.product_filter import ProductFilter
from acsdk.models.ecommerce.product_input import ProductInput
from acsdk.resources.kit.bulk_options import BatcherOptions, UpsertOptions
from collections.abc import AsyncIterable, Iterable
from contextlib import AbstractContextManager
from typing import Unpack


class Products(EcommerceNamespace):
    """Products. Each variant is a product of its own, and the ``base_product_…`` fields are repeated on each.

    A product is known by its connection and the store's ``store_primary_id``; ``id`` is the API's own GUID.
    """
    def get(self, id: str, **options: Unpack[RequestOptions]) -> Product:
        """Fetch a product by its GUID: ``productById``. Raises `NotFoundError` when there is none. Products page."""
        ...
    def search(
        self,
        filter: ProductFilter | None = None,
        *,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[Product]:
        """Find products: ``searchProduct``.

        ``for`` walks them all, ``first_page()`` gives the first page. ``limit`` counts products. A ``pagination`` in
        the filter sets where the search starts and how many products a page has, 100 by default. Searches page.
        Counted off, without a total: rows that leave go unnoticed.
        """
        ...
    def create(self, product: ProductInput, **options: Unpack[RequestOptions]) -> Product:
        """Insert a product: ``createProduct``. Never repeated when an answer is lost.

        The API refuses a second product with the same connection and ``store_primary_id``; `bulk_upsert` takes both
        new and known ones. Products page.
        """
        ...
    def update(self, id: str, product: ProductInput, **options: Unpack[RequestOptions]) -> Product:
        """Change the given fields of a product: ``updateProduct``.

        What is unset stays as it is; an explicit ``None`` clears a field. May be repeated. Products page.
        """
        ...
    def delete(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a product by its GUID: ``deleteProduct``. May be repeated.

        Raises `NotFoundError` when the API says that it deleted nothing; what it answers is not documented.
        """
        ...
    def bulk_upsert(
        self,
        products: Iterable[ProductInput] | AsyncIterable[ProductInput],
        **options: Unpack[UpsertOptions[ProductInput, Product]],
    ) -> BulkReport[ProductInput]:
        """Insert or update any number of products: ``bulkUpsertProducts``.

        Takes any iterable or async iterable, in bounded memory; 100 products a request unless ``batch_size`` says
        otherwise. What is unset stays as it is; an explicit ``None`` clears a field. Each written product, with its
        GUID, is handed to ``on_result``. With ``grow=True`` requests become larger while the API takes them.

        One bad product fails alone: the report names it with the reason, and all others land. Raises `BulkError` with
        the report when the run cannot go on. Products page.

        ```python
        tea = ProductInput(legacy_connection_id=connection.id, store_primary_id="T-1", variant_name="Tea")
        report = client.products.bulk_upsert([tea])
        print(report.accepted, "accepted,", report.failed, "failed")
        ```

        ```output
        1 accepted, 0 failed
        ```
        """
        ...
    def batcher(self, **options: Unpack[BatcherOptions]) -> AbstractContextManager[Batcher[ProductInput, Product]]:
        """Turn the concurrent single upserts of a service into bulk calls.

        ``with client.products.batcher() as batcher: result = batcher.add(product)`` gives each caller the
        written product in ``result.row``, or its own error. With a ``journal``, ``batcher.enqueue(product)``
        returns when the product is on the disk, and a restart delivers what a crash left. Products page.
        """
        ...
