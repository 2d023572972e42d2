"""Bring the orders of a Shopify shop into ActiveCampaign, and check that they arrived to the cent.

    python examples/import_orders.py examples/data/shopify_orders.csv

It is `acsdk import orders`, whose `--help` says the rest: without --live the orders go into a sandbox in this process.
"""

import sys

from acsdk._command import main

if __name__ == "__main__":
    sys.exit(main(["import", "orders", *sys.argv[1:]]))
