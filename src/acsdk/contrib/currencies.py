"""How many decimals a currency has, by whom it is asked.

ISO 4217, the locales of CLDR, and Stripe do not agree, and shops' histories hold currencies that lists have dropped.
Shopify, WooCommerce and Adobe Commerce write amounts in units of the currency, as text or numbers, so nothing has to be
known of their decimals. Stripe counts in the currency's smallest unit, and needs this table. ActiveCampaign's v3 API
counts hundredths, whatever the currency: a guess for those without two decimals, since its pages say "cents". The
clients multiply and divide by 100 for it, always.

Sources: ISO 4217 as published on 2026-01-01 (``iso4217`` 1.16.20260101), CLDR as in Babel 2.19.0, Stripe's page on
supported currencies (docs.stripe.com/currencies).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

__all__ = ["DECIMALS", "Decimals", "DecimalsBy", "decimals", "from_minor_units"]

DecimalsBy: TypeAlias = Literal["iso", "cldr", "stripe"]
"""Whose list counts."""


class Decimals(NamedTuple):
    """The decimals of one currency by three lists; ``None`` where a list does not have it."""

    iso: int | None
    """By ISO 4217: the minor unit of the books."""
    cldr: int
    """By CLDR: what is usual to show. It has 2 for whatever it does not know."""
    stripe: int | None
    """By Stripe: what its whole numbers count. ``None`` for a currency that it does not offer."""
    note: str = ""
    """What else is to be known."""


_USUAL: Final = Decimals(2, 2, 2)
_SHOWN_WHOLE: Final = Decimals(2, 0, 2)
_NOT_BY_STRIPE: Final = Decimals(2, 0, None)
_WHOLE: Final = Decimals(0, 0, 0)
_THOUSANDTHS: Final = Decimals(3, 3, 3, "Stripe: the last digit has to be 0")

DECIMALS: Final[Mapping[str, Decimals]] = MappingProxyType(
    {
        **dict.fromkeys(["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW"], _WHOLE),
        **dict.fromkeys(["PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"], _WHOLE),
        **dict.fromkeys(["BHD", "JOD", "KWD", "OMR", "TND"], _THOUSANDTHS),
        **dict.fromkeys(["AFN", "ALL", "COP", "IDR", "LAK", "LBP", "MMK", "SOS", "YER"], _SHOWN_WHOLE),
        **dict.fromkeys(["IRR", "KPW", "SYP"], _NOT_BY_STRIPE),
        "CLF": Decimals(4, 4, None),
        "HUF": Decimals(2, 0, 2, "Stripe: payouts are whole"),
        "IQD": Decimals(3, 0, None),
        "ISK": Decimals(0, 0, 2, "Stripe: 100 is one krona, and amounts are whole since 2023-04-14"),
        "LYD": Decimals(3, 3, None),
        "MGA": Decimals(2, 0, 0),
        "TWD": Decimals(2, 2, 2, "Stripe: payouts are whole"),
        "UGX": Decimals(0, 0, 2, "Stripe: listed as whole, and as written with two decimals. A guess: try an amount"),
        "UYI": Decimals(0, 0, None),
        "UYW": Decimals(4, 4, None),
        # No longer in the list of ISO; shops' histories hold them.
        "ANG": Decimals(None, 2, 2, "succeeded by XCG"),
        "BGN": Decimals(None, 2, 2, "succeeded by EUR on 2026-01-01"),
        "BYR": Decimals(None, 0, None, "succeeded by BYN"),
        "CUC": Decimals(None, 2, None),
        "HRK": Decimals(None, 2, None, "succeeded by EUR on 2023-01-01"),
        "SLL": Decimals(None, 0, 2, "succeeded by SLE"),
        "STD": Decimals(None, 0, 2, "succeeded by STN"),
        "ZWL": Decimals(None, 2, None, "succeeded by ZWG"),
    }
)
"""The currencies that some list does not give two decimals, or has dropped. All others have two by each."""

_WITHOUT_LISTING = 2


def decimals(currency: str, by: DecimalsBy = "iso") -> int:
    """How many decimals a currency has; 2 where the list does not know it, as for those that ISO has dropped.

    ``currency`` is its code in upper or lower case.
    """
    entry = DECIMALS.get(currency.upper(), _USUAL)
    known = {"iso": entry.iso, "cldr": entry.cldr, "stripe": entry.stripe}[by]
    return _WITHOUT_LISTING if known is None else known


def from_minor_units(number: int, currency: str, by: DecimalsBy = "stripe") -> Decimal:
    """An amount in units of the currency, from a whole number of its smallest unit: 1234 is 12.34 euros or 1234 yen.

    Exact, and written with the currency's decimals.
    """
    return Decimal(number).scaleb(-decimals(currency, by))
