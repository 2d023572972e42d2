"""What a shop's figures say against each other. A difference never keeps an order back: it is told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

__all__ = ["Difference", "OnDifference", "Sums", "log_difference"]

_log = logging.getLogger("acsdk")


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures of one order that should be the same by the shop's own arithmetic, and are not."""

    order: str
    """The shop's id of the order."""
    what: str
    """What was compared, in words."""
    stated: Decimal
    """What the shop says."""
    counted: Decimal
    """What its other figures make."""
    currency: str
    """The currency of both."""

    def __str__(self) -> str:
        return f"order {self.order}: {self.what}: stated {self.stated} {self.currency}, counted {self.counted}"


OnDifference: TypeAlias = Callable[[Difference], object]
"""What is told of each difference; ``log_difference`` unless it is given."""


def log_difference(difference: Difference) -> None:
    """Tell the log of the SDK, as a warning; it holds an order's id and sums, and no personal data."""
    _log.warning("%s", difference)


@dataclass(frozen=True, slots=True)
class Sums:
    """Compares figures of one order."""

    order: str
    currency: str
    tell: OnDifference

    def check(self, what: str, stated: Decimal, counted: Decimal) -> None:
        """Tell of a difference, if there is one."""
        if stated != counted:
            self.tell(Difference(self.order, what, stated, counted, self.currency))

    def check_not_negative(self, final: Decimal) -> None:
        """Tell of an order that gave more money back than it cost."""
        if final < 0:
            words = "more was paid back than the order cost"
            self.tell(Difference(self.order, words, Decimal(0), final, self.currency))
