"""The page of a running sandbox: what it holds, what was called, what each call changed, and why some were refused."""
