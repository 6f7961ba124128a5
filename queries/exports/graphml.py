"""GraphML, for Gephi, yEd, Cytoscape, igraph."""

import io

import networkx as nx

from queries.exports.xmltext import flat
from queries.networks import Network


def to_graphml(network: Network) -> str:
    """The network as GraphML; lists become one text."""
    out = io.BytesIO()
    nx.write_graphml(flat(network), out, encoding="utf-8", prettyprint=True)
    return out.getvalue().decode("utf-8")
