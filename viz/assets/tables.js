/* Tables: columns say what a cell holds and what it is sorted by; the order is kept in the address. */

const MOST_ROWS = 300;
const MOST_ITEMS = 50;

/** Elements into a list or table body: the first at once, the others when a button asks for them. */
function filled(parent, items, make, most) {
  parent.append(...items.slice(0, most).map(make));
  if (items.length <= most) return [parent];
  const more = button(word("show_rest", number(items.length - most)), () => {
    parent.append(...items.slice(most).map(make));
    more.remove();
  }, { class: "more" });
  return [parent, more];
}

/**
 * A table of rows.
 * A column is { name, head, cell(row), value(row), kind: "text" | "number", className }; `value` is
 * what it is sorted by and what the CSV says; a column without `head` takes its name's word.
 */
function tableOf(id, columns, rows, { label, sortable = true, className = "" } = {}) {
  const heads = columns.map((column) => headOf(column, sortable));
  const rowOf = (row) => el("tr", {}, columns.map((column, place) =>
    el(place ? "td" : "th", { scope: place ? null : "row", class: column.className ?? (column.kind === "number" ? "count" : null) }, column.cell(row))));
  const [body, more] = filled(el("tbody", {}), sorted(columns, rows, sortable), rowOf, MOST_ROWS);
  const table = el("table", { id, class: className }, el("thead", {}, el("tr", {}, heads)), body);
  return el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label }, table, more);
}

function headOf(column, sortable) {
  const text = column.head ?? word(column.name);
  const [name, way] = state.sort.split(".");
  const now = sortable && name === column.name ? way : null;
  const about = { scope: "col", class: column.className ?? (column.kind === "number" ? "count" : null), "aria-sort": now };
  if (!sortable || !column.value) return el("th", about, text);
  return el("th", about, button(text, () => goInPlace({ sort: nextSort(column, now) }), { class: "sort", "data-key": `sort-${column.name}` }));
}

/** Numbers begin at the greatest, texts at A; again for the other way, a third time for none. */
function nextSort(column, now) {
  const ways = column.kind === "number" ? ["descending", "ascending"] : ["ascending", "descending"];
  const next = now === null ? ways[0] : now === ways[0] ? ways[1] : null;
  return next === null ? "" : `${column.name}.${next}`;
}

function sorted(columns, rows, sortable) {
  const [name, way] = state.sort.split(".");
  const column = sortable && columns.find((each) => each.name === name && each.value);
  if (!column) return rows;
  const sign = way === "descending" ? -1 : 1;
  const compare = column.kind === "number"
    ? (one, other) => column.value(one) - column.value(other)
    : (one, other) => collator.compare(column.value(one) ?? "", column.value(other) ?? "");
  return rows.slice().sort((one, other) => sign * compare(one, other));
}

/** The rows of a table as texts, headings first: for the CSV. */
function asTexts(columns, rows) {
  const said = columns.filter((column) => column.value);
  return [
    said.map((column) => column.head ?? word(column.name)),
    ...sorted(columns, rows, true).map((row) => said.map((column) => column.value(row) ?? "")),
  ];
}

/** Tables one below the other as texts: [title, rows] each, an empty line between them. */
function textSections(sections) {
  const said = sections.filter(([, rows]) => rows.length);
  return said.flatMap(([title, rows], place) => [...(place ? [[]] : []), [title], ...rows]);
}

function countOf(shown, whole) {
  return el("output", { class: "shown" }, word("rows_shown", number(shown), number(whole)));
}
