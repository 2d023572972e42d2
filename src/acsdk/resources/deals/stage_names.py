"""Where deals stand, by name. Pipelines and their stages come in one request, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, cast

from acsdk._engine.operation import Caller
from acsdk.models.deals.deal_pipeline import DealStage, Pipeline
from acsdk.models.kit.record import SideLoads
from acsdk.resources.kit.dated import Dated, learned
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["StandingNames", "standing_names"]

_KEY: Final = "v3.stage_names"
_PIPELINES: Final = Resource(name="deals.pipelines", path="/dealGroups", model=Pipeline, many="dealGroups")


class StandingNames(NamedTuple):
    """The titles of an account's pipelines and stages, by number."""

    pipelines: Mapping[int, str | None]
    """The pipelines."""
    stages: Mapping[int, str | None]
    """The stages."""


async def standing_names(call: Caller, stages: Iterable[int]) -> StandingNames:
    """The titles, those of these stages where the account has them; asked again when one is new."""
    known = cast("Dated[StandingNames] | None", call.memory.get(_KEY))
    wanted = set(stages)
    if known is not None and known.is_fresh(call) and wanted <= known.value.stages.keys():
        return known.value
    pipelines: dict[int, str | None] = {}
    titles: dict[int, str | None] = dict.fromkeys(wanted)  # one that is gone is not asked for again and again
    async for page in _PIPELINES.list(call, ListOptions, {}).pages():
        pipelines.update({row.id: row.title for row in page.items})
        beside = cast("SideLoads", page.side_loads).read("dealStages", DealStage)
        titles.update({row.id: row.title for row in beside})
    names = StandingNames(pipelines, titles)
    call.memory[_KEY] = learned(call, names)
    return names
