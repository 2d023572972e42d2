"""Orders, products, recurring payments and browse sessions, as the Ecommerce GraphQL API has them."""
