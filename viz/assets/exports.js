/* Taking away what is shown: CSV for Excel, SVG and PNG of the drawing. */

/** Nothing that Excel would compute: an apostrophe before what looks like a formula. */
function inert(value) {
  const text = String(value).replaceAll("\u00a0", " ");
  return typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Rows as CSV, with the mark by which Excel knows UTF-8. */
function asCsv(rows) {
  const quoted = (value) => (/[",\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);
  return `\ufeff${rows.map((row) => row.map((cell) => quoted(inert(cell))).join(",")).join("\r\n")}\r\n`;
}

const MARGIN = 20;
const NARROWEST = 640;

/** What is said of a drawing taken away: the part and the page, what it is about, the filters. */
function headingTexts() {
  const about = ["scope", "filters-said"].map((id) => document.getElementById(id).textContent).filter(Boolean);
  return [[`${word(state.part)} · ${document.title}`, "title", 20], ...about.map((text) => [text, "said", 13])];
}

/** The pictures of a part on one sheet: a heading, then each below its title, its note and its key. */
function sheetOf(pictures) {
  const room = Math.max(NARROWEST, ...pictures.map(({ drawing }) => Number(drawing?.getAttribute("width") ?? 0)));
  const parts = [];
  let y = MARGIN;
  const say = (text, look, size) => textLines(text, room, { size, weight: look === "said" ? 400 : 600, lines: 4 }).forEach((line) => {
    parts.push(svg("text", { class: look, x: MARGIN, y: y + size }, line));
    y += size * 1.35;
  });
  headingTexts().forEach((each) => say(...each));
  if (!pictures.length) say(word("nothing"), "said", 13);
  for (const { title, note, key, drawing } of pictures) {
    y += 16;
    if (title) say(title, "head", 15);
    if (note) say(note, "said", 13);
    if (!drawing) continue;
    if (key) y = layKey(parts, key, room, y + 6);
    y += 8;
    fill(drawing, { x: MARGIN, y, overflow: "visible" }, []);
    parts.push(drawing);
    y += Number(drawing.getAttribute("height"));
  }
  const [width, height] = [Math.ceil(room + 2 * MARGIN), Math.ceil(y + MARGIN)];
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": word(state.part) },
    svg("rect", { class: "sheet", width, height }), parts);
}

/** Marks from left to right in rows below `top`; where the rows end. */
function layKey(parts, marks, room, top) {
  let x = 0, y = top;
  for (const { swatch, text } of marks) {
    const [, , width, height] = swatch.getAttribute("viewBox").split(" ").map(Number), length = width + 7 + textWidth(text);
    if (x && x + length > room) [x, y] = [0, y + 24];
    fill(swatch, { x: MARGIN + x, y: y + (20 - height) / 2, width, height }, []);
    parts.push(swatch, svg("text", { class: "said", x: MARGIN + x + width + 7, y: y + 15 }, text));
    x += length + 20;
  }
  return y + 20;
}

const LOOKS = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "vector-effect",
  "font-size", "font-weight", "font-family", "opacity",
];

/** An SVG that stands alone: the page's styles written into it. */
function standalone(drawing) {
  const stage = el("div", { class: "stage" }, drawing);
  document.body.append(stage);
  for (const each of [drawing, ...all("*", drawing)]) {
    const style = getComputedStyle(each);
    for (const name of LOOKS) each.setAttribute(name, style.getPropertyValue(name));
    each.removeAttribute("class");
  }
  stage.remove();
  drawing.setAttribute("xmlns", SVG);
  return new XMLSerializer().serializeToString(drawing);
}

function save(content, type, ending) {
  const link = el("a", { href: URL.createObjectURL(new Blob([content], { type })), download: `daumoi-${state.part}.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** A drawing as pixels, twice as fine as on the screen where it is not too large. */
async function asPng(drawing) {
  const [width, height] = [Number(drawing.getAttribute("width")), Number(drawing.getAttribute("height"))];
  const scale = Math.min(2, 8000 / Math.max(width, height));
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([standalone(drawing)], { type: "image/svg+xml" }));
  await picture.decode();
  const canvas = el("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(picture.src);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}

const SAVING = {
  csv: () => save(asCsv(PARTS[state.part].texts()), "text/csv", "csv"),
  svg: () => save(standalone(sheetOf(PARTS[state.part].pictures())), "image/svg+xml", "svg"),
  png: async () => save(await asPng(sheetOf(PARTS[state.part].pictures())), "image/png", "png"),
};

/** The parts that stand in a printed report, behind the overview. */
const REPORT = ["agencies", "timeline", "aims", "findings"];

/** What was opened for printing alone. */
let openedForPaper = [];

/** Before printing: all rows and all years, and behind the overview the other parts of a report. */
function prepareReport() {
  all("button.more").forEach((each) => each.click());
  openedForPaper = all("details:has(dl.due):not([open])");
  openedForPaper.forEach((each) => { each.open = true; });
  if (state.part !== "overview" || state.sheet) return;
  const report = document.getElementById("report"), now = state;
  for (const part of REPORT) {
    state = { ...now, part };
    const section = el("section", {}, el("h2", {}, word(part)));
    report.append(section);
    PARTS[part].draw(section);
  }
  state = now;
  all("button.more", report).forEach((each) => each.click());
  all("details:has(dl.due)", report).forEach((each) => { each.open = true; });
}

function startExports() {
  for (const each of all("[data-save]")) each.addEventListener("click", () => SAVING[each.dataset.save]());
  document.getElementById("print").addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", prepareReport);
  window.addEventListener("afterprint", () => {
    openedForPaper.forEach((each) => { each.open = false; });
    document.getElementById("report").replaceChildren();
  });
}
