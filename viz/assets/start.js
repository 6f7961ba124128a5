/* Showing what the address says; everything is drawn again when it changes, the sheet apart. */

const host = document.getElementById("part");
let shownState = null;

function show() {
  state = readState();
  const focused = document.activeElement?.dataset?.key;
  document.documentElement.lang = state.lang;
  document.documentElement.dataset.theme = themeNow();
  fillWords();
  showNavigation();
  showFilters();
  showSheet();
  const key = JSON.stringify({ ...state, sheet: "" }), before = shownState;
  shownState = key;
  if (key === before) return;
  const changed = before !== null && JSON.parse(before).part !== state.part;
  const draw = () => { if (key === shownState) drawPart(changed, focused); };
  if (state.sheet && before !== null && !changed) afterPaint(draw);
  else draw();
}

/** Draw again what the address says, though it says the same. */
function showAnew() {
  shownState = null;
  show();
}

/** When what is there now is painted, so in the second frame: a sheet that was asked for is seen before what takes longer. */
function afterPaint(act) {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(act)));
}

function themeNow() {
  if (state.theme === "light" || state.theme === "dark") return state.theme;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** The words of the page's frame, in the language chosen. */
function fillWords() {
  for (const each of all("[data-word]")) each.textContent = word(each.dataset.word);
  for (const each of all("[data-label]")) each.setAttribute("aria-label", word(each.dataset.label));
  for (const each of all("[data-hint]")) each.placeholder = word(each.dataset.hint);
  const heading = straight(data.title ?? word("page_title"));
  document.title = heading;
  document.getElementById("title").textContent = heading;
  document.getElementById("scope").textContent = straight(data.scope[state.lang] ?? "");
}

function showNavigation() {
  for (const link of all("nav a")) {
    const { part } = link.dataset;
    link.href = address({ part, sheet: "", ...ELSEWHERE });
    if (part === state.part) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const list = document.querySelector("nav ul"), current = document.querySelector("nav a[aria-current]");
  if (shownState === null || JSON.parse(shownState).part !== state.part) {
    list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
  }
  for (const each of all("[data-lang]")) each.setAttribute("aria-pressed", String(each.dataset.lang === state.lang));
  const theme = document.getElementById("theme");
  theme.textContent = word(themeNow() === "dark" ? "light" : "dark");
}

function options(select, choices, chosen) {
  select.replaceChildren(...choices.map(([value, text]) => el("option", { value, selected: value === chosen }, text)));
}

function showFilters() {
  const { filters: has } = PARTS[state.part];
  const provinces = Array.from(new Set(data.agencies.map((agency) => agency.province).filter(Boolean)));
  provinces.sort((one, other) => collator.compare(provinceName(one), provinceName(other)));
  options(document.getElementById("filter-plan"), [["", word("all_plans")], ...data.plans.map((plan) => [plan.id, plan.title])], state.plan);
  options(document.getElementById("filter-province"), [["", word("all_provinces")], ...provinces.map((province) => [province, provinceName(province)])], state.province);
  options(document.getElementById("filter-role"), [["", word("all_roles")], ["lead", word("lead")], ["support", word("support")]], state.role);
  if (has.includes("agency")) options(document.getElementById("filter-agency"), [["", word("all_bodies")], ...namedAgencies()], state.agency);
  const typed = document.getElementById("filter-q");
  if (typed.value !== state.q) typed.value = state.q;
  for (const each of all("[data-filter]")) each.hidden = !has.includes(each.dataset.filter);
  const set = [...has.filter((name) => state[name]), ...(chosenWithin() ? ["which"] : [])];
  document.getElementById("filter-none").hidden = !set.length;
  document.getElementById("filters-said").textContent = straight(filtersSaid(set));
  const province = document.getElementById("province-said");
  province.hidden = !set.includes("province");
  province.textContent = straight(word("province_said", provinceName(state.province)));
}

/** Every agency that is named somewhere: [id, label], by name. */
function namedAgencies() {
  const named = Array.from(byAgency.keys(), (place) => [data.agencies[place].id, data.agencies[place].label]);
  return named.sort(([, one], [, other]) => collator.compare(one, other));
}

/** What is chosen within the part, in words: a kind of tasks, of findings. */
function chosenWithin() {
  return PARTS[state.part].chosen?.() ?? "";
}

/** The filters in words, for paper. */
function filtersSaid(set) {
  const said = {
    plan: () => data.plans[planPlace.get(state.plan)]?.title ?? "", province: () => provinceName(state.province), role: () => word(state.role),
    agency: () => data.agencies[agencyPlace.get(state.agency)].label, q: () => `“${state.q}”`, which: chosenWithin,
  };
  const names = { q: "filter_q", which: "chosen" };
  return set.map((name) => `${word(names[name] ?? name)}: ${said[name]()}`).join(" · ");
}

/** Draw the part anew: from its top where it is another one, else with what had the focus. */
function drawPart(changed, focused) {
  document.getElementById("part-heading").textContent = word(state.part);
  const open = changed ? [] : all("details[open][data-key]", host).map((each) => each.dataset.key);
  host.replaceChildren();
  PARTS[state.part].draw(host);
  const { pictures, texts } = PARTS[state.part];
  const drawn = pictures && !host.querySelector(":scope > .empty");
  for (const each of all("[data-save]")) each.hidden = each.dataset.save === "csv" ? !texts : !drawn;
  all("details[data-key]", host).filter((each) => open.includes(each.dataset.key)).forEach((each) => { each.open = true; });
  if (changed) window.scrollTo(0, 0);
  if (focused && document.activeElement === document.body) {
    all("[data-key]").find((each) => each.dataset.key === focused)?.focus({ preventScroll: true });
  }
}

function startFilters() {
  for (const name of ["plan", "province", "role", "agency"]) {
    document.getElementById(`filter-${name}`).addEventListener("change", (event) => go({ [name]: event.target.value, focus: "" }));
  }
  let waiting = 0;
  document.getElementById("filter-q").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => filterWords(event.target), TYPING);
  });
  document.getElementById("filter-none").addEventListener("click", () => go({ plan: "", province: "", role: "", agency: "", q: "", which: "" }));
}

/** Milliseconds without another letter after which what is typed is filtered by. */
const TYPING = 150;

/** Filter by the words that stand in a field by now: the first is a step for the back button, letters after it are not. */
function filterWords({ value }) {
  if (value !== state.q) goInPlace({ q: value }, { step: !state.q });
}

function startFrame() {
  for (const each of all("[data-lang]")) each.addEventListener("click", () => go({ lang: each.dataset.lang }));
  document.getElementById("theme").addEventListener("click", () => go({ theme: themeNow() === "dark" ? "light" : "dark" }));
  document.querySelector(".skip").addEventListener("click", () => document.getElementById("main").focus());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showAnew);
  let width = window.innerWidth, waiting = 0;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(showAnew, 150);
  });
  window.addEventListener("hashchange", show);
}

startFilters();
startFrame();
startSearch();
startSheets();
startExports();
show();
