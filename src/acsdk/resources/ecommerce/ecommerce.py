"""What the namespaces over the Ecommerce GraphQL API have in common."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from acsdk._engine.operation import Answer, Caller
from acsdk._graphql.caller import GraphQLCaller
from acsdk._graphql.documents import RootField
from acsdk._json.shapes import is_sequence
from acsdk._options import RequestOptions
from acsdk._page import Page, PageQuery
from acsdk._pager import Pager
from acsdk.models.kit.base import Model
from acsdk.models.kit.columns import layout_of
from acsdk.resources.kit.answers import many
from acsdk.resources.kit.namespace import Namespace

if TYPE_CHECKING:  # filters take long to build, and most calls are no searches
    from acsdk.models.ecommerce.filters import Pagination

__all__ = ["EcommerceNamespace"]

M = TypeVar("M", bound=Model)

_MOST_ROWS = 2**31 - 1  # an offset is an Int of GraphQL


class Filter(Protocol):
    """A search filter, with the page in it."""

    @property
    def pagination(self) -> Pagination | None: ...
    def model_copy(self, *, update: dict[str, Any]) -> Self:
        """The same filter with some fields changed."""
        ...


class EcommerceNamespace(Namespace):
    """Runs root fields of the GraphQL schema."""

    def __init__(self, call: Caller) -> None:
        super().__init__(call)
        self._graphql = GraphQLCaller(call)
        self._run = self._graphql.run

    def _search(
        self,
        name: str,
        field: RootField,
        model: type[M],
        filter: Filter,  # noqa: A002 - the argument's name in the API
        *,
        limit: int | None,
        options: RequestOptions,
    ) -> Pager[M]:
        from acsdk.models.ecommerce.filters import Pagination

        def read(value: Any, answer: Answer) -> Page[M]:  # noqa: ANN401 - the JSON edge
            received = len(value) if is_sequence(value) else int(value is not None)
            rows = many(model)(value, answer)
            return Page(rows, info=answer.info, received=received, layout=partial(layout_of, model))

        async def fetch(query: PageQuery) -> Page[M]:
            page = Pagination(offset=query.offset, limit=query.limit)
            asked = filter.model_copy(update={"pagination": page})
            return await self._run(name, field, {"filter": asked}, read, options, background=query.background)

        start = filter.pagination or Pagination(offset=0, limit=100)
        return Pager(
            fetch,
            limit=limit,
            offset=start.offset,
            page_size=start.limit,
            identity=_id,
            most=_MOST_ROWS,
            walks="unnoticed",
        )


def _id(row: Model) -> object:
    return getattr(row, "id", None)
