"""What a program exchanges with a real account, kept in a file without anybody's texts, and played back."""
