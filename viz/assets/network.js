/* The network: drawn by vis-network at positions computed beforehand; a table says the same. */

let drawn = null;

/** The place in `data` that a node's id stands for: a3 is agency 3, t5 is task 5. */
function indexOf(id) {
  return Number(id.slice(1));
}

function nodeName(id) {
  return id[0] === "a" ? data.agencies[indexOf(id)].label : data.tasks[indexOf(id)].title;
}

function showNode(id) {
  if (id[0] === "a") showAgency(indexOf(id));
  else showTask(indexOf(id));
}

function showLine(line) {
  if (line.role === "shared") showShared(indexOf(line.from), indexOf(line.to), line.sources);
  else showSources(line.sources);
}

function labelFont() {
  const style = getComputedStyle(document.documentElement);
  return { color: style.getPropertyValue("--ink"), strokeColor: style.getPropertyValue("--paper") };
}

/** Draw one of the page's drawings and fill the table of its links. */
function draw(place) {
  const drawing = data.drawings[place];
  const options = { ...drawing.options };
  options.nodes = { ...options.nodes, font: { ...options.nodes.font, ...labelFont() } };
  drawn?.destroy();
  drawn = new vis.Network(
    document.getElementById("canvas"),
    { nodes: new vis.DataSet(drawing.nodes), edges: new vis.DataSet(drawing.edges) },
    options,
  );
  drawn.fit();
  drawn.on("click", (event) => {
    if (event.nodes.length) showNode(event.nodes[0]);
    else if (event.edges.length) showLine(drawing.edges.find((line) => line.id === event.edges[0]));
  });
  for (const each of all("#network [data-kind]")) each.hidden = each.dataset.kind !== drawing.kind;
  fillLinks(drawing);
}

/** The links of a drawing as rows of a table. */
function fillLinks(drawing) {
  const shared = drawing.kind === "shared";
  const headings = [words.agency, shared ? words.agency : words.task, shared ? words.shared_tasks : words.role];
  const lines = drawing.edges.slice();
  if (shared) lines.sort((one, other) => other.sources.length - one.sources.length);
  const table = document.getElementById("links-table");
  const head = element("tr", "", ...headings.map((text) => element("th", "", text)));
  table.tHead.replaceChildren(head);
  table.tBodies[0].replaceChildren(...lines.map(linkRow));
}

function linkRow(line) {
  const last = line.role === "shared" ? String(line.sources.length) : words[line.role];
  return element(
    "tr", "",
    element("td", "", textButton(nodeName(line.from), () => showNode(line.from))),
    element("td", "", textButton(nodeName(line.to), () => showNode(line.to))),
    element("td", "", textButton(last, () => showLine(line))),
  );
}

function zoom(factor) {
  drawn.moveTo({ scale: drawn.getScale() * factor });
}

function startNetwork() {
  const select = document.getElementById("drawing");
  if (!select) return;
  const redraw = () => draw(Number(select.value));
  select.addEventListener("change", redraw);
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("fit").addEventListener("click", () => drawn.fit());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  redraw();
}
