"""A shop on several machines: two web processes, two relays, and one database between them.

    python -m examples.fleet postgresql://user@host/database

Customers place orders and change them, on whichever web process they meet; each saves the order and enqueues it in one
transaction. A relay is killed while it delivers. At the end every order is in ActiveCampaign, to the cent. The tables
are made in a schema of their own, `acsdk_example`, and dropped again; ActiveCampaign is a sandbox on this machine.
"""
