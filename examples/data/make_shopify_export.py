"""Write shopify_orders.csv: an orders export as Shopify's admin makes it, of a shop that does not exist.

    python examples/data/make_shopify_export.py

The file is the same on every run and every Python. It holds 360 orders in five currencies, newest first, and what real
exports hold besides: discounts, refunds, test orders, notes over several lines, orders without an email, a row that
strayed from its order, and rows that somebody's spreadsheet or editor has broken.
"""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

T = TypeVar("T")

ADDRESS = ("Name", "Street", "Address1", "Address2", "Company", "City", "Zip", "Province", "Country", "Phone")
COLUMNS = (
    *("Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at", "Accepts Marketing"),
    *("Currency", "Subtotal", "Shipping", "Taxes", "Total", "Discount Code", "Discount Amount", "Shipping Method"),
    *("Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem compare at price"),
    *("Lineitem sku", "Lineitem requires shipping", "Lineitem taxable", "Lineitem fulfillment status"),
    *(f"Billing {part}" for part in ADDRESS),
    *(f"Shipping {part}" for part in ADDRESS),
    *("Notes", "Note Attributes", "Cancelled at", "Payment Method", "Payment Reference", "Refunded Amount", "Vendor"),
    *("Outstanding Balance", "Employee", "Location", "Device ID", "Id", "Tags", "Risk Level", "Source"),
    "Lineitem discount",
    *(f"Tax {number} {part}" for number in range(1, 6) for part in ("Name", "Value")),
    *("Phone", "Receipt Number", "Duties", "Billing Province Name", "Shipping Province Name", "Payment ID"),
    *("Payment Terms Name", "Next Payment Due At", "Payment References"),
)


class Currency(NamedTuple):
    code: str
    per_dollar: float
    decimals: int
    tax: str
    rate: int
    tax_included: bool


class Product(NamedTuple):
    name: str
    sku: str
    vendor: str
    dollars: float
    is_shipped: bool = True
    was: float = 0


class Person(NamedTuple):
    name: str
    email: str
    street: str
    city: str
    postal: str
    province: str
    country: str
    currency: str
    phone: str = ""
    company: str = ""


CURRENCIES = {
    "USD": Currency("USD", 1, 2, "State Tax", 8, tax_included=False),
    "CAD": Currency("CAD", 1.36, 2, "GST", 5, tax_included=False),
    "EUR": Currency("EUR", 0.92, 2, "VAT", 19, tax_included=True),
    "GBP": Currency("GBP", 0.79, 2, "VAT", 20, tax_included=True),
    "JPY": Currency("JPY", 150, 0, "消費税", 10, tax_included=True),
}

PRODUCTS = (
    Product("Sencha Kirisame - 100 g", "TEA-SEN-100", "Hill & Harbour", 14.5),
    Product("Sencha Kirisame - 500 g", "TEA-SEN-500", "Hill & Harbour", 59.99, was=64.99),
    Product("Assam Mokalbari", "TEA-ASM", "Hill & Harbour", 9.95),
    Product("Darjeeling First Flush", "TEA-DAR", "Hill & Harbour", 24.9),
    Product("Earl Grey, loose", "TEA-EGL", "Hill & Harbour", 8.25),
    Product("Rooibos Vanilla", "TEA-ROO", "Kaap Kruie", 7.4),
    Product("Pu-erh cake 2016", "TEA-PUE", "Yunnan Direct", 1089.5),
    Product("Oolong Dong Ding", "TEA-OOL", "Yunnan Direct", 31.0),
    Product('Teapot "Gräfin" 1.2 l', "POT-GRF", "Töpferei Ähre", 89.0, was=99.0),
    Product("Teapot cast iron", "POT-IRN", "Nambu", 129.99),
    Product("Cup, celadon", "CUP-CEL", "Töpferei Ähre", 18.0),
    Product("Cup, celadon, second choice", "", "Töpferei Ähre", 9.0, was=18.0),
    Product("Matcha whisk 茶筅", "ACC-WHI", "Nambu", 16.8),
    Product("Tea strainer", "ACC-STR", "Hill & Harbour", 4.35),
    Product("Tea towel", "", "Hill & Harbour", 6.0),
    Product("Gift card", "GIFT-25", "Hill & Harbour", 25.0, is_shipped=False),
    Product("Brewing course, online", "COURSE-1", "Hill & Harbour", 39.0, is_shipped=False),
)

PEOPLE = (
    Person(
        "Ada King Lovelace", "ada@example.com", "12 Market Sq", "Austin", "78701", "TX", "US", "USD", "+15125550101"
    ),
    Person("Grace Hopper", "grace@example.com", "3 Harbor Rd", "Arlington", "22201", "VA", "US", "USD", "+17035550102"),
    Person("José Álvarez", "jose@example.net", "77 Ocean Ave", "Miami", "33139", "FL", "US", "USD"),
    Person("Siobhán O'Brien", "siobhan@example.org", "5 Elm St", "Boston", "02108", "MA", "US", "USD", "+16175550104"),
    Person('Bob "Tex" O\'Reilly', "bob@example.com", "1 Ranch Rd", "Dallas", "75201", "TX", "US", "USD"),
    Person("Mei-Ling Chen", "mei.ling@example.net", "88 Grant Ave", "San Francisco", "94108", "CA", "US", "USD"),
    Person("Élodie Tremblay", "elodie@example.com", "9 rue Rachel", "Montréal", "H2W 1E3", "QC", "CA", "CAD"),
    Person("Noah Fraser", "noah@example.org", "410 Bay St", "Toronto", "M5H 2Y4", "ON", "CA", "CAD", "+14165550108"),
    Person("Jürgen Müßig", "juergen@example.net", "Lange Str. 4", "Berlin", "10115", "", "DE", "EUR", "+49305550109"),
    Person("Zoë Weiß", "zoe@example.com", "Am Markt 1", "Köln", "50667", "", "DE", "EUR", company="Weiß & Söhne GmbH"),
    Person("Søren Kjær", "soren@example.org", "Bredgade 20", "København", "1260", "", "DK", "EUR"),
    Person("Łucja Wójcik", "lucja@example.net", "ul. Długa 8", "Kraków", "31-146", "", "PL", "EUR"),
    Person("Νίκος Παπαδόπουλος", "nikos@example.com", "Ερμού 3", "Αθήνα", "105 63", "", "GR", "EUR"),
    Person("Aoife Ní Dhomhnaill", "aoife@example.org", "2 Main St", "Galway", "H91 E2K3", "", "IE", "EUR"),
    Person("Oliver Smythe", "oliver@example.com", "4 Mill Lane", "York", "YO1 7HH", "", "GB", "GBP", "+441904555015"),
    Person("Priya Raghunathan", "priya@example.net", "31 High St", "London", "E1 6AN", "", "GB", "GBP"),
    Person("Llŷr ap Rhys", "llyr@example.org", "Y Bont", "Caernarfon", "LL55 1AB", "", "GB", "GBP", company="Te Cymru"),
    Person("山田 太郎", "yamada@example.com", "銀座 1-2-3", "中央区", "104-0061", "JP-13", "JP", "JPY", "+81355550118"),
    Person("佐藤 花子", "sato@example.net", "梅田 4-5", "大阪市", "530-0001", "JP-27", "JP", "JPY"),
    Person("Zażółć 🍵 Gęślą", "emoji@example.org", "1 Poem Row", "Seattle", "98101", "WA", "US", "USD"),
)

NOTES = (
    "Please ring twice.\nThe bell is loud, the dog is not.",
    'Gift: write "Alles Gute, Oma!" on the card',
    "Leave it with the neighbour, no. 7, if nobody is home",
)
# Payment, fulfilment, whether it was cancelled, and what share of the total was paid back.
STATES = (
    *(("paid", "fulfilled", False, 0.0),) * 13,
    *(("paid", "unfulfilled", False, 0.0),) * 2,
    ("paid", "partial", False, 0.0),
    ("partially_refunded", "fulfilled", False, 0.35),
    ("refunded", "fulfilled", False, 1.0),
    ("refunded", "restocked", True, 1.0),
    ("pending", "unfulfilled", False, 0.0),
    ("authorized", "unfulfilled", False, 0.0),
    ("partially_paid", "unfulfilled", False, 0.0),
    ("voided", "unfulfilled", True, 0.0),
    ("expired", "unfulfilled", False, 0.0),
)
CODES = ("WELCOME10", "ÄHRE15", "SPRING5")
CHANNELS = ("web", "web", "web", "pos", "iphone", "shopify_draft_order", "subscription_contract")
NEWEST = datetime(2025, 11, 2, 21, 40, 5, tzinfo=UTC)
ORDERS = 360

Row = dict[str, str]


class Shop:
    """Makes one order after the other, from a source of chance that is the same on every Python."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def pick(self, things: Sequence[T]) -> T:
        return things[int(self._random.random() * len(things))]

    def chance(self, percent: int) -> bool:
        return self._random.random() * 100 < percent

    def order(self, index: int) -> list[Row]:
        """The rows of an order: its own columns stand on the first only."""
        person = self.pick(PEOPLE)
        currency = CURRENCIES[person.currency]
        created = NEWEST - timedelta(hours=53 * index, minutes=7 * (index % 11))
        shared = {"Name": f"#{1000 + ORDERS - index}", "Email": person.email, "Created at": stamp(created)}
        rows = [{**shared, **self.line(currency)} for _ in range(1 + int(self._random.random() ** 2 * 4))]
        rows[0] |= {"Id": str(5_170_000_000_000 + 32_771 * (ORDERS - index)), "Currency": currency.code}
        rows[0] |= self.state(rows, currency, created) | self.people(person) | self.details(index)
        return rows

    def line(self, currency: Currency) -> Row:
        product = self.pick(PRODUCTS)
        return {
            "Lineitem quantity": str(self.pick((1, 1, 1, 2, 3, 12))),
            "Lineitem name": product.name,
            "Lineitem price": money(minor(product.dollars, currency), currency),
            "Lineitem compare at price": money(minor(product.was, currency), currency) if product.was else "",
            "Lineitem sku": product.sku,
            "Lineitem requires shipping": str(product.is_shipped).lower(),
            "Lineitem taxable": "true",
            "Vendor": product.vendor,
            "Lineitem discount": money(0, currency),
        }

    def state(self, rows: list[Row], currency: Currency, created: datetime) -> Row:
        payment, fulfilment, cancelled, refunded = self.pick(STATES)
        total, row = self.amounts(rows, currency)
        paid_back = int(total * refunded)
        for line in rows:
            line["Lineitem fulfillment status"] = "fulfilled" if fulfilment == "fulfilled" else "pending"
        return row | {
            "Financial Status": payment,
            "Fulfillment Status": fulfilment,
            "Paid at": stamp(created) if payment in ("paid", "refunded", "partially_refunded") else "",
            "Fulfilled at": stamp(created + timedelta(hours=31)) if fulfilment == "fulfilled" else "",
            "Cancelled at": stamp(created + timedelta(hours=5)) if cancelled else "",
            "Refunded Amount": money(paid_back, currency),
            "Outstanding Balance": money(total if payment == "pending" else 0, currency),
        }

    def amounts(self, rows: list[Row], currency: Currency) -> tuple[int, Row]:
        """The total in the currency's smallest unit, and the columns that make it up."""
        goods = sum(int(row["Lineitem quantity"]) * units(row["Lineitem price"]) for row in rows)
        shipping = 0 if goods > minor(80, currency) else minor(5.9, currency)
        code, off_goods, off_shipping = "", 0, 0
        if self.chance(22):
            code, off_goods = self.pick(CODES), goods * self.pick((5, 10, 15)) // 100
        elif shipping and self.chance(30):
            code, off_shipping = "FREESHIP", shipping
        subtotal = goods - off_goods
        tax = round(subtotal * currency.rate / ((100 + currency.rate) if currency.tax_included else 100))
        total = subtotal + shipping - off_shipping + (0 if currency.tax_included else tax)
        return total, {
            "Subtotal": money(subtotal, currency),
            "Shipping": money(shipping - off_shipping, currency),
            "Taxes": money(tax, currency),
            "Total": money(total, currency),
            "Discount Code": code,
            "Discount Amount": money(off_goods + off_shipping, currency),
            "Tax 1 Name": f"{currency.tax} {currency.rate}%",
            "Tax 1 Value": money(tax, currency),
        }

    def people(self, person: Person) -> Row:
        recipient = self.pick(PEOPLE) if self.chance(12) else person
        row = address("Billing", person) | address("Shipping", recipient)
        return row | {"Phone": person.phone, "Accepts Marketing": self.pick(("yes", "no"))}

    def details(self, index: int) -> Row:
        is_test = index % 60 == 7
        return {
            "Shipping Method": self.pick(("Standard", "Express, insured")),
            "Payment Method": "(for testing) Bogus Gateway" if is_test else self.pick(("Shopify Payments", "paypal")),
            "Notes": self.pick(NOTES) if self.chance(9) else "",
            "Note Attributes": "gift wrap: yes\nribbon: grün" if self.chance(4) else "",
            "Tags": self.pick(("", "", "", "vip", "wholesale, net 30")),
            "Location": self.pick(("", "Warehouse 1")),
            "Risk Level": "Low",
            "Source": self.pick(CHANNELS),
        }


def minor(dollars: float, currency: Currency) -> int:
    """A price of the catalog in the currency's smallest unit."""
    return round(dollars * currency.per_dollar * (100 if currency.decimals else 1))


def units(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def money(amount: int, currency: Currency) -> str:
    """As Shopify writes it, with commas in what is large: some versions do, some do not."""
    if not currency.decimals:
        return f"{amount:,}"
    return f"{amount // 100:,}.{amount % 100:02}"


def stamp(moment: datetime) -> str:
    return moment.astimezone(timezone(timedelta(hours=-5))).strftime("%Y-%m-%d %H:%M:%S %z")


def address(kind: str, person: Person) -> Row:
    values = {
        "Name": person.name,
        "Street": person.street,
        "Address1": person.street,
        "Company": person.company,
        "City": person.city,
        "Zip": f"'{person.postal}" if person.postal.isdecimal() else person.postal,
        "Province": person.province,
        "Country": person.country,
        "Phone": person.phone,
    }
    return {f"{kind} {part}": value for part, value in values.items()}


def set_cell(column: str, value: str) -> Callable[[list[Row]], None]:
    def change(rows: list[Row]) -> None:
        rows[-1 if column.startswith("Lineitem") else 0][column] = value

    return change


def forget_email(rows: list[Row]) -> None:
    for row in rows:
        row["Email"] = ""


# What has happened to the file since Shopify wrote it, by the order's position.
DAMAGE: dict[int, Callable[[list[Row]], None]] = {
    **dict.fromkeys((12, 85, 131, 204, 290, 333), forget_email),
    33: set_cell("Email", "nobody at example.com"),
    54: set_cell("Lineitem price", "12,5O"),
    78: set_cell("Created at", "31/01/2025 10:00"),
    99: set_cell("Id", ""),
    120: set_cell("Name", ""),
    147: set_cell("Lineitem quantity", "-1"),
    163: set_cell("Id", "5.17000E+12"),
    188: set_cell("Lineitem name", ""),
    215: set_cell("Total", "n/a"),
    241: set_cell("Currency", "euro"),
}
UNQUOTED, STRAY_QUOTE, STRAYED = 262, 277, 306


def export() -> str:
    """The text of the file."""
    shop = Shop(seed=20251102)
    orders = [shop.order(index) for index in range(ORDERS)]
    for index, damage in DAMAGE.items():
        damage(orders[index])
    further = next(order for order in orders[STRAYED:] if len(order) > 1)
    strayed = further.pop()
    orders[orders.index(further) + 3].append(strayed)
    texts = [text_of(rows) for rows in orders]
    texts[UNQUOTED] = texts[UNQUOTED].replace("Low", "Low, they say", 1)
    texts[STRAY_QUOTE] = '"' + texts[STRAY_QUOTE]
    return ",".join(COLUMNS) + "\n" + "".join(texts)


def text_of(rows: list[Row]) -> str:
    text = io.StringIO()
    csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n").writerows(rows)
    return text.getvalue()


if __name__ == "__main__":
    path = Path(__file__).with_name("shopify_orders.csv")
    path.write_text(export(), encoding="utf-8", newline="")
    print(f"{path}: {path.read_text(encoding='utf-8').count(chr(10))} lines")
