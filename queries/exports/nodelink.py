"""JSON: the nodes and edges of a network, as networkx and D3 read it (node-link)."""

import json

import networkx as nx

from queries.networks import Network


def to_json(network: Network) -> str:
    """The network as one object with `nodes` and `edges`, which name nodes by their `id`."""
    data = nx.node_link_data(network, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
