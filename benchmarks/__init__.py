"""One script a claim; each prints the ratio and how it was got."""
