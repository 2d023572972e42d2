"""Made by `nox -s refresh` from acsdk.resources.ecommerce.ecommerce."""



class EcommerceNamespace:
    """Runs root fields of the GraphQL schema."""
