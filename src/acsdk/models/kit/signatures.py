"""Signatures of models that are not built yet: pydantic gives a class its own once it builds it."""

from __future__ import annotations

from inspect import Signature
from typing import Final

from pydantic import BaseModel

__all__ = ["SIGNATURE"]


class _Later:
    """As ``__signature__`` of a class: builds the class when somebody asks for its arguments."""

    def __get__(self, instance: object, owner: type[BaseModel]) -> Signature:
        """The signature; of an instance there is none, nor of a class that names what is not defined."""
        if instance is not None or not owner.model_rebuild(raise_errors=False):
            raise AttributeError("__signature__")
        return owner.__signature__


SIGNATURE: Final = _Later()
"""For ``inspect.signature``, ``help`` and completion."""
