"""`addresses`, and which groups and lists they are for (Addresses page)."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import required
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Column, Resource
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.store import Row

__all__ = ["ADDRESSES", "ADDRESS_GROUPS", "ADDRESS_LISTS"]

_ADDRESS_TEXTS = {"companyName": "company_name", "address1": "address_1", "address2": "address_2"}


def _prepare(call: Call, row: Row, known: Row | None) -> Row:
    """The first address is the default one unless the call says (rule `addresses.default`)."""
    stamped_row = stamped(wall=("created_timestamp", "updated_timestamp"))(call, row, known)
    is_first = known is None and not call.state.store.count("addresses")
    return {"isDefault": "1", **stamped_row} if is_first else stamped_row


def _written(call: Call, row: Row) -> Mapping[str, Json]:
    return {"isDefault": 1} if call.method == "POST" and row.get("isDefault") == "1" else {}


def _for_group(call: Call, row: Row) -> None:
    """An address may be made for one user group."""
    if call.method == "POST" and row.get("groupid"):
        call.state.store.insert("addressGroups", {"addressid": str(row["id"]), "groupid": str(row["groupid"])})


ADDRESSES = Resource(
    path="addresses",
    singular="address",
    plural="addresses",
    model="Address",
    columns=(
        *(Column(name, writable=True, aliases=(alias,)) for name, alias in _ADDRESS_TEXTS.items()),
        *(Column(name, writable=True) for name in ("city", "state", "district", "zip", "country")),
        Column("allgroup", "0", writable=True, number=True),
        Column("isDefault", "0", writable=True, number=True, aliases=("is_default",)),
        Column("groupid", None, hidden=True, writable=True),
        *(Column(name, None) for name in ("created_timestamp", "updated_timestamp", "created_by", "updated_by")),
        Column("smsName", None),
    ),
    links={"addressGroup": "", "addressList": "", "forms": ""},
    create_shows=frozenset({"companyName", "address1", "country"}),
    # Rule `office.bodies`: the answers to missing columns of addresses and calendars.
    hooks=Hooks(
        check=required("The address {name} was not provided.", "companyName", "address1", "country"),
        prepare=_prepare,
        after=_for_group,
        written=_written,
    ),
)

_DELETE_ONLY = frozenset({"delete"})
_TIE = (Column("addressid", "0"),)
ADDRESS_GROUPS = Resource(
    path="addressGroups",
    singular="addressGroup",
    plural="addressGroups",
    model="AddressGroup",
    verbs=_DELETE_ONLY,
    columns=_TIE,
)
ADDRESS_LISTS = Resource(
    path="addressLists",
    singular="addressList",
    plural="addressLists",
    model="AddressList",
    verbs=_DELETE_ONLY,
    columns=_TIE,
)
