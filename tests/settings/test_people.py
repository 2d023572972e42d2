"""Notes, addresses, users, groups, settings, calendars and activities: what each method sends and gives."""

from datetime import UTC, datetime

import pytest

from acsdk import NotFoundError
from acsdk.models import (
    CalendarFeedInput,
    CalendarFeedUpdate,
    CalendarType,
    Group,
    GroupInput,
    GroupUpdate,
    NoteInput,
    NoteSubject,
    NoteUpdate,
    SenderAddressInput,
    SenderAddressUpdate,
    SettingUpdate,
    UserInput,
    UserUpdate,
)
from tests.kit.cases import Case, Row, check, ids
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

NOTE: Row = {
    "id": "4",
    "note": "Hi",
    "reltype": "Subscriber",
    "relid": 2,
    "userid": "1",
    "user": "1",
    "is_draft": "",
}
ADDRESS: Row = {
    "id": "3",
    "companyName": "Acme",
    "address1": "Road 1",
    "country": 3,
    "isDefault": "1",
    "allgroup": "0",
}
USER: Row = {
    "id": "3",
    "username": "jdoe",
    "firstName": "John",
    "email": "j@example.com",
    "localZoneid": "Europe/Paris",
}
GROUP: Row = {
    "id": "5",
    "title": "Editors",
    "p_admin": 1,
    "pgListAdd": "1",
    "pg_user_add": "0",
    "reqApproval1st": "2",
}
FEED: Row = {"id": "2", "title": "Mine", "type": "All", "notification": "0", "token": "t", "userid": "1"}
SETTING: Row = {
    "id": "6",
    "keyname": "pagination.users_index",
    "section": "",
    "val": "20",
    "userid": "1",
    "owner": "1",
}
ACTIVITY: Row = {
    "id": "865",
    "tstamp": "2019-01-03T12:16:19-06:00",
    "subscriberid": "4",
    "reference_type": "SubscriberEmail",
    "reference_id": "13",
    "jsonData": None,
    "notes": [],
    "recipients": ["1496"],
    "reference": {"type": "contact-email", "id": "13"},
}

CASES = [
    Case("notes.get", lambda n: n.get(4), "GET /notes/4", None, {"note": NOTE}, {"text": "Hi", "is_draft": None}),
    Case(
        "notes.list",
        lambda n: n.list(),
        "GET /notes",
        None,
        {"notes": [NOTE], "meta": {"total": 1}},
        {"related_type": NoteSubject.CONTACT, "user_id": 1, "user_key": 1},
    ),
    Case(
        "notes.create",
        lambda n: n.create(NoteInput(text="Hi", related_type="Subscriber", related_id=2)),
        "POST /notes",
        {"note": {"note": "Hi", "reltype": "Subscriber", "relid": 2}},
        {"contacts": [], "note": NOTE},
        {"was_created": True},
        201,
    ),
    Case(
        "notes.update",
        lambda n: n.update(4, NoteUpdate(text="Ho")),
        "PUT /notes/4",
        {"note": {"note": "Ho"}},
        {"note": NOTE},
        {"id": 4},
    ),
    Case("notes.delete", lambda n: n.delete(4), "DELETE /notes/4"),
    Case(
        "addresses.get",
        lambda a: a.get(3),
        "GET /addresses/3",
        None,
        {"address": ADDRESS},
        {"country": "3", "is_default": True, "all_groups": False},
    ),
    Case(
        "addresses.list", lambda a: a.list(), "GET /addresses", None, {"addresses": [ADDRESS]}, {"company_name": "Acme"}
    ),
    Case(
        "addresses.create",
        lambda a: a.create(
            SenderAddressInput(company_name="Acme", address1="Road 1", address2="2", country="US", is_default=True)
        ),
        "POST /addresses",
        {
            "address": {
                "company_name": "Acme",
                "address_1": "Road 1",
                "address_2": "2",
                "country": "US",
                "is_default": True,
            }
        },
        {"address": ADDRESS},
        {"id": 3},
    ),
    Case(
        "addresses.update",
        lambda a: a.update(3, SenderAddressUpdate(company_name="Acme", address1="Road 2", address2=None)),
        "PUT /addresses/3",
        {"address": {"companyName": "Acme", "address1": "Road 2", "address2": None}},
        {"address": ADDRESS},
        {"id": 3},
    ),
    Case("addresses.delete", lambda a: a.delete(3), "DELETE /addresses/3"),
    Case("addresses.remove_from_group", lambda a: a.remove_from_group(19), "DELETE /addressGroups/19"),
    Case("addresses.remove_from_list", lambda a: a.remove_from_list(6), "DELETE /addressLists/6"),
    Case("users.me", lambda u: u.me(), "GET /users/me", None, {"user": USER}, {"time_zone": "Europe/Paris"}),
    Case("users.get", lambda u: u.get(3), "GET /users/3", None, {"user": USER}, {"first_name": "John"}),
    Case(
        "users.get_by_email",
        lambda u: u.get_by_email("j+1/2@example.com"),
        "GET /users/email/j+1/2@example.com",
        None,
        {"user": USER},
        {"id": 3},
    ),
    Case(
        "users.get_by_username",
        lambda u: u.get_by_username("jdoe"),
        "GET /users/username/jdoe",
        None,
        {"user": USER},
        {"username": "jdoe"},
    ),
    Case(
        "users.list",
        lambda u: u.list(),
        "GET /users",
        None,
        {"users": [{**USER, "roles": ["admin"], "mfaEnabled": "0"}]},
        {"roles": ["admin"], "mfa_enabled": False},
    ),
    Case(
        "users.create",
        lambda u: u.create(UserInput(username="jdoe", email="j@example.com", password="secret", group_id=4)),
        "POST /users",
        {"user": {"username": "jdoe", "email": "j@example.com", "password": "secret", "group": 4}},
        {"user": USER},
        {"was_created": True},
        201,
    ),
    Case(
        "users.update",
        lambda u: u.update(3, UserUpdate(first_name="Jo")),
        "PUT /users/3",
        {"user": {"firstName": "Jo"}},
        {"userGroups": [], "user": {**USER, "userGroup": "3"}},
        {"membership_id": 3, "memberships": []},
    ),
    Case("users.delete", lambda u: u.delete(3), "DELETE /users/3"),
    Case(
        "groups.get",
        lambda g: g.get(5),
        "GET /groups/5",
        None,
        {"group": GROUP},
        {"may_add_lists": True, "may_add_users": False, "needs_first_approval": 2, "is_admin": True},
    ),
    Case("groups.list", lambda g: g.list(), "GET /groups", None, {"groups": [GROUP]}, {"title": "Editors"}),
    Case(
        "groups.create",
        lambda g: g.create(
            GroupInput(title="Editors", may_add_lists=True, may_add_users=False, approval_email="a@b.c")
        ),
        "POST /groups",
        {"group": {"title": "Editors", "pgListAdd": 1, "pg_user_add": 0, "reqApprovalNotify": "a@b.c"}},
        {"group": GROUP},
        {"id": 5},
    ),
    Case(
        "groups.update",
        lambda g: g.update(5, GroupUpdate(may_see_deals=True, description=None)),
        "PUT /groups/5",
        {"group": {"pgDeal": 1, "descript": None}},
        {"group": GROUP},
        {"id": 5},
    ),
    Case("groups.delete", lambda g: g.delete(5), "DELETE /groups/5"),
    Case(
        "groups.limits",
        lambda g: g.limits(),
        "GET /groupLimits",
        None,
        {"groupLimits": [{"id": "1", "groupid": "1", "group": "1", "limitMail": "0", "limitAttachment": "-1"}]},
        {"mails": 0, "attachments": -1, "group_id": 1},
    ),
    Case(
        "settings.account",
        lambda s: s.account(),
        "GET /settings/account",
        None,
        {"account": "acme", "subscriber_limit": "500", "trial": "0", "credits": {"sms": 1}},
        {"account": "acme", "subscriber_limit": 500, "trial": False, "credits": {"sms": 1}},
    ),
    Case("settings.list", lambda s: s.list(), "GET /configs", None, {"configs": [SETTING]}, {"value": "20"}),
    Case(
        "settings.update",
        lambda s: s.update(6, SettingUpdate(value="50")),
        "PUT /configs/6",
        {"config": {"val": "50"}},
        {"config": SETTING},
        {"name": "pagination.users_index", "section": None},
    ),
    Case("calendars.get", lambda c: c.get(2), "GET /calendars/2", None, {"calendar": FEED}, {"type": CalendarType.ALL}),
    Case(
        "calendars.list",
        lambda c: c.list(),
        "GET /calendars",
        None,
        {"calendars": [FEED], "meta": {"total": "1"}},
        {"has_notifications": False, "token": "t"},
    ),
    Case(
        "calendars.create",
        lambda c: c.create(CalendarFeedInput(title="Mine", type="All", has_notifications=True)),
        "POST /calendars",
        {"calendar": {"title": "Mine", "type": "All", "notification": 1}},
        {"calendar": FEED},
        {"id": 2},
    ),
    Case(
        "calendars.update",
        lambda c: c.update(2, CalendarFeedUpdate(type=CalendarType.DEALS)),
        "PUT /calendars/2",
        {"calendar": {"type": "Deals"}},
        {"calendar": FEED},
        {"id": 2},
    ),
    Case("calendars.delete", lambda c: c.delete(2), "DELETE /calendars/2"),
    Case(
        "activities.list",
        lambda a: a.list(
            4, include=["notes", "user"], after=datetime(2026, 1, 1, tzinfo=UTC), emails=True, order_by="-timestamp"
        ),
        "GET /activities?contact=4&include=notes,user&after=2026-01-01T00:00:00+00:00&emails=true&orders[tstamp]=DESC",
        None,
        {"contacts": [], "activities": [ACTIVITY], "meta": {"total": "1"}},
        {"subscriber_id": 4, "recipient_ids": [1496], "reference_id": 13, "json_data": None},
    ),
    Case(
        "activities.list",
        lambda a: a.list(4),
        "GET /activities?contact=4",
        None,
        {"activities": [ACTIVITY]},
        {"id": 865},
    ),
    Case(
        "activities.emails",
        lambda a: a.emails(contact_id=4, deal_id=5),
        "GET /emailActivities?filters[subscriberid]=4&filters[dealId]=5",
        None,
        {"emailActivities": [{"id": "1", "fromAddress": "a@b.c", "from_name": "A", "to_address": "d@e.f"}]},
        {"from_address": "a@b.c", "from_name": "A", "to_address": "d@e.f"},
    ),
    Case(
        "activities.contact_emails",
        lambda a: a.contact_emails(),
        "GET /contactEmails",
        None,
        {"contactEmails": [{"id": "1", "messageid": "5", "message": "5", "sdate": "2019-01-03T12:16:19-06:00"}]},
        {"message_id": 5, "message_key": 5},
    ),
    Case("contacts.deals", lambda c: c.deals(4), "GET /contacts/4/deals", None, {"deals": [{"id": "5"}]}, {"id": 5}),
    Case(
        "contacts.secondary_deals",
        lambda c: c.secondary_deals(4),
        "GET /contacts/4/contactDeals",
        None,
        {"contacts": [], "deals": [], "contactDeals": [{"id": "5", "deal": "6"}]},
        {"deal_id": 6},
    ),
    Case("contacts.notes", lambda c: c.notes(4), "GET /contacts/4/notes", None, {"notes": [NOTE]}, {"text": "Hi"}),
    Case(
        "contacts.accounts",
        lambda c: c.accounts(4),
        "GET /contacts/4/accountContacts",
        None,
        {"accountContacts": [{"id": "5", "account": "6"}]},
        {"account_id": 6},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=ids)
async def test_each_method(case: Case) -> None:
    await check(case)


async def test_email_activities_may_be_an_empty_object() -> None:
    async with new_client(Recorder(answer({}))) as client:
        assert await client.activities.emails().collect() == []


async def test_a_slash_in_an_address_stays_in_its_part_of_the_path() -> None:
    recorder = Recorder(answer({"user": USER}))
    async with new_client(recorder) as client:
        await client.users.get_by_email("a/b@example.com")
    assert recorder.requests[0].url.raw_path == b"/api/3/users/email/a%2Fb%40example.com"


async def test_the_groups_of_a_user_come_with_an_update() -> None:
    body = {"user": USER, "userGroups": [{"id": "3", "userid": "3", "user": "3", "groupid": "4", "group": "4"}]}
    async with new_client(Recorder(answer(body))) as client:
        user = await client.users.update(3, UserUpdate(group_id=4))
    assert [membership.group_id for membership in user.memberships] == [4]


async def test_not_found_is_told_as_such_though_the_status_is_403() -> None:
    async with new_client(Recorder(answer({"message": "No Result found for Group with id 10"}, 403))) as client:
        with pytest.raises(NotFoundError):
            await client.groups.get(10)


def test_what_may_be_sent_of_a_group_can_be_read() -> None:
    assert set(GroupInput.model_fields) - {"extra"} <= set(Group.model_fields)


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(UserInput(group_id=1, password="secret")) + repr(UserUpdate(password="secret"))
