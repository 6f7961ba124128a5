/* Tables: sorting by their headings, searching in their rows. */

const collator = new Intl.Collator("vi", { numeric: true, sensitivity: "base" });

/** What a cell is sorted by. */
function sortValue(cell, kind) {
  const value = cell.dataset.value ?? cell.textContent.trim();
  return kind === "number" ? Number(value.replace(/[^\d.-]/g, "")) : value;
}

function compare(kind) {
  return kind === "number" ? (one, other) => one - other : collator.compare;
}

/** Sort a table's rows by a column; again for the other direction. Numbers begin at the greatest. */
function sortBy(table, heading) {
  const kind = heading.dataset.kind;
  const first = kind === "number" ? "descending" : "ascending";
  const second = kind === "number" ? "ascending" : "descending";
  const direction = heading.getAttribute("aria-sort") === first ? second : first;
  all("thead th", table).forEach((each) => each.removeAttribute("aria-sort"));
  heading.setAttribute("aria-sort", direction);
  const sign = direction === "ascending" ? 1 : -1;
  const order = compare(kind);
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row) => [sortValue(row.cells[heading.cellIndex], kind), row]);
  rows.sort(([one], [other]) => sign * order(one, other));
  body.append(...rows.map(([, row]) => row));
}

/** Put a button into every heading of a table. */
function makeSortable(table) {
  for (const heading of all("thead th", table)) {
    const button = element("button", "sort", ...heading.childNodes);
    button.type = "button";
    button.addEventListener("click", () => sortBy(table, heading));
    heading.append(button);
  }
}

/** The rows of a table that a search goes through. */
function searchedRows(table) {
  const marked = all("tr[data-search]", table);
  return marked.length ? marked : all("tbody tr", table);
}

/** Show only the rows that hold every word searched for, and say how many they are. */
function search(table, text) {
  const wanted = fold(text).split(/\s+/).filter(Boolean);
  const rows = searchedRows(table);
  for (const row of rows) {
    row.folded ??= fold(row.textContent);
    row.hidden = !wanted.every((word) => row.folded.includes(word));
  }
  tellCount(table);
}

function tellCount(table) {
  const rows = searchedRows(table);
  const shown = rows.filter((row) => !row.hidden && !row.parentElement.hidden).length;
  const output = document.querySelector(`output[data-counts="${table.id}"]`);
  output.textContent = filled(words.rows_shown, shown, rows.length);
}

function startTables() {
  all("table.sortable").forEach(makeSortable);
  for (const input of all("input[data-searches]")) {
    const table = document.getElementById(input.dataset.searches);
    input.addEventListener("input", () => search(table, input.value));
    search(table, input.value);
  }
}
