"""What one body must do, on paper: a Word file, Markdown, or a page to print."""
