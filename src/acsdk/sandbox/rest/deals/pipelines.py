"""`dealGroups`, which are pipelines, and their `dealStages` (Deals pages)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from acsdk.sandbox.codec import Json, as_list
from acsdk.sandbox.events import announce
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import every, related, required
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Relation, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.rest.kit.verbs import missing
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found

__all__ = ["PIPELINES", "PIPELINE_ENDPOINTS", "PIPELINE_GROUPS", "PIPELINE_USERS", "STAGES"]
__all__ += ["open_stages", "stages_of"]

_BORN_WITH = (("To Contact", "18D499"), ("In Contact", "32B0FC"), ("Follow Up", "C481DF"))
_CARD = ("title", "next-action", "show-avatar", "contact-fullname-acctname", "value")


def stages_of(state: State, pipeline: Json) -> list[Row]:
    """A pipeline's stages in their order."""
    rows = state.store.find("dealStages", ("group",), (pipeline,))
    return sorted(rows, key=lambda row: int(row.get("order") or 0))


def open_stages(state: State, pipeline: Row) -> None:
    """A new pipeline has three stages from the start, without dates."""
    for order, (title, color) in enumerate(_BORN_WITH, 1):
        stage = {"title": title, "color": color, "order": str(order), "group": str(pipeline["id"])}
        state.store.insert("dealStages", stage)


def _open(call: Call, row: Row) -> None:
    """A new pipeline has its stages, and the users and groups that were sent."""
    if call.method == "POST":
        open_stages(call.state, row)
    sent = call.wrapped("dealGroup")
    if "users" in sent:
        users = [{"dealGroup": str(row["id"]), "user": str(user)} for user in as_list(sent["users"])]
        _let_in(call.state, "dealGroupUsers", "dealGroup", row, users)
    if "groups" in sent:
        groups = [{"d_groupid": str(row["id"]), "groupid": str(group)} for group in as_list(sent["groups"])]
        _let_in(call.state, "dealGroupGroups", "d_groupid", row, groups)


def _let_in(state: State, table: str, column: str, row: Row, rows: Sequence[Row]) -> None:
    """Who may see a pipeline is what was sent last."""
    delete_found(state.store, table, (column,), (row["id"],))
    for one in rows:
        state.store.insert(table, one)


def _announce(call: Call, row: Row, known: Row | None) -> None:
    if known is None:
        announce(call.state, "deal_pipeline_add", lambda: {"pipeline": {"id": row["id"], "title": row["title"]}})


def _stage_ids(state: State, row: Row) -> Mapping[str, Json]:
    deals = state.store.find("deals", ("group",), (row["id"],))
    return {"stages": [str(stage["id"]) for stage in stages_of(state, row["id"])], "count": str(len(deals))}


def _beside(call: Call, rows: Sequence[Row]) -> Mapping[str, Json]:
    stages = [stage for row in rows for stage in stages_of(call.state, row["id"])]
    return {"dealStages": shown_rows(call.state, "dealStages", stages)}


def _beside_write(call: Call, row: Row) -> Mapping[str, Json]:
    """Who may see it; beside a new pipeline its stages too (recorded)."""
    shown = {table: shown_rows(call.state, table, rows) for table, rows in _let_in_rows(call.state, row).items()}
    return {**shown, **_beside(call, [row])} if call.method == "POST" else shown


def _let_in_rows(state: State, row: Row) -> Mapping[str, list[Row]]:
    named = (("dealGroupGroups", "d_groupid"), ("dealGroupUsers", "dealGroup"))
    return {table: state.store.find(table, (column,), (row["id"],)) for table, column in named}


def _written(call: Call, row: Row) -> Mapping[str, Json]:
    """A write shows the ids of both kinds of rows (recorded)."""
    return {table: [str(one["id"]) for one in rows] for table, rows in _let_in_rows(call.state, row).items()}


def _have_stages(call: Call) -> Callable[[Row], Json]:
    return lambda row: str(int(bool(call.state.store.find("dealStages", ("group",), (row["id"],)))))


def _popular(call: Call) -> Callable[[Row], Json]:
    """The number of deals; of equals the older pipeline comes first."""
    return lambda row: len(call.state.store.find("deals", ("group",), (row["id"],)))


def _close(call: Call, row: Row) -> None:
    below = (("dealStages", "group"), ("dealGroupUsers", "dealGroup"), ("dealGroupGroups", "d_groupid"))
    for table, column in (*below, ("deals", "group")):
        delete_found(call.state.store, table, (column,), (row["id"],))


PIPELINES = Resource(
    path="dealGroups",
    singular="dealGroup",
    plural="dealGroups",
    model="DealGroup",
    columns=(
        Column("title", writable=True),
        Column("currency", writable=True),
        Column("autoassign", "1", writable=True, number=True),
        Column("allusers", "0", writable=True, number=True),
        Column("allgroups", "1", writable=True, number=True),
        Column("win_probability_initialize_date", None),
        Column("cdate", None),
        Column("udate", None),
        Column("source", None),
    ),
    links={"stages": "", "dealGroupUsers": "", "dealGroupGroups": "", "winProbabilityFeatures": ""},
    children=(
        Child("stages", "dealStages", "group"),
        Child("dealGroupUsers", "dealGroupUsers", "dealGroup"),
        Child("dealGroupGroups", "dealGroupGroups", "d_groupid"),
    ),
    filters={"filters[title]": Filter("title", "contains"), "filters[have_stages]": Filter("have_stages")},
    orders={name: name for name in ("id", "title", "popular")},
    derived={"have_stages": _have_stages, "popular": _popular},
    create_shows=frozenset({"title", "currency", "autoassign", "cdate", "udate", "stages"}),
    hooks=Hooks(
        # Rule `deals.bodies`: the answers to missing columns of deals, stages and pipelines.
        check=required("The dealGroup {name} was not provided.", "title", "currency"),
        prepare=stamped(iso=("cdate", "udate")),
        after=_open,
        announce=_announce,
        removed=_close,
        computed=_stage_ids,
        beside_one=lambda call, row: _beside(call, [row]),
        beside_list=_beside,
        beside_write=_beside_write,
        written=_written,
    ),
)

PIPELINE_USERS = Resource(
    path="dealGroupUsers",
    singular="dealGroupUser",
    plural="dealGroupUsers",
    model="DealGroupUser",
    verbs=frozenset({"list"}),
    columns=(Column("dealGroup", "0"), Column("user", "0"), Column("cdate", None)),
    links={"dealGroup": "", "user": ""},
)

PIPELINE_GROUPS = Resource(
    path="dealGroupGroups",
    singular="dealGroupGroup",
    plural="dealGroupGroups",
    model="DealGroupGroup",
    verbs=frozenset(),
    columns=(Column("d_groupid", "0"), Column("groupid", "0"), Column("cdate", None)),
    relations=(Relation("dealGroup", "d_groupid", "dealGroups"), Relation("group", "groupid", "groups")),
    links={"dealGroup": "", "group": ""},
)


def _prepare_stage(call: Call, row: Row, known: Row | None) -> Row:
    stamps = stamped(iso=("cdate", "udate"))
    if known is not None or row.get("order"):
        return stamps(call, row, known)
    highest = max((int(stage["order"]) for stage in stages_of(call.state, row["group"])), default=0)
    return stamps(call, {**row, "order": str(highest + 1)}, known)


def _reorder(call: Call, row: Row) -> None:
    """With `reorder=1` the pipeline's stages count from 1 again; of equals the newest comes first."""
    if call.parameters.get("reorder") == "1":
        stages = sorted(stages_of(call.state, row["group"]), key=lambda stage: (int(stage["order"]), -int(stage["id"])))
        for order, stage in enumerate(stages, 1):
            call.state.store.replace("dealStages", {**stage, "order": str(order)})


def _announce_stage(call: Call, row: Row, known: Row | None) -> None:
    if known is None:
        stage = {"id": row["id"], "title": row["title"], "color": row.get("color", "")}
        announce(call.state, "deal_stage_add", lambda: {"stage": stage})


STAGES = Resource(
    path="dealStages",
    singular="dealStage",
    plural="dealStages",
    model="DealStage",
    columns=(
        *(Column(f"cardRegion{number}", value, writable=True) for number, value in enumerate(_CARD, 1)),
        Column("cdate", None),
        Column("color", "3f3f3f", writable=True),
        Column("dealOrder", "next-action DESC", writable=True),
        Column("group", "", writable=True),
        Column("order", "1", writable=True, number=True),
        Column("title", writable=True),
        Column("udate", None),
        Column("width", "280", writable=True, number=True),
    ),
    links={"group": ""},
    children=(Child("deals", "deals", "stage"),),
    filters={"filters[title]": Filter("title", "contains"), "filters[d_groupid]": Filter("group")}
    | {"filters[group]": Filter("group")},
    orders={name: name for name in ("id", "title", "order")},
    hooks=Hooks(
        check=every(
            required("The dealStage {name} was not provided.", "title", "group"), related("group", "dealGroups")
        ),
        prepare=_prepare_stage,
        after=_reorder,
        announce=_announce_stage,
    ),
)


def _move(call: Call) -> Response:
    """All deals of a stage go to another stage of the same pipeline."""
    known = row_named(call.state, "dealStages", call.segments[1])
    if known is None:
        return missing(STAGES, call, call.segments[1])
    target = row_named(call.state, "dealStages", call.wrapped("deal").get("stage"))
    if target is None or target["group"] != known["group"]:
        problem = item("Invalid attribute", "stage", detail="Target stage does not belong to same pipeline", status=422)
        return errors(422, problem)
    store = call.state.store
    moved = [
        store.replace("deals", {**deal, "stage": str(target["id"]), "mdate": call.state.iso_now()})
        for deal in store.find("deals", ("stage",), (known["id"],))
    ]
    return json_response(200, {"deals": shown_rows(call.state, "deals", moved)})


_USER_UNKNOWN = "User was not found."


def _inaccessible(call: Call) -> Response:
    """The account's users see every pipeline."""
    gone = [name for name, given in (("userId", "userId"), ("dealIds", "dealIds[]")) if not call.parameters.get(given)]
    detail = f"Parameter {gone[0]} is required." if gone else ""
    if not gone and row_named(call.state, "users", call.parameters["userId"]) is None:
        detail = _USER_UNKNOWN
    if detail:
        return json_response(422, {"errors": [{"status": 422, "title": "Invalid Input Parameter", "detail": detail}]})
    return json_response(200, {"dealGroups": []})


PIPELINE_ENDPOINTS = (
    Endpoint("PUT", "dealStages/{}/deals", _move),
    Endpoint("GET", "dealGroup/get_inaccessible_deal_groups", _inaccessible),
)
