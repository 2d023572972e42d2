"""One call, from value to value. The engine knows HTTP and knows no resource."""
