"""Nodes of Shopify's GraphQL Admin API, and the files of its bulk operations, as ActiveCampaign takes them."""
