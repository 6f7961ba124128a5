"""The graph: its types, the rows a plan becomes, and the two stores that hold them."""
