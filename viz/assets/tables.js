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
 * A column is { name, head, cell(row), value(row), rank(row), kind: "text" | "number", className };
 * `value` is what the CSV says and what it is sorted by, unless a `rank` says its order; a column
 * without `head` takes its name's word.
 */
function tableOf(id, columns, rows, { label, sortable = true, className = "" } = {}) {
  if (!rows.length) return el("p", { class: "empty" }, word("nothing"));
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
  return el("th", about, button(text, () => go({ sort: nextSort(column, now) }), { class: "sort", "data-key": `sort-${column.name}` }));
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
  const order = column.rank ?? column.value;
  const compare = column.kind === "number" || column.rank
    ? (one, other) => order(one) - order(other)
    : (one, other) => collator.compare(order(one), order(other));
  const isEmpty = (row) => [undefined, null, ""].includes(order(row));
  return rows.slice().sort((one, other) => isEmpty(one) - isEmpty(other) || (isEmpty(one) ? 0 : sign * compare(one, other)));
}

/** The rows of a table as texts, headings first: for the CSV. */
function asTexts(columns, rows) {
  const said = columns.filter((column) => column.value);
  return [
    said.map((column) => column.head ?? word(column.name)),
    ...sorted(columns, rows, true).map((row) => said.map((column) => column.value(row) ?? "")),
  ];
}

const PICTURED = { rows: 120, width: 1100, line: 17, pad: 10, size: 12 };

/** A table as a drawing: its first rows, cells in lines; rows that are left out are counted. */
function tablePicture(columns, rows) {
  const said = columns.filter((column) => column.value);
  const shown = sorted(columns, rows, true).slice(0, PICTURED.rows).map((row) => said.map((column) => String(column.value(row) ?? "")));
  const heads = said.map((column) => (typeof column.head === "string" ? column.head : word(column.name)));
  const longest = said.map((_, at) => Math.min(320, Math.max(textWidth(heads[at], PICTURED.size, 600), ...shown.map((row) => textWidth(row[at].slice(0, MOST_LETTERS), PICTURED.size)))) + 2 * PICTURED.pad);
  const scale = Math.min(1, PICTURED.width / longest.reduce((sum, each) => sum + each, 0));
  const widths = longest.map((each) => each * scale), width = widths.reduce((sum, each) => sum + each, 0);
  let y = 0;
  const drawnRow = (cells, look, weight) => {
    const lines = cells.map((text, at) => textLines(text, widths[at] - 2 * PICTURED.pad, { size: PICTURED.size, weight, lines: 4 }));
    const top = y;
    y += Math.max(...lines.map((each) => each.length)) * PICTURED.line + PICTURED.pad;
    let x = 0;
    return [svg("line", { class: "grid", x1: 0, x2: width, y1: y, y2: y }), lines.map((each, at) => {
      const left = x + PICTURED.pad;
      x += widths[at];
      return each.map((line, place) => svg("text", { class: look, x: left, y: top + PICTURED.line * (place + 1) }, line));
    })];
  };
  const parts = [drawnRow(heads, "small strong", 600), shown.map((cells) => drawnRow(cells, "small", 400))];
  return {
    note: rows.length > shown.length ? word("rows_shown", number(shown.length), number(rows.length)) : null,
    drawing: rows.length ? svg("svg", { class: "chart", viewBox: `0 0 ${width} ${y + 1}`, width, height: y + 1, role: "img", "aria-label": word(state.part) }, parts) : null,
  };
}

/** Tables one below the other as texts: [title, rows] each, an empty line between them. */
function textSections(sections) {
  const said = sections.filter(([, rows]) => rows.length);
  return said.flatMap(([title, rows], place) => [...(place ? [[]] : []), [title], ...rows]);
}

function countOf(shown, whole) {
  return el("output", { class: "shown" }, word("rows_shown", number(shown), number(whole)));
}
