"""The kinds of jobs that v3 leaves to the pipeline."""

from __future__ import annotations

from functools import partial

from acsdk.sandbox.state import State

from .contacts.archive import run_restore
from .contacts.imports import run_import
from .deepdata.carts import abandon_cart

__all__ = ["register_rest_jobs"]


def register_rest_jobs(state: State) -> None:
    """Tell the pipeline what each kind does."""
    state.pipeline.register("import.run", partial(run_import, state))
    state.pipeline.register("contacts.restore", partial(run_restore, state))
    state.pipeline.register("cart.abandon", partial(abandon_cart, state))
