"""The page, its parts, and the page in a real browser."""
