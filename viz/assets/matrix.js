/* The matrix: tasks by agencies, C for lead and P for support; arrow keys go from cell to cell. */

const MOST_CELLS = 60000;
const CELL = 24;

PARTS.matrix = {
  filters: ["plan", "province", "role", "q"],
  draw(host) {
    const shown = matrixOf();
    host.append(aboutOf("matrix_about"), matrixTools(shown));
    if (shown.tasks.length * shown.agencies.length > MOST_CELLS) {
      host.append(el("p", { class: "empty" }, word("matrix_too_large", number(shown.tasks.length), number(shown.agencies.length))));
    } else if (!shown.tasks.length) host.append(el("p", { class: "empty" }, word("nothing")));
    else {
      const table = matrixTable(shown), frame = el("div", { class: "scroll tall", tabindex: "0", role: "group", "aria-label": word("matrix") }, table);
      host.append(frame);
      const { offsetWidth, offsetHeight } = table.querySelector(".corner");
      Object.assign(frame.style, { scrollPaddingTop: `${offsetHeight}px`, scrollPaddingLeft: `${offsetWidth}px` });
    }
  },
  pictures: () => [matrixPicture(matrixOf())],
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
  const tasks = inDocumentOrder(Array.from(cells.keys()), (task) => cells.get(task).has(agencies[0]));
  const similar = state.order === "similarity" && tasks.length * agencies.length <= MOST_CELLS;
  if (!similar) return { cells, tasks, agencies };
  const columns = new Map(agencies.map((agency) => [agency, new Set(tasks.filter((task) => cells.get(task).has(agency)))]));
  const rows = new Map(tasks.map((task) => [task, new Set(cells.get(task).keys())]));
  return { cells, tasks: bySimilarity(tasks, rows), agencies: bySimilarity(agencies, columns) };
}

/** Tasks as their plans name them; first the plan in which the agency of the first column has most. */
function inDocumentOrder(tasks, hasFirst) {
  const planOf = (task) => data.tasks[task].plan;
  const counts = new Map();
  for (const task of tasks) counts.set(planOf(task), (counts.get(planOf(task)) ?? 0) + (hasFirst(task) ? 1 : 0));
  return tasks.sort((one, other) => counts.get(planOf(other)) - counts.get(planOf(one)) || one - other);
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

function cellMarks() {
  return [["C", "lead"], ["P", "support"], ["C/P", "both"]].map(([letter, look]) => ({ swatch: swatchOf(CELL, CELL, cellDrawing(0, 0, letter, look)), text: word(look) }));
}

function matrixTools(shown) {
  const orders = ["load", "similarity"].map((order) => button(word(`order_${order}`), () => go({ order }), {
    "aria-pressed": String(state.order === order), "data-key": `order-${order}`,
  }));
  return el("div", { class: "tools" },
    el("div", { class: "choice", role: "group", "aria-label": word("order") }, el("span", {}, word("order")), orders),
    keyOf(cellMarks()),
    el("output", { class: "shown" }, word("matrix_size", number(shown.tasks.length), number(shown.agencies.length))));
}

const HEADING = 460;

/** The name above a column: a long one is cut, but for what tells it from others. */
function headingOf(agency) {
  const { name, end } = agencyName(agency);
  return fitted(name, HEADING, { end });
}

function matrixTable(shown) {
  const heads = shown.agencies.map((agency) => el("th", { scope: "col", class: "column" },
    viewLink({ sheet: sheetName("agency", data.agencies[agency].id) }, el("span", { title: data.agencies[agency].label }, headingOf(agency)))));
  const table = el("table", { id: "matrix-table", keydown: matrixKey, focusin: matrixFocus },
    el("thead", {}, el("tr", {}, el("th", { scope: "col", class: "corner" }, word("task")), heads)),
    matrixBodies(shown));
  all("a", table).forEach((link) => link.setAttribute("tabindex", "-1"));
  table.querySelector("a.cell").setAttribute("tabindex", "0");
  return table;
}

/** The tasks by plan where rows stand in the documents' order, else all in one group of no plan. */
function matrixGroups(tasks) {
  return state.order === "similarity" ? [[null, tasks]] : Array.from(grouped(tasks, (task) => data.tasks[task].plan));
}

/** A body for each group, below the plan's title. */
function matrixBodies(shown) {
  return matrixGroups(shown.tasks).map(([plan, tasks]) => el("tbody", {},
    plan === null ? null : el("tr", { class: "plan" }, el("th", { scope: "rowgroup", colspan: shown.agencies.length + 1 },
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
  const head = [word("plan"), word("task_mark"), word("task"), ...shown.agencies.map((agency) => data.agencies[agency].label)];
  return [head, ...shown.tasks.map((task) => [
    data.plans[data.tasks[task].plan].title, data.tasks[task].mark ?? "", data.tasks[task].title,
    ...shown.agencies.map((agency) => (shown.cells.get(task).has(agency) ? letterOf(shown.cells.get(task).get(agency))[0] : "")),
  ])];
}

/** A cell of the picture, at its upper left corner. */
function cellDrawing(x, y, letter, look) {
  return [svg("rect", { class: look, x: x + 2, y: y + 2, width: CELL - 4, height: CELL - 4 }),
    svg("text", { class: `letter ${look}`, x: x + CELL / 2, y: y + 16, "text-anchor": "middle" }, letter)];
}

const PICTURE = { mark: 56, title: 380, line: 16, slope: Math.PI * 55 / 180 };

/** The matrix as a drawing: as the table has it, names on a slope above their columns. */
function matrixPicture(shown) {
  const { cells, tasks, agencies } = shown;
  const left = PICTURE.mark + PICTURE.title + 10, end = left + agencies.length * CELL;
  const names = agencies.map((agency) => headingOf(agency));
  const lengths = names.map((name) => textWidth(name));
  const top = Math.max(0, ...lengths) * Math.sin(PICTURE.slope) + 20;
  const width = Math.max(end, ...lengths.map((length, place) => left + place * CELL + 24 + length * Math.cos(PICTURE.slope)));
  const heads = names.map((name, place) =>
    svg("text", { class: "name", transform: `translate(${left + place * CELL + 17} ${top - 8}) rotate(-55)` }, name));
  let y = top;
  const rows = matrixGroups(tasks).flatMap(([plan, own]) => {
    const heading = plan === null ? [] : planDrawing(plan, y, end);
    y += plan === null ? 0 : CELL;
    return [heading, own.map((task) => {
      const [height, row] = rowDrawing(task, y, left, agencies, cells.get(task));
      y += height;
      return row;
    })];
  });
  const grid = [...agencies, null].map((_, place) => svg("line", { class: "grid", x1: left + place * CELL, x2: left + place * CELL, y1: top, y2: y }));
  return {
    key: cellMarks(),
    drawing: svg("svg", { class: "chart", viewBox: `0 0 ${width} ${y + 1}`, width, height: y + 1, role: "img", "aria-label": word("matrix") }, heads, grid, rows,
      svg("line", { class: "grid", x1: 0, x2: end, y1: y, y2: y })),
  };
}

function planDrawing(plan, y, width) {
  return [svg("rect", { class: "band", x: 0, y, width, height: CELL }),
    svg("text", { class: "name strong", x: 6, y: y + 17 }, fitted(data.plans[plan].title, width - 12, { weight: 600 }))];
}

/** How high a task's row is, and the row: its number, its title in lines, its cells. */
function rowDrawing(task, y, left, agencies, row) {
  const { title, mark } = data.tasks[task], lines = textLines(title, PICTURE.title);
  const height = Math.max(CELL, lines.length * PICTURE.line + 6), middle = y + (height - CELL) / 2;
  return [height, [
    svg("line", { class: "grid", x1: 0, x2: left + agencies.length * CELL, y1: y, y2: y }),
    svg("text", { class: "tick", x: PICTURE.mark - 8, y: y + 16, "text-anchor": "end" }, fitted(mark ?? "", PICTURE.mark - 10, { size: 12 })),
    lines.map((line, place) => svg("text", { class: "name", x: PICTURE.mark, y: y + 16 + place * PICTURE.line }, line)),
    agencies.map((agency, column) => {
      const edges = row.get(agency);
      return edges ? cellDrawing(left + column * CELL, middle, ...letterOf(edges)) : null;
    }),
  ]];
}
