"""From documents and reviewed data to the rows of the graph."""
