/* Taking away what is shown: CSV for Excel, SVG and PNG of the drawing. */

/** Nothing that Excel would compute: an apostrophe before what looks like a formula. */
function inert(value) {
  const text = String(value);
  return typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Rows as CSV, with the mark by which Excel knows UTF-8. */
function asCsv(rows) {
  const quoted = (value) => (/[",\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);
  return `\ufeff${rows.map((row) => row.map((cell) => quoted(inert(cell))).join(",")).join("\r\n")}\r\n`;
}

const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "font-family", "opacity"];

/** An SVG that stands alone: the page's styles written into it, on a background. */
function standalone(drawing) {
  const stage = el("div", { class: "stage" }, drawing);
  document.body.append(stage);
  for (const each of [drawing, ...all("*", drawing)]) {
    const style = getComputedStyle(each);
    for (const name of LOOKS) each.setAttribute(name, style.getPropertyValue(name));
    each.removeAttribute("class");
  }
  const paper = getComputedStyle(document.body).backgroundColor;
  stage.remove();
  drawing.setAttribute("xmlns", SVG);
  drawing.prepend(svg("rect", { width: "100%", height: "100%", fill: paper }));
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
  svg: () => save(standalone(PARTS[state.part].picture()), "image/svg+xml", "svg"),
  png: async () => save(await asPng(PARTS[state.part].picture()), "image/png", "png"),
};

/** The parts that stand in a printed report, behind the overview. */
const REPORT = ["agencies", "timeline", "aims", "findings"];

/** Before printing: all rows, and behind the overview the other parts of a report. */
function prepareReport() {
  all("button.more").forEach((each) => each.click());
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
  window.addEventListener("afterprint", () => document.getElementById("report").replaceChildren());
}
