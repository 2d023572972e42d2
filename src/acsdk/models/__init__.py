"""What users build and get."""
