"""GraphML, GEXF and JSON, read back by networkx: the same nodes, edges and values."""

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from graph.content import Content
from queries.exports import whole
from queries.exports.gexf import Look, to_gexf
from queries.exports.graphml import to_graphml
from queries.exports.nodelink import to_json
from queries.exports.xmltext import flat
from queries.facts import Facts, facts_of
from queries.measures import loads
from queries.networks import PROJECTIONS, Network, Projection, network_of, two_mode
from viz.drawing import MOST_SHARED
from viz.looks import looks

SCHEMA = Path(__file__).with_name("gexf.xsd")
EVERY = ("all", *PROJECTIONS)


def network(content: Content, name: str) -> Network:
    if name == "all":
        return whole.network(content)
    projection: Projection = next(each for each in PROJECTIONS if each == name)
    return network_of(facts_of(content), projection)


def nodes(found: "nx.Graph[Any]") -> dict[str, dict[str, Any]]:
    return {node: dict(about) for node, about in found.nodes(data=True)}


def edges(found: "nx.Graph[Any]", *without: str) -> Counter[str]:
    """The edges with their values; the ends of undirected ones in order."""
    told: Counter[str] = Counter()
    for one, other, said in found.edges(data=True):
        ends = (one, other) if found.is_directed() else tuple(sorted((one, other)))
        kept = {name: value for name, value in said.items() if name not in without}
        told[json.dumps([ends, kept], sort_keys=True)] += 1
    return told


def test_the_whole_graph_has_the_counts_of_the_store(four: Content) -> None:
    found = whole.network(four)
    kinds = Counter(about["type"] for _, about in found.nodes(data=True))
    assert kinds == {label: len(rows) for label, rows in four.nodes.items() if rows}
    said = Counter(about["relationship"] for *_, about in found.edges(data=True))
    assert said["LEADS"] == len(four.said("LEADS")) == 116
    assert said["SUPPORTS"] == len(four.said("SUPPORTS")) == 168
    assert said["BELONGS_TO"] == sum(bool(row["province"]) for row in four.nodes["Agency"])
    assert said["IN"] == len(four.nodes["Commune"])
    assert {name: said[name] for name, *_ in four.relationships} == {
        name: len(four.said(name)) for name, *_ in four.relationships
    }


@pytest.mark.parametrize("world", ["four", "hostile"])
@pytest.mark.parametrize("name", EVERY)
def test_graphml(name: str, world: str, request: pytest.FixtureRequest) -> None:
    made = network(request.getfixturevalue(world), name)
    read = nx.read_graphml(io.BytesIO(to_graphml(made).encode()))
    kept = flat(made)
    assert read.is_directed() == made.is_directed()
    assert nodes(read) == nodes(kept)
    assert edges(read, "id") == edges(kept)


@pytest.mark.parametrize("world", ["four", "hostile"])
@pytest.mark.parametrize("name", EVERY)
def test_json(name: str, world: str, request: pytest.FixtureRequest) -> None:
    made = network(request.getfixturevalue(world), name)
    read = nx.node_link_graph(json.loads(to_json(made)), edges="edges")
    assert (read.is_directed(), read.is_multigraph()) == (made.is_directed(), made.is_multigraph())
    assert nodes(read) == nodes(made)
    assert edges(read) == edges(made)


@pytest.mark.parametrize("world", ["four", "hostile"])
@pytest.mark.parametrize("name", EVERY)
def test_gexf(name: str, world: str, request: pytest.FixtureRequest) -> None:
    content: Content = request.getfixturevalue(world)
    made = network(content, name)
    drawn = dict.fromkeys(made, Look(3.5, "#56B4E9", (1, -2.5)))
    text = to_gexf(made, drawn)
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.fromstring(text.encode()))
    read = nx.read_gexf(io.BytesIO(text.encode()), version="1.3")
    kept = flat(made)
    assert read.is_directed() == made.is_directed()
    assert {key: _without(about, "viz", "label") for key, about in nodes(read).items()} == {
        key: _without(about, "label") for key, about in nodes(kept).items()
    }
    assert read.number_of_edges() == made.number_of_edges()
    assert edges(read, "id", "weight", "label", "kind") == edges(kept, "weight")


def _without(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def test_gexf_draws_by_load_and_province(four_facts: Facts) -> None:
    made = two_mode(four_facts)
    text = to_gexf(made, looks(made, loads(four_facts)))
    read = nx.read_gexf(io.BytesIO(text.encode()), version="1.3")
    drawn = {node: about["viz"] for node, about in read.nodes(data=True)}
    size = {node: each["size"] for node, each in drawn.items()}
    assert size["son-la/ubnd-cac-xa-phuong"] > size["son-la/so-xay-dung"] > 7
    assert {size[node] for node, about in read.nodes(data=True) if about["kind"] == "task"} == {7}
    colours = {tuple(each["color"].values()) for each in drawn.values()}
    provinces = {
        about["province"] for _, about in made.nodes(data=True) if about["kind"] == "agency"
    }
    assert len(colours) == len(provinces) + 1
    places = {(each["position"]["x"], each["position"]["y"]) for each in drawn.values()}
    assert len(places) == len(drawn)


def test_roles_of_one_body_in_one_task_stay_apart(four_facts: Facts) -> None:
    """Gephi adds edges between the same nodes up, if they are of one kind."""
    text = to_gexf(two_mode(four_facts), {})
    every = etree.fromstring(text.encode()).iter("{http://gexf.net/1.3}edge")
    kinds = Counter((each.get("source"), each.get("target"), each.get("kind")) for each in every)
    assert max(kinds.values()) == 1
    assert len({ends[:2] for ends in kinds}) < len(kinds)


def test_a_node_without_a_look_is_plain() -> None:
    made: Network = nx.Graph()
    made.add_nodes_from("ab", name="x")
    text = to_gexf(made, {"a": Look(3.5, "#56B4E9")})
    assert text.count("viz:size") == text.count("viz:color") == 1
    assert '<viz:color r="86" g="180" b="233"/>' in text
    assert "viz:position" not in text


def test_many_nodes_get_no_places() -> None:
    made: Network = nx.Graph()
    made.add_nodes_from(map(str, range(MOST_SHARED + 1)), kind="task", name="x")
    assert {look.position for look in looks(made, {}).values()} == {None}
