/* Search over everything, without minding diacritics, from the keyboard: / goes there. */

const MOST_FOUND = 6;
const searchBox = document.getElementById("search");
const results = document.getElementById("results");
let searched = null;

/** All that can be found: kind, text shown, folded text, and the sheet that it opens. */
function searchIndex() {
  const entry = (kind, text, more, name) => ({ kind, text, folded: fold([text, ...more].join(" ")), sheet: name });
  const products = new Set([...data.tasks.flatMap((task) => task.products ?? []), ...data.targets.map((target) => target.product).filter(Boolean)]);
  return [
    ...data.agencies.map((each) => entry("agency", each.label, [searchedOf(each)], sheetName("agency", each.id))),
    ...data.tasks.map((each) => entry("task", each.title, [each.mark ?? "", each.text ?? "", each.where ?? "", each.deliverable ?? ""], sheetName("task", each.id))),
    ...data.plans.map((each) => entry("plan", each.title, [each.number ?? "", each.file ?? ""], sheetName("plan", each.id))),
    ...Array.from(products, (each) => entry("product", each, [], sheetName("product", each))),
    ...data.findings.map((each) => entry("finding", each.message[state.lang], [each.rule, ruleTitle(each.rule)], findingSheet(each))),
    ...data.edges.filter((each) => each.quote).map((each) => entry("quote", each.quote, [each.written ?? ""], sourceSheet(each))),
  ];
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
    entries.sort((one, other) => rank(one) - rank(other) || one.text.length - other.text.length).slice(0, MOST_FOUND)]);
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
    entries.map((entry) => el("a", {
      role: "option", id: `found-${kind}-${entries.indexOf(entry)}`, tabindex: "-1", "aria-selected": "false", href: address({ sheet: entry.sheet }), title: entry.text,
    }, shortened(entry.text, 140))));
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
    location.hash = options[Math.max(now, 0)].hash;
    closeFound();
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
  searchBox.addEventListener("input", showFound);
  searchBox.addEventListener("focus", showFound);
  searchBox.addEventListener("keydown", searchKey);
  results.addEventListener("click", closeFound);
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".search")) closeFound();
  });
  document.querySelector(".search").addEventListener("focusout", (event) => {
    if (!event.relatedTarget?.closest?.(".search")) closeFound();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    event.preventDefault();
    searchBox.focus();
    searchBox.select();
  });
}
