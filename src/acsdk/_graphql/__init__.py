"""The Ecommerce GraphQL API: documents made from the models, and how their answers are read."""
