"""The Ecommerce GraphQL API: graphql-core executes, the modules here resolve."""
