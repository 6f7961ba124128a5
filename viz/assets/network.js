/* The network: drawn by vis-network at positions computed beforehand; a table says the same. */

let drawn = null;
let frozen = false;
const MOST_DEGREE = 3;

PARTS.network = {
  filters: ["plan", "province", "role"],
  draw(host) {
    drawn?.destroy();
    drawn = null;
    const drawing = chosenDrawing();
    if (!drawing) {
      host.append(el("p", { class: "empty" }, word("nothing")));
      return;
    }
    const shown = networkOf(drawing);
    const canvas = el("div", { id: "canvas", tabindex: "0", role: "group", "aria-label": word("network_label"), keydown: canvasKey });
    host.append(
      aboutOf(`about_${drawing.kind}`),
      networkTools(drawing, shown), canvas, legend(drawing),
      el("details", { class: "figures-of" }, el("summary", {}, word("links_table", shown.edges.length)),
        tableOf("links-table", linkColumns(drawing), shown.edges, { label: word("links_table", shown.edges.length) })),
    );
    drawCanvas(canvas, drawing, shown);
  },
  picture: () => (chosenDrawing() ? networkPicture(chosenDrawing()) : null),
  texts: () => (chosenDrawing() ? asTexts(linkColumns(chosenDrawing()), networkOf(chosenDrawing()).edges) : []),
};

/** The drawing of the plan chosen, of the kind chosen where there is one; a neighbourhood is that of the node in focus. */
function chosenDrawing() {
  const { plan } = filters();
  const around = data.drawings.find((drawing) => drawing.kind === "neighbourhood" && drawing.nodes[0].id === state.focus);
  const here = data.drawings.filter((drawing) => drawing.kind === "neighbourhood" || drawing.plan === plan);
  return around ?? here.find((drawing) => drawing.kind === state.view) ?? here[0] ?? null;
}

function indexOf(id) {
  return Number(id.slice(1));
}

function nodeName(id) {
  return id[0] === "a" ? data.agencies[indexOf(id)].label : data.tasks[indexOf(id)].title;
}

function nodeSheet(id) {
  return id[0] === "a" ? sheetName("agency", data.agencies[indexOf(id)].id) : sheetName("task", data.tasks[indexOf(id)].id);
}

function lineSheet(line) {
  if (line.role === "shared") return sheetName("pair", data.agencies[indexOf(line.from)].id, data.agencies[indexOf(line.to)].id);
  return sourceSheet(data.edges[line.sources[0]]);
}

/** What passes the filters, and of that what is near the node in focus. */
function networkOf(drawing) {
  const chosen = filters();
  const mine = shownEdges(chosen);
  const agencies = new Set(mine.map((edge) => `a${edge.agency}`));
  const pairs = new Set(mine.map((edge) => `a${edge.agency}-t${edge.task}`));
  const passes = (line) => (line.role === "shared" ? agencies.has(line.from) && agencies.has(line.to) : pairs.has(`${line.from}-${line.to}`));
  const edges = drawing.edges.filter(passes);
  const ends = new Set(edges.flatMap((line) => [line.from, line.to]));
  const nodes = drawing.nodes.filter((node) => ends.has(node.id) || agencies.has(node.id));
  const focused = drawing.kind !== "neighbourhood" && nodes.some((node) => node.id === state.focus);
  const near = focused ? neighbours(state.focus, edges, degree()) : null;
  return { nodes, near, edges: near ? edges.filter((line) => near.has(line.from) && near.has(line.to)) : edges, whole: edges };
}

function degree() {
  return Math.min(Math.max(Number(state.degree) || 1, 1), MOST_DEGREE);
}

/** The nodes that are at most so many steps from one. */
function neighbours(start, edges, steps) {
  const beside = new Map();
  for (const { from, to } of edges) {
    beside.set(from, [...(beside.get(from) ?? []), to]);
    beside.set(to, [...(beside.get(to) ?? []), from]);
  }
  const near = new Set([start]);
  let edge = [start];
  for (let step = 0; step < steps; step += 1) {
    edge = edge.flatMap((node) => beside.get(node) ?? []).filter((node) => !near.has(node));
    edge.forEach((node) => near.add(node));
  }
  return near;
}

function networkTools(drawing, shown) {
  if (drawing.kind === "neighbourhood") return el("div", { class: "tools" }, middleChoice(drawing), moveTools(shown));
  const kinds = data.drawings.filter((each) => each.plan === drawing.plan).map((each) => each.kind);
  const choice = kinds.length > 1 ? el("div", { class: "choice", role: "group", "aria-label": word("drawing") }, kinds.map((kind) =>
    button(word(`drawing_${kind}`), () => go({ view: kind, focus: "" }), { "aria-pressed": String(kind === drawing.kind), "data-key": `view-${kind}` }))) : null;
  return el("div", { class: "tools" }, choice, moveTools(shown), shown.near ? focusTools() : null);
}

/** Whose neighbourhood is drawn, of a graph too large to be drawn whole. */
function middleChoice(drawing) {
  const choices = data.drawings.map((each) => el("option", { value: each.nodes[0].id, selected: each === drawing }, nodeName(each.nodes[0].id)));
  return el("label", {}, word("around"), el("select", { "data-key": "middle", change: (event) => go({ focus: event.target.value }) }, choices));
}

function moveTools(shown) {
  const moves = [
    ["zoom_in", () => zoom(1.3)], ["zoom_out", () => zoom(1 / 1.3)], ["fit", () => fitNetwork(shown)],
    ["reset", () => (state.focus || state.view ? go({ focus: "", degree: "1", view: "" }) : show())],
  ].map(([name, action]) => button(word(name), action, { id: name.replace("_", "-"), "data-key": name }));
  const freeze = button(word("freeze"), (event) => {
    frozen = !frozen;
    drawn.setOptions({ interaction: { dragNodes: !frozen } });
    event.target.setAttribute("aria-pressed", String(frozen));
  }, { "aria-pressed": String(frozen), id: "freeze", "data-key": "freeze" });
  return el("div", { class: "choice" }, moves, freeze);
}

/** What is in focus, and how far around it is shown. */
function focusTools() {
  return el("div", { class: "choice focus", role: "group", "aria-label": word("around") },
    el("span", {}, word("around_of", nodeName(state.focus))),
    Array.from({ length: MOST_DEGREE }, (_, step) => button(word("steps", step + 1), () => go({ degree: String(step + 1) }), {
      "aria-pressed": String(degree() === step + 1), "data-key": `degree-${step + 1}`,
    })),
    button(word("show_all"), () => go({ focus: "", degree: "1" }), { "data-key": "show-all" }));
}

/** A colour of the page as it is now: light or dark. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The nodes and lines as vis-network takes them; what is not near the node in focus is faint. */
function looks(drawing, shown) {
  const faint = (id) => shown.near && !shown.near.has(id);
  const nodes = shown.nodes.map((node) => (faint(node.id) ? { ...node, opacity: 0.12, label: "", color: { ...node.color, border: colour("--rule") } }
    : { ...node, borderWidth: node.id === state.focus ? 5 : 2 }));
  const lineColour = { lead: "--lead-line", support: "--support-line", both: "--both-line", shared: "--shared-line" };
  const edges = shown.whole.map((line) => ({
    ...line, color: { ...line.color, color: colour(lineColour[line.role]), opacity: faint(line.from) || faint(line.to) ? 0.06 : 1 },
  }));
  return { nodes, edges };
}

function drawCanvas(canvas, drawing, shown) {
  const options = structuredClone(drawing.options);
  Object.assign(options.nodes.font, { color: colour("--ink"), strokeColor: colour("--paper") });
  options.interaction.dragNodes = !frozen;
  const { nodes, edges } = looks(drawing, shown);
  drawn = new vis.Network(canvas, { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) }, options);
  drawn.on("click", (event) => {
    if (event.nodes.length) go({ focus: event.nodes[0], sheet: nodeSheet(event.nodes[0]) });
    else if (event.edges.length) go({ sheet: lineSheet(drawing.edges.find((line) => line.id === event.edges[0])) });
  });
  fitNetwork(shown);
}

function fitNetwork(shown) {
  drawn.fit({ nodes: Array.from(shown.near ?? shown.nodes.map((node) => node.id)), maxZoomLevel: 1.4 });
}

function zoom(factor) {
  drawn.moveTo({ scale: drawn.getScale() * factor });
}

const PAN = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };

/** Arrow keys move the drawing, + and - change its size, 0 fits it. */
function canvasKey(event) {
  const step = PAN[event.key];
  if (step) {
    const { x, y } = drawn.getViewPosition();
    drawn.moveTo({ position: { x: x + step[0] / drawn.getScale(), y: y + step[1] / drawn.getScale() } });
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") drawn.fit();
  else return;
  event.preventDefault();
}

const SHAPE_POINTS = {
  diamond: "0,-1 1,0 0,1 -1,0", triangle: "0,-1 1,.87 -1,.87", triangleDown: "0,1 1,-.87 -1,-.87", square: "-.8,-.8 .8,-.8 .8,.8 -.8,.8",
  hexagon: "1,0 .5,.87 -.5,.87 -1,0 -.5,-.87 .5,-.87", star: "0,-1 .29,-.29 1,-.29 .43,.21 .64,.93 0,.5 -.64,.93 -.43,.21 -1,-.29 -.29,-.29",
};

/** A node's shape of a size around a place. */
function shapeOf(shape, colours, size, x, y) {
  const look = { fill: colours.background, stroke: colours.border, "stroke-width": 2 };
  if (!SHAPE_POINTS[shape]) return svg("circle", { ...look, cx: x, cy: y, r: size });
  return svg("polygon", { ...look, "stroke-width": 2 / size, transform: `translate(${x} ${y}) scale(${size})`, points: SHAPE_POINTS[shape] });
}

function legend(drawing) {
  const used = new Set(drawing.nodes.filter((node) => node.id[0] === "a").map((node) => data.agencies[indexOf(node.id)].province ?? ""));
  const border = drawing.nodes[0].color.border;
  const swatch = (shape, background) => svg("svg", { class: "swatch", viewBox: "-8 -8 16 16", "aria-hidden": "true" }, shapeOf(shape, { background, border }, 6, 0, 0));
  const provinces = data.shapes.filter(({ province }) => used.has(province ?? ""))
    .map(({ province, shape, colour: fillColour }) => el("li", {}, swatch(shape, fillColour), ` ${word("agency")}: ${province ?? word("central")}`));
  const task = drawing.nodes.find((node) => node.id[0] === "t");
  const roles = Object.entries(data.lines).filter(([role]) => drawing.edges.some((line) => line.role === role));
  return el("ul", { class: "legend", "aria-label": word("legend") }, provinces,
    task ? el("li", {}, swatch(task.shape, task.color.background), ` ${word("task")}`) : null,
    roles.map(([role, look]) => el("li", {}, svg("svg", { class: "swatch line", viewBox: "0 0 34 10", "aria-hidden": "true" },
      svg("line", { class: `line-${role}`, x1: 1, x2: 33, y1: 5, y2: 5, "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null })), ` ${word(role)}`)),
    el("li", {}, word("size_is_load")));
}

function linkColumns(drawing) {
  const shared = drawing.kind !== "two-mode";
  const end = (name, head, side) => ({ name, head, value: (line) => nodeName(line[side]), cell: (line) => viewLink({ sheet: nodeSheet(line[side]), focus: line[side] }, nodeName(line[side])) });
  const said = (line) => (shared ? number(line.sources.length) : word(line.role));
  return [
    end("link_from", word("agency"), "from"), end("link_to", word(shared ? "agency" : "task"), "to"),
    {
      name: "link_is", head: word(shared ? "shared_tasks" : "role"), kind: shared ? "number" : "text",
      value: (line) => (shared ? line.sources.length : word(line.role)), cell: (line) => viewLink({ sheet: lineSheet(line) }, said(line)),
    },
  ];
}

/** What is on the canvas as SVG. */
function networkPicture(drawing) {
  const shown = networkOf(drawing);
  const nodes = shown.nodes.filter((node) => !shown.near || shown.near.has(node.id));
  const place = new Map(nodes.map((node) => [node.id, drawn?.getPosition(node.id) ?? node]));
  const xs = Array.from(place.values(), ({ x }) => x), ys = Array.from(place.values(), ({ y }) => y);
  const [left, top] = [Math.min(...xs) - 110, Math.min(...ys) - 60];
  const [width, height] = [Math.round(Math.max(...xs) - left + 110), Math.round(Math.max(...ys) - top + 110)];
  const lines = shown.edges.map((line) => {
    const [from, to] = [place.get(line.from), place.get(line.to)];
    return svg("line", { class: `line-${line.role}`, x1: from.x, y1: from.y, x2: to.x, y2: to.y, "stroke-width": line.width, "stroke-dasharray": line.dashes ? line.dashes.join(" ") : null });
  });
  const drawnNodes = nodes.map((node) => {
    const { x, y } = place.get(node.id);
    return svg("g", {}, shapeOf(node.shape, node.color, node.size, x, y), node.label.split("\n").map((text, line) =>
      svg("text", { class: "node-label", x, y: y + node.size + 20 + line * 18, "text-anchor": "middle" }, text)));
  });
  return svg("svg", { class: "chart", viewBox: `${left} ${top} ${width} ${height}`, width, height, role: "img", "aria-label": word("network_label") }, lines, drawnNodes);
}
