/* Search over everything, without minding diacritics, from the keyboard: / goes there. */

const MOST_FOUND = 6;
const searchBox = document.getElementById("search");
const results = document.getElementById("results");
let searched = null;

/** How many of each kind are shown, where more than the first few were asked for. */
let asked = new Map();

/** All that can be found: kind, text shown, folded text, and the view that it opens. */
function searchIndex() {
  const entry = (kind, text, more, to) => ({ kind, text, folded: fold([text, ...more].filter(Boolean).join(" ")), to });
  const sheetOf = (...name) => ({ sheet: sheetName(...name) });
  const aimsOf = ({ plan }, q) => ({ ...ELSEWHERE, part: "aims", plan: data.plans[plan].id, q, sheet: "" });
  const products = new Set([...data.tasks.flatMap((task) => task.products ?? []), ...data.targets.map((target) => target.product).filter(Boolean)]);
  return [
    ...data.agencies.map((each) => entry("agency", each.label, [searchedOf(each)], sheetOf("agency", each.id))),
    ...data.tasks.map((each) => entry("task", each.title, [each.mark, each.text, each.where, each.form, each.deliverable, ...(each.places ?? []), ...timesOf(each)], sheetOf("task", each.id))),
    ...data.plans.map((each) => entry("plan", each.title, [each.number ?? "", each.file ?? "", ...daysOf(each.issued, each.starts, each.ends)], sheetOf("plan", each.id))),
    ...data.plans.flatMap((plan) => (plan.references ?? []).map((each) => entry("reference", [each.number, each.issuer, each.quote].filter(Boolean).join(" · "), [word(`relation_${each.relation}`), ...daysOf(each.issued)], sheetOf("plan", plan.id)))),
    ...Array.from(products, (each) => entry("product", each, [], sheetOf("product", each))),
    ...data.targets.map((each) => entry("target", [targetName(each), each.indicator, targetText(each), each.year].filter(Boolean).join(" · "), [each.quote ?? ""], aimsOf(each, each.product ?? each.indicator ?? ""))),
    ...data.budget.map((each) => entry("budget", each.title, [each.group ?? "", each.where ?? ""], aimsOf(each, each.title))),
    ...data.reports.map((each) => entry("report", [data.agencies[each.agency].label, data.agencies[each.to].label].join(" → "), [dueText(each), ...daysOf(each.due), each.where ?? "", each.quote ?? "", word("report")], sheetOf("agency", data.agencies[each.agency].id))),
    ...data.findings.map((each) => entry("finding", each.message[state.lang], [each.rule, ruleTitle(each.rule)], { sheet: findingSheet(each) })),
    ...data.edges.filter((each) => each.quote).map((each) => entry("quote", each.quote, [each.written ?? ""], { sheet: sourceSheet(each) })),
    ...Object.keys(data.documents).flatMap((plan) => linesIn(plan).map(([text, start, end]) => entry("document", text, [], sheetOf("document", plan, start, end)))),
  ];
}

/** The times of a task as people may type them. */
function timesOf(task) {
  return [task.schedule ?? "", task.recurs ? word(task.recurs) : "", ...daysOf(task.starts, task.ends)];
}

/** Days as they are shown and as they are kept, with their quarter. */
function daysOf(...days) {
  return days.filter((each) => each && !each.startsWith("--")).flatMap((each) => [day(each), each, quarterName(quarterOf(each))]);
}

/** The lines of a plan's document that say something, and where each stands. */
function linesIn(plan) {
  let start = 0;
  const lines = data.documents[plan].split("\n").map((text) => {
    const line = [text, start, start + Array.from(text).length];
    start = line[2] + 1;
    return line;
  });
  return lines.filter(([text]) => text.trim());
}

/** What holds every word; what begins with the text stands first, then what is short. */
function find(text) {
  const words = foldedWords(text), start = fold(text.trim());
  searched ??= { lang: state.lang, entries: searchIndex() };
  if (searched.lang !== state.lang) searched = { lang: state.lang, entries: searchIndex() };
  const found = searched.entries.filter((entry) => words.every((each) => entry.folded.includes(each)));
  const rank = ({ folded }) => (folded.startsWith(start) ? 0 : folded.includes(` ${start}`) ? 1 : 2);
  const kinds = grouped(found, (entry) => entry.kind);
  return Array.from(kinds, ([kind, entries]) => [kind, entries.length,
    entries.sort((one, other) => rank(one) - rank(other) || one.text.length - other.text.length).slice(0, asked.get(kind) ?? MOST_FOUND)]);
}

function showFound() {
  const text = searchBox.value.trim();
  const found = text ? find(text) : [];
  results.replaceChildren(...found.map(foundGroup));
  if (text && !found.length) results.append(el("p", { class: "about" }, word("nothing_found")));
  results.hidden = !text;
  searchBox.setAttribute("aria-expanded", String(Boolean(found.length)));
  searchBox.removeAttribute("aria-activedescendant");
  const count = found.reduce((sum, [, each]) => sum + each, 0);
  document.getElementById("found").textContent = text ? word("found", number(count)) : "";
}

function foundGroup([kind, count, entries]) {
  return el("div", { role: "group", "aria-label": word(kind) },
    el("div", { class: "kind", "aria-hidden": "true" }, `${word(kind)} (${number(count)})`),
    entries.map((entry, place) => el("a", {
      role: "option", id: `found-${kind}-${place}`, tabindex: "-1", "aria-selected": "false", href: address(entry.to), title: entry.text, click: closeFound,
    }, shortened(entry.text, 140))),
    count > entries.length ? moreFound(kind, count, entries.length) : null);
}

/** The option that shows more of one kind, and goes on from there. */
function moreFound(kind, count, shown) {
  const more = () => {
    asked.set(kind, shown + MOST_ROWS);
    showFound();
    const options = all('[role="option"]', results);
    choose(options, options.findIndex((option) => option.id === `found-${kind}-${shown}`));
  };
  return el("div", {
    role: "option", id: `found-${kind}-more`, class: "more", "aria-selected": "false", click: more, pointerdown: (event) => event.preventDefault(),
  }, word("show_rest", number(Math.min(count - shown, MOST_ROWS))));
}

function closeFound() {
  results.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
}

/** Arrow keys choose one of what was found, Enter opens it. */
function searchKey(event) {
  const options = all('[role="option"]', results);
  const now = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "Escape" && !results.hidden) closeFound();
  else if (event.key === "Enter" && options.length) {
    options[Math.max(now, 0)].click();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
    choose(options, (now + (event.key === "ArrowDown" ? 1 : -1) + options.length + (now < 0 && event.key === "ArrowUp" ? 1 : 0)) % options.length);
  } else return;
  event.preventDefault();
}

function choose(options, place) {
  options.forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
  options[place].scrollIntoView({ block: "nearest" });
  searchBox.setAttribute("aria-activedescendant", options[place].id);
}

function startSearch() {
  searchBox.addEventListener("input", () => {
    asked = new Map();
    showFound();
  });
  searchBox.addEventListener("focus", showFound);
  searchBox.addEventListener("keydown", searchKey);
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".search")) closeFound();
  });
  document.querySelector(".search").addEventListener("focusout", (event) => {
    if (!event.relatedTarget?.closest?.(".search")) closeFound();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea")) return;
    event.preventDefault();
    searchBox.focus();
    searchBox.select();
  });
}
