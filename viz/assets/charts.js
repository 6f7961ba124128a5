/* Small charts as SVG; each has a table of the same figures beside it. */

/** A bar of leads (full) and supports (outlined), as wide as its share of the greatest. */
function loadBar(row, most) {
  const scale = 100 / (most || 1);
  const [lead, support] = [row.leads * LEAD_WEIGHT * scale, row.supports * SUPPORT_WEIGHT * scale];
  return svg("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "lead", width: lead, height: 10 }),
    svg("rect", { class: "support", x: lead, width: support, height: 10 }));
}

/** The width that a drawing may have; on paper, where nothing is laid out yet, that of a page. */
function roomOf(host) {
  return host.clientWidth || 960;
}

/** What a key says of its symbols, one after the other: each mark is { swatch, text }. */
function keyOf(marks) {
  return el("p", { class: "keys" }, marks.map(({ swatch, text }) => el("span", {}, swatch, " ", text)));
}

/** A symbol of a key, in a room of so many pixels. */
function swatchOf(width, height, ...content) {
  return svg("svg", { class: width > height ? "swatch line" : "swatch", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, content);
}

function barMark(look, text) {
  return { swatch: swatchOf(14, 14, svg("rect", { class: look, x: 1, y: 1, width: 12, height: 12 })), text };
}

/** The marks of the load bar's two parts. */
function loadMarks() {
  return ["lead", "support"].map((role) => barMark(role, word(role)));
}

/** The least round number (1, 2 or 5 and zeros) that divides up to the greatest value in at most five steps. */
function roundStep(most) {
  const size = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return [0.2, 0.5, 1, 2, 5, 10].map((factor) => factor * size).find((step) => most / step <= 5 && step >= (most < 5 ? 1 : 0));
}

/**
 * Stacked columns; what is less than nothing is said above a column, and not drawn.
 * `columns` are { name, group, values }; `series` are { name, look } in the order of the values.
 */
function columnChart(columns, series, { width: wanted, height = 240, label }) {
  const top = 16, bottom = 42;
  const totals = columns.map((column) => column.values.reduce((sum, value) => sum + value, 0));
  const step = roundStep(Math.max(...totals, 1));
  const most = Math.max(step, Math.ceil(Math.max(...totals) / step) * step);
  const left = Math.max(44, textWidth(number(most), 12) + 10);
  const width = Math.max(wanted, left + 4 + columns.length * leastRoom(columns, totals));
  const room = (width - left - 4) / Math.max(columns.length, 1);
  const y = (value) => top + (height - top - bottom) * (1 - value / most);
  const parts = [];
  for (let value = 0; value <= most; value += step) {
    parts.push(svg("line", { class: "grid", x1: left, x2: width, y1: y(value), y2: y(value) }));
    parts.push(svg("text", { class: "tick", x: left - 6, y: y(value) + 4, "text-anchor": "end" }, number(value)));
  }
  columns.forEach((column, place) => {
    const x = left + place * room;
    let sum = 0;
    column.values.forEach((value, part) => {
      if (value <= 0) return;
      parts.push(svg("rect", { class: series[part].look, x: x + room * 0.15, width: room * 0.7, y: y(sum + value), height: y(sum) - y(sum + value) },
        svg("title", {}, `${column.title ?? column.name}: ${number(value)} ${series[part].name}`)));
      sum += value;
    });
    if (totals[place]) parts.push(svg("text", { class: "value", x: x + room / 2, y: y(sum) - 4, "text-anchor": "middle" }, number(totals[place])));
    parts.push(svg("text", { class: "tick", x: x + room / 2, y: height - bottom + 15, "text-anchor": "middle" }, column.name));
  });
  for (const group of groupSpans(columns)) {
    const x = left + group.from * room;
    parts.push(svg("line", { class: "grid", x1: x, x2: x, y1: top, y2: height - 6 }));
    parts.push(svg("text", { class: "tick group", x: x + (group.count * room) / 2, y: height - 8, "text-anchor": "middle" }, group.name));
  }
  return svg("svg", { class: width > wanted ? "chart wide" : "chart", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label }, parts);
}

/** The width that a column needs for its name and value, and for its group's name. */
function leastRoom(columns, totals) {
  const values = totals.map((total) => textWidth(number(total), 12, 600)), names = columns.map(({ name }) => textWidth(name, 12));
  const groups = groupSpans(columns).map(({ name, count }) => textWidth(name, 12, 600) / count);
  return Math.max(...values, ...names, ...groups, 0) + 5;
}

/** Neighbouring columns of one group (a year): where it begins and how many they are. */
function groupSpans(columns) {
  const spans = [];
  columns.forEach((column, place) => {
    if (column.group === undefined) return;
    if (spans.at(-1)?.name === column.group) spans.at(-1).count += 1;
    else spans.push({ name: column.group, from: place, count: 1 });
  });
  return spans;
}

/** The marks of a chart's series. */
function seriesMarks(series) {
  return series.map(({ name, look }) => barMark(look, name));
}

/**
 * Horizontal bars with their names, as an SVG of its own: for export and for bars of one unit.
 * `rows` are { name, end, text, parts }; of a name that is too long the `end` stays. Where no room is
 * left of the bars (`left` 0) names stand above them, in lines.
 */
function barChart(rows, { width, label, left = Math.min(300, width * 0.45) }) {
  const line = 26;
  const most = Math.max(...rows.map((row) => row.parts.reduce((sum, part) => sum + part.value, 0)), 1e-9);
  const room = Math.max(width - left - 14 - Math.max(0, ...rows.map((row) => textWidth(row.text, 12, 600))), 0);
  let height = 0;
  const parts = rows.flatMap((row) => {
    const names = left ? [] : textLines(row.name, width);
    const y = height + names.length * 17;
    height = y + line;
    let x = left;
    const bars = row.parts.map((part) => {
      const length = (part.value / most) * room;
      x += length;
      return svg("rect", { class: part.look, x: x - length, y: y + 5, width: length, height: line - 10 });
    });
    return [
      left ? svg("text", { class: "name", x: left - 8, y: y + 17, "text-anchor": "end" }, fitted(row.name, left - 12, { end: row.end }), svg("title", {}, `${row.name}${row.end ?? ""}`)) : null,
      ...names.map((text, place) => svg("text", { class: "name", x: 0, y: y - (names.length - place) * 17 + 16 }, text)),
      ...bars,
      svg("text", { class: "value", x: x + 6, y: y + 17 }, row.text),
    ];
  });
  return svg("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label }, parts);
}

const measure = document.createElement("canvas").getContext("2d");
const FAMILY = getComputedStyle(document.body).fontFamily;
let measured = "";
const MOST_LETTERS = 400;

/** How wide a text is in a drawing, in pixels. */
function textWidth(text, size = 13, weight = 400) {
  const font = `${weight} ${size}px ${FAMILY}`;
  if (font !== measured) [measure.font, measured] = [font, font];
  return measure.measureText(text).width;
}

/** As much of a text as a room holds, … where it is cut; `end` follows it in any case. */
function fitted(text, room, { size = 13, weight = 400, end = "" } = {}) {
  const fits = (part) => textWidth(part + end, size, weight) <= room;
  if (text.length <= MOST_LETTERS && fits(text)) return text + end;
  const letters = Array.from(text.slice(0, MOST_LETTERS));
  while (letters.length > 1 && !fits(`${letters.join("")}…`)) letters.pop();
  return `${letters.join("").trimEnd()}…${end}`;
}

/** The lines of a text that a room holds, … where they are more than can be shown. */
function textLines(text, room, { size = 13, weight = 400, lines = 3 } = {}) {
  const made = [""];
  for (const each of text.slice(0, MOST_LETTERS * lines).split(" ")) {
    const longer = made.at(-1) ? `${made.at(-1)} ${each}` : each;
    if (made.at(-1) && textWidth(longer, size, weight) > room) made.push(each);
    else made[made.length - 1] = longer;
  }
  const shown = made.length > lines ? [...made.slice(0, lines - 1), made.slice(lines - 1).join(" ")] : made;
  return shown.map((line) => fitted(line, room, { size, weight }));
}

function shortened(text, most) {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
}

/** The lines of a text of at most so many letters. */
function wrapped(text, most, lines = 3) {
  const made = [""];
  for (const each of text.split(/\s+/)) {
    const longer = made.at(-1) ? `${made.at(-1)} ${each}` : each;
    if (longer.length <= most || !made.at(-1)) made[made.length - 1] = shortened(longer, most);
    else made.push(shortened(each, most));
  }
  return made.length <= lines ? made : [...made.slice(0, lines - 1), shortened(`${made[lines - 1]} …`, most)];
}

/** A strip of quarters, filled where a task is open, with a mark at its deadline. */
function quarterStrip(task, quarters) {
  const open = new Set(task.quarters ?? []);
  const due = task.ends && quarterOf(task.ends);
  const room = Math.min(18, Math.max(7, Math.round(190 / quarters.length)));
  const lookOf = (quarter) => (quarter === due ? "due" : open.has(quarter) ? "open" : "idle");
  return svg("svg", { class: "strip", viewBox: `0 0 ${quarters.length * room} 14`, width: quarters.length * room, height: 14, "aria-hidden": "true" },
    quarters.map((quarter, place) => svg("rect", {
      class: lookOf(quarter), x: place * room + (quarter.endsWith("Q1") ? 2 : 0.5), width: room - (quarter.endsWith("Q1") ? 2.5 : 1),
      y: quarter === due ? 0 : 4, height: quarter === due ? 14 : 6,
    }, svg("title", {}, quarterName(quarter)))));
}

/** A drawing with what it shows as a table that opens below it; one that is wider than its room is moved sideways. */
function withTable(drawing, summary, table) {
  const shown = drawing.classList.contains("wide")
    ? el("div", { class: "sideways", tabindex: "0", role: "group", "aria-label": drawing.getAttribute("aria-label") }, drawing) : drawing;
  return [shown, el("details", { class: "figures-of" }, el("summary", {}, summary), table)];
}
