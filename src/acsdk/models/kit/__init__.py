"""What all models are made from."""
