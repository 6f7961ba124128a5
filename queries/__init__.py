"""Questions to the graph and the tables that answer them."""
