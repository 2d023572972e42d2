"""``client.orders`` and what else the Ecommerce GraphQL API has."""
