"""The product catalog (Products page): patch-style writes, an explicit null clears a field."""

from __future__ import annotations

from acsdk.sandbox.codec import Json
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .batches import distinct
from .checks import check_product, normalise_dates
from .failures import invalid, refused
from .field import RootField
from .search import search

__all__ = ["bulk_upsert", "create", "delete", "find_by_key", "get_product", "search_products", "update"]

_KEY = ("legacyConnectionId", "storePrimaryId")


def get_product(field: RootField, **key: Json) -> Row | None:
    """One product by the identifier that the service gave it."""
    return _by_guid(field.state, key.get("id"))


def search_products(field: RootField, **criteria: Json) -> list[Row]:
    """Products by filter."""
    return search(field.state.store, "products", field, criteria.get("filter"))


def create(field: RootField, product: Row | None = None) -> Row:
    """Insert a product; a known key is refused (rule `products.duplicate`)."""
    state: State = field.state
    _check(state, [product or {}])
    if find_by_key(state, product or {}) is not None:
        raise _duplicate(product or {})
    return _write(state, product or {})


def update(field: RootField, product: Row | None = None, **key: Json) -> Row:
    """Patch a product by its identifier (rule `products.update_unknown`)."""
    state: State = field.state
    known = _by_guid(state, key.get("id"))
    if known is None:
        raise refused(f"There is no product with the id {key.get('id')}")
    row = {**known, **normalise_dates(_fields(product or {}))}
    _check(state, [row])
    holder = find_by_key(state, row)
    if holder is not None and holder["id"] != known["id"]:
        raise _duplicate(row)
    return state.store.replace("products", row)


def delete(field: RootField, **key: Json) -> bool:
    """Remove a product; false when there was none (rule `products.delete`)."""
    state: State = field.state
    known = _by_guid(state, key.get("id"))
    if known is not None:
        state.store.delete("products", known["id"])
    return known is not None


def bulk_upsert(field: RootField, products: list[Row | None] | None = None) -> list[Row]:
    """Insert or patch all products or none; duplicates in one call count once, the first survives."""
    state: State = field.state
    given = [product or {} for product in products or []]
    _check(state, given)
    return [_write(state, product) for product in distinct(given, _KEY)]


def find_by_key(state: State, product: Row) -> Row | None:
    """The product with this natural key."""
    found = state.store.find("products", _KEY, (product["legacyConnectionId"], product["storePrimaryId"]))
    return found[0] if found else None


def _by_guid(state: State, guid: str | None) -> Row | None:
    found = state.store.find("products", ("guid",), (guid,))
    return found[0] if found and guid else None


def _fields(product: Row) -> Row:
    return {name: value for name, value in product.items() if name != "id"}


def _check(state: State, products: list[Row]) -> None:
    faults: dict[str, str] = {}
    for product in products:
        faults |= check_product(state.store, product)
    if faults:
        raise invalid(faults)


def _duplicate(product: Row) -> Exception:
    number = product["storePrimaryId"]
    return invalid({f"storePrimaryId-storePrimaryId-{number}": f"A product {number} already exists"})


def _write(state: State, product: Row) -> Row:
    fields = normalise_dates(_fields(product))
    known = find_by_key(state, product)
    if known is not None:
        return state.store.replace("products", {**known, **fields})
    return state.store.insert("products", {**fields, "guid": state.new_guid()})
