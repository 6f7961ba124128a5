/* The network: drawn by vis-network at positions computed beforehand; a table says the same. */

let drawn = null;
let frozen = false;
let moved = false;
const MOST_DEGREE = 3;
/** The scale at which labels are still readable: nine pixels high. */
const LEAST_SCALE = 0.56;
const MOST_SCALE = 1.4;
/** The width of a line of one shared task (as viz/network.py has it). */
const THIN = 1.2;

PARTS.network = {
  filters: ["plan", "province", "role"],
  draw(host) {
    drawn?.destroy();
    drawn = null;
    const drawing = chosenDrawing(), shown = drawing && networkOf(drawing);
    if (!shown?.nodes.length) {
      host.append(el("p", { class: "empty" }, word("nothing")));
      return;
    }
    const canvas = el("div", { id: "canvas", "data-key": "canvas", tabindex: "0", role: "group", "aria-label": word("network_label"), keydown: canvasKey });
    host.append(
      aboutOf(`about_${drawing.kind}`),
      networkTools(drawing, shown), canvas, el("p", { id: "more-beside", class: "about on-screen", hidden: true }, word("more_beside")),
      el("div", { id: "canvas-paper", class: "on-paper" }), legend(shown),
      el("details", { class: "figures-of", "data-key": "links" }, el("summary", {}, word("links_table", shown.edges.length)),
        tableOf("links-table", linkColumns(drawing), shown.edges, { label: word("links_table", shown.edges.length) })),
    );
    drawCanvas(canvas, drawing, shown);
  },
  pictures() {
    const drawing = chosenDrawing(), shown = drawing && networkOf(drawing);
    if (!shown?.nodes.length) return [];
    return [{ title: networkTitle(drawing, shown), note: word("size_is_load"), key: networkMarks(shown), drawing: networkPicture(shown) }];
  },
  texts: () => (chosenDrawing() ? asTexts(linkColumns(chosenDrawing()), networkOf(chosenDrawing()).edges) : []),
};

/** The drawing of the plan chosen, else of all, of the kind chosen where there is one; a neighbourhood is that of the node in focus. */
function chosenDrawing() {
  const { plan } = filters();
  const around = data.drawings.find((drawing) => drawing.kind === "neighbourhood" && drawing.nodes[0].id === state.focus);
  const own = data.drawings.filter((drawing) => drawing.plan === plan);
  const here = own.length ? own : data.drawings.filter((drawing) => drawing.plan === null);
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

/** What passes the filters, of agencies alone those of a province and with whom they work; of that what is near the node in focus. */
function networkOf(drawing) {
  const chosen = filters();
  const mine = shownEdges(chosen), agencies = new Set(mine.map((edge) => `a${edge.agency}`));
  const pairOf = (agency, task) => `${agency}-t${task}`, pairsOf = (edges) => new Set(edges.map((edge) => pairOf(`a${edge.agency}`, edge.task)));
  const pairs = pairsOf(mine), anywhere = chosen.province ? pairsOf(shownEdges({ ...chosen, province: "" })) : pairs;
  const met = ({ from, to, sources }) => sources.filter((task) => anywhere.has(pairOf(from, task)) && anywhere.has(pairOf(to, task)));
  const reaches = (line) => agencies.has(line.from) || agencies.has(line.to);
  const edges = drawing.edges.map((line) => (line.role === "shared" ? narrowed(line, met(line)) : line))
    .filter((line) => (line.role === "shared" ? line.sources.length && reaches(line) : pairs.has(`${line.from}-${line.to}`)));
  const ends = new Set(edges.flatMap((line) => [line.from, line.to]));
  const nodes = drawing.nodes.filter((node) => ends.has(node.id) || agencies.has(node.id));
  const focused = drawing.kind !== "neighbourhood" && nodes.some((node) => node.id === state.focus);
  const near = focused ? neighbours(state.focus, edges, degree()) : null;
  return { nodes, near, edges: near ? edges.filter((line) => near.has(line.from) && near.has(line.to)) : edges, whole: edges };
}

/** A line of two agencies with those of their shared tasks that pass the filters; thinner where some do not. */
function narrowed(line, tasks) {
  if (tasks.length === line.sources.length) return line;
  return { ...line, sources: tasks, width: THIN + (line.width - THIN) * ((tasks.length - 1) / (line.sources.length - 1)) };
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
  return el("label", {}, word("around"), el("select", { class: "names", "data-key": "middle", change: (event) => go({ focus: event.target.value }) }, choices));
}

function moveTools(shown) {
  const moves = [
    ["zoom_in", () => zoom(1.3)], ["zoom_out", () => zoom(1 / 1.3)], ["fit", () => fitNetwork(shown, true)],
    ["reset", () => (state.focus || state.view ? go({ focus: "", degree: "1", view: "" }) : showAnew())],
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
  Object.assign(options.interaction, { dragNodes: !frozen, zoomView: matchMedia("(pointer: coarse)").matches });
  const { nodes, edges } = looks(drawing, shown);
  drawn = new vis.Network(canvas, { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) }, options);
  drawn.on("click", (event) => {
    if (event.nodes.length) go({ focus: event.nodes[0], sheet: nodeSheet(event.nodes[0]) });
    else if (event.edges.length) go({ sheet: lineSheet(drawing.edges.find((line) => line.id === event.edges[0])) });
  });
  canvas.firstElementChild.tabIndex = -1;
  canvas.addEventListener("wheel", wheelZoom, { passive: false });
  for (const event of ["dragStart", "zoom"]) drawn.on(event, () => { moved = true; });
  const own = drawn;
  drawn.on("resize", () => afterPaint(() => { if (drawn === own && canvas.isConnected && !moved) fitNetwork(shown); }));
  fitNetwork(shown);
}

/** All in the canvas; unless all is asked for, of what would be too small to read as much as is readable, around what matters most. */
function fitNetwork(shown, entire = false) {
  const nodes = nearNodes(shown), { left, right, top, bottom } = boundsOf(nodes);
  const { clientWidth: width, clientHeight: height } = document.getElementById("canvas");
  const fitting = Math.min(MOST_SCALE, width / (right - left), height / (bottom - top)), whole = entire || fitting >= LEAST_SCALE;
  const scale = whole ? fitting : LEAST_SCALE;
  const most = nodes.find((node) => node.id === state.focus) ?? nodes.reduce((one, other) => (other.size > one.size ? other : one));
  const middle = drawn.getPosition(most.id);
  const position = { x: viewMiddle(middle.x, left, right, width / scale), y: viewMiddle(middle.y, top, bottom, height / scale) };
  moved = false;
  drawn.moveTo({ position, scale });
  document.getElementById("more-beside").hidden = whole;
}

/** The middle of a view of a length: as near to what is wanted as leaves no margin empty; what is shorter stands in the middle. */
function viewMiddle(wanted, start, end, length) {
  if (end - start <= length) return (start + end) / 2;
  return Math.min(Math.max(wanted, start + length / 2), end - length / 2);
}

function nearNodes(shown) {
  return shown.nodes.filter((node) => !shown.near || shown.near.has(node.id));
}

/** Where the shapes begin and end with their labels, in the drawing's own measure. */
function boundsOf(nodes) {
  const boxes = nodes.map((node) => {
    const { x, y } = drawn?.getPosition(node.id) ?? node, lines = node.label.split("\n");
    const half = Math.max(node.size, ...lines.map((line) => textWidth(line, 16) / 2)) + 6;
    return { left: x - half, right: x + half, top: y - node.size - 6, bottom: y + node.size + LABEL.first + LABEL.line * lines.length };
  });
  const sides = (side) => boxes.map((box) => box[side]);
  return { left: Math.min(...sides("left")), right: Math.max(...sides("right")), top: Math.min(...sides("top")), bottom: Math.max(...sides("bottom")) };
}

function zoom(factor) {
  moved = true;
  drawn.moveTo({ scale: drawn.getScale() * factor });
}

/** A wheel scrolls the page; with Ctrl, as two fingers on a touchpad send it, it changes the drawing's size. */
function wheelZoom(event) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1);
}

const PAN = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };

/** Arrow keys move the drawing, + and - change its size, 0 fits it. */
function canvasKey(event) {
  const step = PAN[event.key];
  if (step) {
    moved = true;
    const { x, y } = drawn.getViewPosition();
    drawn.moveTo({ position: { x: x + step[0] / drawn.getScale(), y: y + step[1] / drawn.getScale() } });
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fitNetwork(networkOf(chosenDrawing()), true);
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

/** What the drawing is, and around what where something is in focus. */
function networkTitle(drawing, { near }) {
  if (drawing.kind === "neighbourhood") return `${word("around")}: ${nodeName(drawing.nodes[0].id)}`;
  const kind = word(`drawing_${drawing.kind}`);
  return near ? `${kind} · ${word("around_of", nodeName(state.focus))} ${word("steps", degree())}` : kind;
}

/** The marks of what is drawn: provinces by shape and colour, tasks, lines. */
function networkMarks(shown) {
  const agencies = shown.nodes.filter((node) => node.id[0] === "a"), task = shown.nodes.find((node) => node.id[0] === "t");
  const used = new Set(agencies.map((node) => data.agencies[indexOf(node.id)].province ?? ""));
  const { border } = shown.nodes[0].color;
  const shaped = (shape, background, text) => ({ swatch: swatchOf(16, 16, shapeOf(shape, { background, border }, 6, 8, 8)), text });
  return [
    ...data.shapes.filter(({ province }) => used.has(province ?? ""))
      .map(({ province, shape, colour: fillColour }) => shaped(shape, fillColour, `${word("agency")}: ${provinceName(province)}`)),
    ...(task ? [shaped(task.shape, task.color.background, word("task_numbers"))] : []),
    ...Object.keys(data.lines).filter((role) => shown.whole.some((line) => line.role === role)).map((role) => lineMark(role, shown)),
  ];
}

/** A line of a role; of shared tasks how thick it is for one, and for the most. */
function lineMark(role, shown) {
  if (role === "shared") {
    const most = Math.max(...shown.whole.map((line) => line.sources.length));
    return { swatch: swatchOf(34, 10, svg("polygon", { class: "wedge", points: "1,4.5 33,1 33,9 1,5.5" })), text: word("shared_range", most) };
  }
  const { width, dashes } = data.lines[role];
  const look = { class: `line-${role}`, "stroke-width": width, "stroke-dasharray": dashes ? dashes.join(" ") : null };
  return { swatch: swatchOf(34, 10, svg("line", { ...look, x1: 1, x2: 33, y1: 5, y2: 5 })), text: word(role) };
}

function legend(shown) {
  return el("ul", { class: "legend", "aria-label": word("legend") },
    networkMarks(shown).map(({ swatch, text }) => el("li", {}, swatch, ` ${text}`)), el("li", {}, word("size_is_load")));
}

function linkColumns(drawing) {
  const shared = drawing.kind !== "two-mode";
  const end = (name, head, side) => ({
    name, head, value: (line) => nodeName(line[side]),
    cell: (line) => keyed(`${side}-${line.id}`, viewLink({ sheet: nodeSheet(line[side]), focus: line[side] }, nodeName(line[side]))),
  });
  const said = (line) => (shared ? number(line.sources.length) : word(line.role));
  return [
    end("link_from", shared ? `${word("agency")} 1` : word("agency"), "from"), end("link_to", shared ? `${word("agency")} 2` : word("task"), "to"),
    {
      name: "link_is", head: word(shared ? "shared_tasks" : "role"), kind: shared ? "number" : "text",
      value: (line) => (shared ? line.sources.length : word(line.role)), cell: (line) => keyed(`line-${line.id}`, viewLink({ sheet: lineSheet(line) }, said(line))),
    },
  ];
}

/** Paper is narrower than the window: there the network stands as a drawing in place of its canvas. */
window.addEventListener("beforeprint", () => {
  const paper = document.getElementById("canvas-paper");
  paper?.replaceChildren(networkPicture(networkOf(chosenDrawing())));
});

const LABEL = { first: 20, line: 18 };

/** What is on the canvas as SVG; what is faint there is left out. */
function networkPicture(shown) {
  const nodes = nearNodes(shown), { left, right, top, bottom } = boundsOf(nodes);
  const place = new Map(nodes.map((node) => [node.id, drawn?.getPosition(node.id) ?? node]));
  const [width, height] = [Math.round(right - left), Math.round(bottom - top)];
  const lines = shown.edges.map((line) => {
    const [from, to] = [place.get(line.from), place.get(line.to)];
    return svg("line", { class: `line-${line.role}`, x1: from.x, y1: from.y, x2: to.x, y2: to.y, "stroke-width": line.width, "stroke-dasharray": line.dashes ? line.dashes.join(" ") : null });
  });
  const shapes = nodes.map((node) => shapeOf(node.shape, node.color, node.size, place.get(node.id).x, place.get(node.id).y));
  // a halo of its own below each label: LibreOffice would paint a label's outline over its letters
  const labels = nodes.flatMap((node) => node.label.split("\n").flatMap((text, line) => ["node-halo", "node-label"].map((look) =>
    svg("text", { class: look, x: place.get(node.id).x, y: place.get(node.id).y + node.size + LABEL.first + line * LABEL.line, "text-anchor": "middle" }, text))));
  return svg("svg", { class: "chart", viewBox: `${left} ${top} ${width} ${height}`, width, height, role: "img", "aria-label": word("network_label") }, lines, shapes, labels);
}
