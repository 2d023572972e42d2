"""What the sandbox's behaviour rests on, rule by rule: recorded, documented or guessed.

Code that follows a guess names its rule. `python -m acsdk.sandbox --rules` prints the table of rules and endpoints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["RULES", "Rule", "Standing", "markdown", "table"]

Standing = Literal["recorded", "documented", "guessed"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One behaviour and its source."""

    key: str
    standing: Standing
    source: str
    says: str


def _guess(key: str, source: str, says: str) -> Rule:
    return Rule(key, "guessed", source, says)


def _documented(key: str, source: str, says: str) -> Rule:
    return Rule(key, "documented", source, says)


def _recorded(key: str, source: str, says: str) -> Rule:
    return Rule(key, "recorded", source, says)


RULES: tuple[Rule, ...] = (
    _guess("auth.message", "status 403: settings page; text: none", "the text for a missing or wrong token"),
    _guess("gateway.order", "none", "body size, then path, rate limit, token, route"),
    _guess("gateway.size", "none", "a body over 8 MiB is answered with 413"),
    _guess("gateway.numbers", "none", "numbers beyond 1e400, or closer to 0 than 1e-400, are no JSON"),
    _guess("gateway.window", "none", "the rate limit is a sliding second over accepted requests"),
    _documented("gateway.retry_after", "Rate limits page", "429 carries Retry-After in whole seconds"),
    _recorded("gateway.headers", "777 recorded answers", "no RateLimit headers, a cookie on each answer"),
    _recorded("gateway.html", "3 recorded answers", "an HTML 404 where the path lacks /api/3"),
    _recorded("gateway.wordless", "2 recorded answers", "an option's DELETE: 200, no body, X-Ac-Error: Code 9001"),
    _guess("root.body", "third-party clients probe it", "GET /api/3/ answers 200 with an empty object"),
    _recorded("paging.bounds", "measured on every classic list", "limits over 100 are cut, bad offsets are 0"),
    _recorded("graphql.status", "the official plugin's reader of validation errors", "GraphQL errors have status 200"),
    _guess("graphql.null_fields", "two documented answers", "null fields are left out"),
    _guess("graphql.no_match", "none", "getOrder and productById give null, so no key, when nothing matches"),
    _guess("graphql.data", "none", "execution errors come with a data object"),
    _guess("graphql.cost", "none", "a call that could answer with more than 500,000 values is refused"),
    _guess("errors.engine", "one recorded message", "wording and shape of graphql-java 17 to 19"),
    _recorded(
        "errors.validation", "WooCommerce plugin", "Validation errors, keys field-storeOrderId-id, nothing written"
    ),
    _guess("errors.language", "texts are translated: a client; the words: none", "texts of Sandbox(language=...)"),
    _guess("errors.validation_texts", "none", "the texts under those keys, and the classification"),
    _guess("errors.product_keys", "none", "product errors use storePrimaryId in their keys"),
    _guess("errors.dates", "none", "an unreadable date of a browse session is an error of the field"),
    _guess("validation.required", "Orders and recurring payments pages, WooCommerce plugin", "email is required too"),
    _guess("dates.any_offset", "official clients send offsets", "any offset is taken, answers are UTC"),
    _guess("orders.patch", "none", "upserts of orders and payments patch, an explicit null clears"),
    _guess("orders.state_numbers", "0 to 4 documented", "numbers for cancelled, refunded, returned, failed, unpaid"),
    _guess("orders.order_date", "clients of 2018 send it", "orderDate stands in for externalCreatedDate"),
    _recorded("orders.v3_required", "a client's changelog", "422 with code field_missing or related_missing"),
    _recorded(
        "orders.v3_duplicate", "the Magento module; a client's texts", "ids are unique per connection: 422, or 400"
    ),
    _guess(
        "carts.abandoned",
        "a past date: E-commerce carts pages; dates ahead: none",
        "pending until its abandonedDate; one without an offset, or more than 30 days ahead, counts as passed",
    ),
    _guess("carts.recovered", "the name of state 3", "a cart that becomes an order has state 3"),
    _guess("bulk.dedupe", "documented for products only", "of equal keys in one call the first survives"),
    _guess("products.duplicate", "error: docs; shape: none", "createProduct with a known key"),
    _guess("products.update_unknown", "none", "updateProduct with an unknown id is an error"),
    _guess("products.delete", "return type: none", "deleteProduct gives true, or false when nothing was there"),
    _guess("search.order", "none", "without sort by insertion; several sorts in the schema's field order"),
    _guess("search.case", "none", "EQ is exact, CONTAINS ignores case"),
    _guess("search.operators", "table: docs; answer: none", "a disallowed operator is an error of the field"),
    _guess("search.lists", "none", "a list matches when one of its items does; listed filters must all match"),
    _documented("browse.tracking", "Browse abandonment pages", "short views, late and unmatched hits change nothing"),
    _guess("browse.filter", "none", "browse products take pagination like every search"),
    _recorded("connections.duplicate", "a client in use since 2018", "field_invalid: the integration exists already"),
    _guess("connections.sync", "WooCommerce plugin sends it", "null when there is no such connection"),
    _recorded(
        "connections.deleted", "a client's changelog", "its customers and orders stay, and can no longer be written"
    ),
    _guess("contacts.email_case", "none", "addresses are the same contact whatever their case"),
    _recorded("writes.types", "captures, examples", "unsent numbers: text after an update, numbers after a create"),
    _recorded("writes.blanks", "captures", "a create shows empty texts where reads show null or 0"),
    _guess("writes.flags", "a Go client's decoder", "true and false come back as 1 and 0 where reads show text"),
    _guess(
        "contacts.include",
        "third-party clients use it",
        "include side-loads with contacts and deals: contactTags, contactTags.tag the tags too; tag with contactTags",
    ),
    _recorded(
        "contacts.filter_email", "the Magento module relies on it", "filters[email] is the exact address, as email is"
    ),
    _recorded(
        "contacts.archive", "docs: kept 360 days; a client: GET", "deletion is archiving, and a GET still answers"
    ),
    _recorded(
        "contacts.customers",
        "two clients",
        "a deleted contact's customers are deleted+N@example.com, subscriberid null, until a PUT of an address",
    ),
    _recorded("orders.mismatch", "a client", "an order of another address than its customer's: saved, and a 404"),
    _recorded("deals.plan", "measured on a plan without deals", "403 for /deals (has_deals=False)"),
    _guess(
        "archive.bodies",
        "calls, statuses, limits: docs; keys, texts: none",
        "a row is the contact; restores begin at once",
    ),
    _guess("contacts.no_segments", "none", "filters by form, segment or wait step match nobody"),
    _guess("contacts.singles", "none", "plusAppend of a contact is null"),
    _recorded(
        "account.admin", "2 fresh accounts; a help page of 2024 for the list", "group 3 is Admin, the list is there"
    ),
    _guess(
        "account.born_with",
        "the pipeline: five clients presume one; task types and roles: examples of their pages",
        "a new account's pipeline, list number, task types, roles",
    ),
    _recorded("addresses.default", "4 recorded creates", "an account's first address is its default one"),
    _documented("accounts.counts", "Accounts pages", "contactCount and dealCount are 0 without count_deals"),
    _guess("automations.blocks", "path and columns: their page", "an automation's blocks come as `automationBlocks`"),
    _guess(
        "custom_fields.label",
        "the type's refusal: docs",
        "no label is refused alike; a second one counts on in the tag",
    ),
    _guess("deals.bodies", "required columns: docs; bodies: none", "422 with field_missing or related_missing"),
    _guess("deals.cascade", "none", "a deleted deal takes its values, notes, tasks and secondary contacts along"),
    _recorded("notes.again", "1 recorded answer", "POST deals/:id/notes/:id makes another note"),
    _recorded(
        "notes.below", "deals: 1 recorded call; accounts: docs; contacts: a client", "notes below them are taken"
    ),
    _guess("links.follow", "none", "links lead to the rows they name, to the rows that point back, or to nothing"),
    _guess("old_names.organizations", "PHP clients of before 2019", "organizations are accounts: names and counts"),
    _guess("old_names.singular", "PHP clients", "contactList, contactAutomation, eventTrackingEvent as paths"),
    _recorded("tasktypes.delete", "7 recorded calls", "a task type can be deleted, and the answer is an empty object"),
    _guess("outcome_rels.write", "docs show another resource", "relations take task type and outcome"),
    _guess("content.bodies", "required columns: docs; bodies: none", "422 for messages without a sender"),
    _guess("forms.bodies", "documented without a body", "forms take the columns that reads show"),
    _guess("office.bodies", "required columns: docs; bodies: none", "422 with field_missing"),
    _guess("users.bodies", "none", "422 for a missing or taken name; model name User"),
    _guess("account.entitlements", "path, envelope, codes: WooCommerce plugin", "every shop feature is in the plan"),
    _guess("settings.account", "keys: llms.txt; values: none", "the values of settings/account"),
    _guess("tracking.code", "script: docs; quotes: WooCommerce plugin", "the tracking script quotes the account id"),
    _guess("tracking.default", "events: guide; sites: none", "event tracking is off at first, site tracking on"),
    _guess("tracking.names", "none", "registering a known name again changes nothing"),
    _guess("tracking.refusals", "status and success 0: guides; texts: none", "why the tracking host refuses an event"),
    _guess("schemas.bodies", "slug and labels: docs; others: none", "422 for a schema without a slug"),
    _guess("segments.empty", "none", "segment matches are ready at once and empty"),
    _guess("sms.bodies", "required keys: docs; body: none", "422 with field_missing"),
    _guess("empties.one", "none", "404 for rows of collections that are always empty; no texts by machine"),
    _guess("webhooks.bodies", "required columns: docs; bodies: none", "422 with field_missing"),
    _guess("webhooks.events_path", "activecampaign-python asks for it", "webhooks/events is webhook/events"),
    _guess("webhooks.initiated_by", "key: docs; value: none", "initiated_by is api, like initiated_from"),
    _documented("webhooks.gone", "Webhooks page", "an address that answers 410 deactivates its webhook"),
    _documented("webhooks.once", "Webhooks page", "one attempt for each delivery; imports tell nobody"),
    _recorded("webhooks.form", "20 recorded deliveries", "forms with brackets, every value a string"),
    _recorded("customers.tag", "a client", "a shop's customers are tagged SERVICE-customer (tags_customers=True)"),
    _recorded("personalizations.tag", "two clients", "tags of variables are lower-cased"),
    _guess("orders.activities", "link recorded, rows not", "orderActivities are empty"),
    _guess("customers.no_id", "none", "an order without storeCustomerId finds its customer by address"),
    _guess(
        "customers.bodies", "a client's texts for duplicates and unknown connections", "other 422 bodies of customers"
    ),
    _guess("contact_lists.unknown", "none", "404 for an unknown contact or list"),
    _guess("lists.required", "fields: docs; body: none", "422 with code field_missing"),
    _guess("lists.stringid", "required: docs; not sent: official MCP server", "made from the name when left out"),
    _guess("lists.visible", "docs: hidden until granted to a group", "the API sees every list"),
    _guess("tags.required", "none", "a tag without a name is refused with 422"),
    _guess("fields.blanks", "docs: both; a PHP client: text", "unset descriptions and default values are empty texts"),
    _guess("fields.bodies", "text recorded, envelope not", "422 for an unknown field id"),
    _guess("imports.limits", "limits: docs; texts: none", "the texts for too many contacts or bytes"),
    _documented("imports.unsubscribed", "Bulk import page", "an import never re-subscribes who has unsubscribed"),
    _guess("money.cents", "Orders page says cents", "hundredths for every currency"),
)


_HEAD = """# What the sandbox rests on

ActiveCampaign publishes no server to test against. Each endpoint and each rule of the sandbox is therefore
marked with what it rests on: **recorded** from real traffic, **documented** by ActiveCampaign, or **guessed** where no
source says. Guesses stand in the sandbox's code under the names below, so that one that proves wrong is one change.
Where recordings of 2020 and 2021 disagree with a later source, the later one wins.

Written by `python -m acsdk.sandbox --rules`; a test fails when it is not current.
"""


def table() -> Iterator[tuple[str, str, str, str]]:
    """Rows of what, standing, source and remark: the rules, then every endpoint."""
    from .endpoints import endpoint_rows

    for rule in RULES:
        yield rule.key, rule.standing, rule.source, rule.says
    yield from endpoint_rows()


def markdown() -> str:
    """The page of rules and endpoints."""
    from .endpoints import endpoint_rows

    rules = [f"| `{rule.key}` | {rule.standing} | {rule.says} | {rule.source} |" for rule in RULES]
    endpoints = [f"| `{what}` | {standing} | {source} |" for what, standing, source, _ in endpoint_rows()]
    counts = Counter(standing for _, standing, _, _ in table())
    total = ", ".join(f"{counts[standing]} {standing}" for standing in ("recorded", "documented", "guessed"))
    parts = [
        _HEAD,
        f"Rules and endpoints together: {total}.\n",
        "## Rules\n\n| rule | standing | what it says | source |\n| --- | --- | --- | --- |",
        *rules,
        "\n## Endpoints\n\n| endpoint | standing | source |\n| --- | --- | --- |",
        *endpoints,
    ]
    return "\n".join(parts) + "\n"
