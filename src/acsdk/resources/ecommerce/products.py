"""``client.products``: the product catalogue through the Ecommerce GraphQL API."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, Unpack

from acsdk._engine.operation import Answer
from acsdk._errors import NotFoundError
from acsdk._graphql.documents import RootField
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.ecommerce.product import Product
from acsdk.models.ecommerce.product_input import ProductInput
from acsdk.resources.ecommerce.ecommerce import EcommerceNamespace
from acsdk.resources.kit.answers import one, required
from acsdk.resources.kit.bulk import as_given, batcher, bulk_upsert
from acsdk.resources.kit.bulk_mutation import BulkMutation, natural_key
from acsdk.resources.kit.bulk_options import BatcherOptions, UpsertOptions
from acsdk.resources.kit.checks import key_part
from acsdk.resources.kit.namespace import expect

if TYPE_CHECKING:  # the calls import what they need
    from acsdk._bulk import Batcher, BulkReport
    from acsdk.models.ecommerce.product_filter import ProductFilter

__all__ = ["Products"]

_GET = RootField("query", "productById", (("id", "String!"),), Product)
_SEARCH = RootField("query", "searchProduct", (("filter", "ProductFilter!"),), Product)
_CREATE = RootField("mutation", "createProduct", (("product", "ProductInput!"),), Product)
_UPDATE = RootField("mutation", "updateProduct", (("id", "String!"), ("product", "ProductInput!")), Product)
_DELETE = RootField("mutation", "deleteProduct", (("id", "String!"),))
# The size is what the Magento plugin sends.
BULK: BulkMutation[ProductInput, Product] = BulkMutation(
    operation="products.bulk_upsert",
    field=RootField("mutation", "bulkUpsertProducts", (("products", "[ProductInput!]!"),), Product),
    argument="products",
    model=ProductInput,
    connection=lambda product: product.legacy_connection_id,
    store_id=lambda product: product.store_primary_id,
    row=Product,
    row_key=lambda product: natural_key(product.legacy_connection_id, product.store_primary_id),
    row_id=lambda product: product.id or None,
    batch_size=100,
)


class Products(EcommerceNamespace):
    """Products. Each variant is a product of its own, and the ``base_product_…`` fields are repeated on each.

    A product is known by its connection and the store's ``store_primary_id``; ``id`` is the API's own GUID.
    """

    async def get(self, id: str, **options: Unpack[RequestOptions]) -> Product:  # noqa: A002 - the API's name
        """Fetch a product by its GUID: ``productById``. Raises `NotFoundError` when there is none. Products page."""
        found = required(Product, f"no product {id!r}")
        return await self._run("products.get", _GET, {"id": key_part("id", id)}, found, options)

    def search(
        self,
        filter: ProductFilter | None = None,  # noqa: A002 - the argument's name in the API
        *,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[Product]:
        """Find products: ``searchProduct``.

        ``async for`` walks them all, ``await`` gives the first page. ``limit`` counts products. A ``pagination`` in
        the filter sets where the search starts and how many products a page has, 100 by default. Searches page.
        Counted off, without a total: rows that leave go unnoticed.
        """
        from acsdk.models.ecommerce.product_filter import ProductFilter

        asked = expect(filter or ProductFilter(), ProductFilter, "filter")
        return self._search("products.search", _SEARCH, Product, asked, limit=limit, options=options)

    async def create(self, product: ProductInput, **options: Unpack[RequestOptions]) -> Product:
        """Insert a product: ``createProduct``. Never repeated when an answer is lost.

        The API refuses a second product with the same connection and ``store_primary_id``; `bulk_upsert` takes both
        new and known ones. Products page.
        """
        variables = {"product": expect(product, ProductInput, "product")}
        return await self._run("products.create", _CREATE, variables, one(Product), options)

    async def update(self, id: str, product: ProductInput, **options: Unpack[RequestOptions]) -> Product:  # noqa: A002
        """Change the given fields of a product: ``updateProduct``.

        What is unset stays as it is; an explicit ``None`` clears a field. May be repeated. Products page.
        """
        variables = {"id": key_part("id", id), "product": expect(product, ProductInput, "product")}
        return await self._run("products.update", _UPDATE, variables, one(Product), options, repeatable=True)

    async def delete(self, id: str, **options: Unpack[RequestOptions]) -> None:  # noqa: A002 - the API's name
        """Delete a product by its GUID: ``deleteProduct``. May be repeated.

        Raises `NotFoundError` when the API says that it deleted nothing; what it answers is not documented.
        """

        def read(value: Any, answer: Answer) -> None:  # noqa: ANN401 - the JSON edge
            # After a lost answer, the earlier attempt has deleted it.
            if value is False and not answer.repeated:
                info = answer.info
                raise NotFoundError(f"no product {id!r}", status_code=info.status_code, request_id=info.request_id)

        await self._run("products.delete", _DELETE, {"id": key_part("id", id)}, read, options, repeatable=True)

    async def bulk_upsert(
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
        report = await client.products.bulk_upsert([tea])
        print(report.accepted, "accepted,", report.failed, "failed")
        ```

        ```output
        1 accepted, 0 failed
        ```
        """
        return await bulk_upsert(self._graphql, BULK, products, as_given, options, may_grow=lambda _: True)

    def batcher(self, **options: Unpack[BatcherOptions]) -> AbstractAsyncContextManager[Batcher[ProductInput, Product]]:
        """Turn the concurrent single upserts of a service into bulk calls.

        ``async with client.products.batcher() as batcher: result = await batcher.add(product)`` gives each caller the
        written product in ``result.row``, or its own error. With a ``journal``, ``await batcher.enqueue(product)``
        returns when the product is on the disk, and a restart delivers what a crash left. Products page.
        """
        return batcher(self._graphql, BULK, as_given, options)
