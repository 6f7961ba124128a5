/* The matrix: only one plan, and arrow keys from cell to cell. */

/** Show one plan's rows and the agencies that have a part in it; all for an empty text. */
function showPlan(table, plan) {
  const bodies = Array.from(table.tBodies);
  bodies.forEach((body) => { body.hidden = plan !== "" && body.dataset.plan !== plan; });
  const used = new Set();
  for (const cell of all("tbody:not([hidden]) td", table)) {
    if (cell.firstChild) used.add(cell.cellIndex);
  }
  for (const row of all("thead tr, tr[data-search]", table)) {
    Array.from(row.cells).forEach((cell, place) => { cell.hidden = place > 0 && !used.has(place); });
  }
  for (const heading of all("tr.plan th", table)) heading.colSpan = used.size + 1;
  tellCount(table);
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** The next filled cell in a direction, however far. */
function nextCell(table, button, [down, right]) {
  const rows = all("tr[data-search]", table).filter((row) => !row.hidden && !row.parentElement.hidden);
  const cell = button.closest("td");
  let row = rows.indexOf(cell.parentElement) + down;
  let column = cell.cellIndex + right;
  while (rows[row]?.cells[column] && column > 0) {
    const found = rows[row].cells[column].querySelector("button.cell");
    if (found && !found.parentElement.hidden) return found;
    row += down;
    column += right;
  }
  return null;
}

/** One cell alone is reached by Tab; the arrow keys go on from there. */
function startArrows(table) {
  const cells = all("td button.cell", table);
  cells.forEach((cell, place) => { cell.tabIndex = place ? -1 : 0; });
  table.addEventListener("focusin", (event) => {
    if (!event.target.matches("button.cell")) return;
    all('button.cell[tabindex="0"]', table).forEach((cell) => { cell.tabIndex = -1; });
    event.target.tabIndex = 0;
  });
  table.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || !event.target.matches("button.cell")) return;
    event.preventDefault();
    nextCell(table, event.target, step)?.focus();
  });
}

function startMatrix() {
  const table = document.getElementById("matrix-table");
  if (!table) return;
  const select = document.getElementById("matrix-plan");
  select.addEventListener("change", () => {
    showPlan(table, select.value);
    const first = table.querySelector("tbody:not([hidden]) td button.cell");
    all('button.cell[tabindex="0"]', table).forEach((cell) => { cell.tabIndex = -1; });
    if (first) first.tabIndex = 0;
  });
  startArrows(table);
  showPlan(table, select.value);
}
