"""How a v3 resource is declared, and how requests for it are answered."""
