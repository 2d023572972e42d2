"""What is wrong with a delivery that cannot be read."""

from __future__ import annotations

__all__ = ["InvalidDeliveryError"]


class InvalidDeliveryError(ValueError):
    """The body is not a delivery that ActiveCampaign sends: answer 400.

    A `ValueError`, not an `AcsdkError`: nothing was called, and a queue worker can read deliveries without a client.
    The message never quotes the body. ``too_large`` tells bodies over the size limit, to be answered with 413.
    """

    too_large: bool
    """Whether it is over the size limit, to be answered with 413."""

    def __init__(self, message: str, *, too_large: bool = False) -> None:
        super().__init__(message)
        self.too_large = too_large
