"""What made-up rows are made of."""

from __future__ import annotations

__all__ = [
    "AUTOMATIONS",
    "CAMPAIGNS",
    "CITIES",
    "COMPANIES",
    "DEALS",
    "DRINKS",
    "FIRST_NAMES",
    "GOODS",
    "JOBS",
    "LAST_NAMES",
    "LISTS",
    "NOTES",
    "SHOPS",
    "TAGS",
    "TASKS",
]

# fmt: off
FIRST_NAMES = (
    "Ada", "Alan", "Barbara", "Edsger", "Frances", "Grace", "Hedy", "Ida", "Jean", "Joan", "Katherine",
    "Linus", "Margaret", "Niklaus", "Radia", "Zoë",
)
LAST_NAMES = (
    "Allen", "Bartik", "Dijkstra", "Goldberg", "Hamilton", "Hopper", "Johnson", "Lamarr", "Liskov", "Lovelace",
    "Müller", "Perlman", "Rhodes",
)
GOODS = (
    ("Tea", "Drinks"), ("Coffee", "Drinks"), ("Honey", "Food"), ("Biscuit", "Food"), ("Mug", "Tableware"),
    ("Kettle", "Kitchen"), ("Spoon", "Tableware"), ("Tray", "Tableware"), ("Filter", "Kitchen"),
    ("Teapot", "Tableware"), ("Grinder", "Kitchen"), ("Cup", "Tableware"),
)
# fmt: on
SHOPS = (("sandbox", "shop.example.com", "Example Shop", "EUR"), ("sandbox", "store.example.net", "Other Store", "USD"))
CITIES = (("Berlin", "DE"), ("Chicago", "US"), ("Lyon", "FR"), ("Osaka", "JP"), ("Recife", "BR"))
TAGS = ("customer", "newsletter", "vip", "wholesale")
LISTS = ("Newsletter", "New products")
DRINKS = ("Tea", "Coffee", "Water")
AUTOMATIONS = ("Welcome series", "Abandoned cart", "Win back")
COMPANIES = ("Harbour Tea", "North Café", "Blue Kettle", "Garden Hotel", "Old Mill Bakery")
JOBS = ("Buyer", "Owner", "Manager")
DEALS = ("Office supply", "Catering", "Wholesale contract", "Hotel equipment", "Sample box")
TASKS = ("Call back", "Send the offer", "Ask for the sizes", "Agree on a date")
NOTES = ("Prefers to be called in the morning.", "Asked for samples.", "Wants an invoice.", "Met at the fair.")
CAMPAIGNS = ("News of the month", "New in the shop", "Before it is gone", "What customers like")
