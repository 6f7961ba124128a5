/* The matrix: tasks by agencies, C for lead and P for support; arrow keys go from cell to cell. */

const MOST_CELLS = 60000;

PARTS.matrix = {
  filters: ["plan", "province", "role", "q"],
  draw(host) {
    const shown = matrixOf();
    host.append(aboutOf("matrix_about"), matrixTools(shown));
    if (shown.tasks.length * shown.agencies.length > MOST_CELLS) {
      host.append(el("p", { class: "empty" }, word("matrix_too_large", number(shown.tasks.length), number(shown.agencies.length))));
    } else if (!shown.tasks.length) host.append(el("p", { class: "empty" }, word("nothing")));
    else host.append(el("div", { class: "scroll tall", tabindex: "0", role: "group", "aria-label": word("matrix") }, matrixTable(shown)));
  },
  picture: () => matrixPicture(matrixOf()),
  texts: () => matrixTexts(matrixOf()),
};

/** What is shown: tasks and agencies in their order, and for each pair its edges. */
function matrixOf() {
  const chosen = filters();
  const edges = shownEdges(chosen).filter((edge) => holds(data.tasks[edge.task].title, chosen.words));
  const cells = new Map();
  for (const edge of edges) {
    if (!cells.has(edge.task)) cells.set(edge.task, new Map());
    const row = cells.get(edge.task);
    row.set(edge.agency, [...(row.get(edge.agency) ?? []), edge]);
  }
  const named = new Set(edges.map((edge) => edge.agency));
  const agencies = loads(chosen).map((row) => row.agency).filter((agency) => named.has(agency));
  const tasks = Array.from(cells.keys()).sort((one, other) => one - other);
  const similar = state.order === "similarity" && tasks.length * agencies.length <= MOST_CELLS;
  if (!similar) return { cells, tasks, agencies };
  const columns = new Map(agencies.map((agency) => [agency, new Set(tasks.filter((task) => cells.get(task).has(agency)))]));
  const rows = new Map(tasks.map((task) => [task, new Set(cells.get(task).keys())]));
  return { cells, tasks: bySimilarity(tasks, rows), agencies: bySimilarity(agencies, columns) };
}

/** Items so that neighbours have much in common: each is followed by the most like it that is left. */
function bySimilarity(items, sets) {
  const left = items.slice(1), ordered = items.slice(0, 1);
  while (left.length) {
    const last = sets.get(ordered.at(-1));
    let best = 0, most = -1;
    left.forEach((item, place) => {
      const likeness = jaccard(last, sets.get(item));
      if (likeness > most) [best, most] = [place, likeness];
    });
    ordered.push(...left.splice(best, 1));
  }
  return ordered;
}

function jaccard(one, other) {
  let common = 0;
  for (const each of one) if (other.has(each)) common += 1;
  return common / (one.size + other.size - common || 1);
}

function letterOf(edges) {
  const roles = new Set(edges.map((edge) => edge.role));
  if (roles.size === 2) return ["C/P", "both"];
  return roles.has("lead") ? ["C", "lead"] : ["P", "support"];
}

function matrixTools(shown) {
  const orders = ["load", "similarity"].map((order) => button(word(`order_${order}`), () => go({ order }), {
    "aria-pressed": String(state.order === order), "data-key": `order-${order}`,
  }));
  const keys = [["C", "lead"], ["P", "support"], ["C/P", "both"]].map(([letter, look]) =>
    el("span", {}, el("span", { class: `cell ${look}`, "aria-hidden": "true" }, letter), " ", word(look)));
  return el("div", { class: "tools" },
    el("div", { class: "choice", role: "group", "aria-label": word("order") }, el("span", {}, word("order")), orders),
    el("p", { class: "keys" }, keys),
    el("output", { class: "shown" }, word("matrix_size", number(shown.tasks.length), number(shown.agencies.length))));
}

function matrixTable(shown) {
  const heads = shown.agencies.map((agency) => el("th", { scope: "col", class: "column" },
    viewLink({ sheet: sheetName("agency", data.agencies[agency].id) }, el("span", { title: data.agencies[agency].label }, data.agencies[agency].label))));
  const table = el("table", { id: "matrix-table", keydown: matrixKey, focusin: matrixFocus },
    el("thead", {}, el("tr", {}, el("th", { scope: "col", class: "corner" }, word("task")), heads)),
    matrixBodies(shown));
  all("a", table).forEach((link) => link.setAttribute("tabindex", "-1"));
  table.querySelector("a.cell").setAttribute("tabindex", "0");
  return table;
}

/** One body a plan where rows stand in the documents' order, else one for all. */
function matrixBodies(shown) {
  if (state.order === "similarity") return el("tbody", {}, shown.tasks.map((task) => matrixRow(task, shown)));
  return Array.from(grouped(shown.tasks, (task) => data.tasks[task].plan), ([plan, tasks]) => el("tbody", {},
    el("tr", { class: "plan" }, el("th", { scope: "rowgroup", colspan: shown.agencies.length + 1 },
      el("span", {}, data.plans[plan].title))),
    tasks.map((task) => matrixRow(task, shown))));
}

function matrixRow(task, shown) {
  const { id, title, mark } = data.tasks[task];
  const head = el("th", { scope: "row" }, viewLink({ sheet: sheetName("task", id) }, mark ? el("span", { class: "mark" }, `${mark} `) : null, title));
  return el("tr", { "data-task": "" }, head, shown.agencies.map((agency) => {
    const edges = shown.cells.get(task).get(agency);
    if (!edges) return el("td", {});
    const [letter, look] = letterOf(edges);
    return el("td", {}, el("a", {
      class: `cell ${look}`, href: address({ sheet: sourceSheet(edges[0]) }),
      "data-key": `cell-${task}-${agency}`, "aria-label": `${data.agencies[agency].label}: ${word(look)}`,
    }, letter));
  }));
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** One link alone is reached by Tab, a cell first; the arrow keys go on from there, to headings too. */
function matrixKey(event) {
  const step = STEPS[event.key];
  if (!step || !event.target.matches("a")) return;
  event.preventDefault();
  nextCell(event.currentTarget, event.target, step)?.focus();
}

function matrixFocus(event) {
  if (!event.target.matches("a")) return;
  all('a[tabindex="0"]', event.currentTarget).forEach((link) => link.setAttribute("tabindex", "-1"));
  event.target.setAttribute("tabindex", "0");
}

/** The next filled cell or heading in a direction, however far. */
function nextCell(table, link, [down, right]) {
  const rows = all("thead tr, tr[data-task]", table), cell = link.closest("td, th");
  let row = rows.indexOf(cell.parentElement) + down, column = cell.cellIndex + right;
  while (rows[row]?.cells[column]) {
    const found = rows[row].cells[column].querySelector("a");
    if (found) return found;
    row += down;
    column += right;
  }
  return null;
}

function matrixTexts(shown) {
  const head = [word("plan"), word("task"), ...shown.agencies.map((agency) => data.agencies[agency].label)];
  return [head, ...shown.tasks.map((task) => [
    data.plans[data.tasks[task].plan].title, data.tasks[task].title,
    ...shown.agencies.map((agency) => (shown.cells.get(task).has(agency) ? letterOf(shown.cells.get(task).get(agency))[0] : "")),
  ])];
}

function matrixPicture({ cells, tasks, agencies }) {
  if (tasks.length * agencies.length > MOST_CELLS) return null;
  const left = 360, top = 230, size = 22;
  const width = left + agencies.length * size + 130, height = top + tasks.length * size + 6;
  const columns = agencies.map((agency, place) => svg("text", {
    class: "name", transform: `translate(${left + place * size + 15} ${top - 8}) rotate(-55)`,
  }, shortened(data.agencies[agency].label, 36)));
  const rows = tasks.flatMap((task, row) => [
    svg("line", { class: "grid", x1: 0, x2: left + agencies.length * size, y1: top + row * size, y2: top + row * size }),
    svg("text", { class: "name", x: left - 8, y: top + row * size + 15, "text-anchor": "end" }, shortened(data.tasks[task].title, 48)),
    agencies.map((agency, column) => {
      const edges = cells.get(task).get(agency);
      if (!edges) return null;
      const [letter, look] = letterOf(edges);
      const [x, y] = [left + column * size, top + row * size];
      return [svg("rect", { class: look, x: x + 2, y: y + 2, width: size - 4, height: size - 4 }),
        svg("text", { class: `letter ${look}`, x: x + size / 2, y: y + 15, "text-anchor": "middle" }, letter)];
    }),
  ]);
  return svg("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": word("matrix") }, columns, rows);
}
