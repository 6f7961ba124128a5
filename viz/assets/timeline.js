/* The timeline: what falls due when, and every task with the quarters in which it is open. */

const WHICH_TASKS = ["", "leaderless", "undated"];

PARTS.timeline = {
  filters: ["plan", "province", "q"],
  draw(host) {
    const chosen = filters(), tasks = timelineTasks(chosen);
    const when = [dueByYear(chosen, tasks), openByQuarterCard(tasks, roomOf(host))];
    const what = el("section", { class: "card whole" }, el("h3", {}, word("tasks")), timelineTools(tasks, shownTasks(chosen).filter(isGiven)),
      tableOf("tasks-table", taskColumns(timelineQuarters()), tasks.map((task) => ({ task })), { label: word("tasks") }));
    fill(host, {}, [el("p", { class: "about" }, word("timeline_about")), wantedTasks() ? [what, when] : [when, what]]);
  },
  chosen: () => wantedTasks() && word(wantedTasks()),
  pictures: () => [openPicture(timelineTasks(filters()))],
  texts: () => timelineTexts(filters()),
};

/** What kind of tasks is chosen: those without a lead or a deadline, or none. */
function wantedTasks() {
  return WHICH_TASKS.includes(state.which) ? state.which : "";
}

function timelineTasks(chosen) {
  const wanted = { leaderless: leadless, undated }[wantedTasks()] ?? isGiven;
  return shownTasks(chosen).filter((task) => wanted(task) && holds(taskSearch(task), chosen.words));
}

function taskSearch(task) {
  const { title, where = "", plan, text = "" } = data.tasks[task];
  const bodies = (byTask.get(task) ?? []).map((edge) => agencyOf(edge).label);
  return [title, where, data.plans[plan].title, text, ...bodies].join(" ");
}

function timelineQuarters() {
  const [first, last] = years();
  const open = data.tasks.flatMap((task) => task.quarters ?? []);
  if (first > last && !open.length) return [];
  const named = [...open, ...(first <= last ? [`${first}-Q1`, `${last}-Q4`] : [])].sort();
  return quartersBetween(named[0], named.at(-1));
}

function timelineTools(tasks, whole) {
  const choices = WHICH_TASKS.map((which) => button(word(which || "all_tasks"), () => go({ which }), {
    "aria-pressed": String(wantedTasks() === which), "data-key": `which-${which}`,
  }));
  return el("div", { class: "tools" },
    el("div", { class: "choice", role: "group", "aria-label": word("tasks") }, choices), countOf(tasks.length, whole.length));
}

function taskColumns(quarters) {
  const leadsOf = ({ task }) => (byTask.get(task) ?? []).filter((edge) => edge.role === "lead");
  const strip = quarters.length ? [{
    name: "open_when", head: el("span", {}, word("open_when"), el("span", { class: "about" }, ` ${Array.from(new Set([quarters[0], quarters.at(-1)].map((quarter) => quarter.slice(0, 4)))).join("–")}`)),
    cell: ({ task }) => quarterStrip(data.tasks[task], quarters),
  }] : [];
  return [
    { name: "task", className: "name", value: ({ task }) => data.tasks[task].title, cell: ({ task }) => taskLink(task) },
    {
      name: "lead_of", className: "who", value: (row) => leadsOf(row).map((edge) => agencyOf(edge).label).join("; "),
      cell: (row) => listed(leadsOf(row).map((edge) => agencyLink(edge.agency))),
    },
    { name: "time", value: ({ task }) => timeOf(data.tasks[task]), cell: ({ task }) => timeOf(data.tasks[task]) || "–" },
    { name: "deadline", value: ({ task }) => data.tasks[task].ends ?? "", className: "short", cell: ({ task }) => (data.tasks[task].ends ? day(data.tasks[task].ends) : "–") },
    ...strip,
    { name: "plan", className: "plan", value: ({ task }) => data.plans[data.tasks[task].plan].title, cell: ({ task }) => data.plans[data.tasks[task].plan].title },
  ];
}

/** The time as printed, else what recurs. */
function timeOf(task) {
  return task.schedule ?? (task.recurs ? word(task.recurs) : "");
}

function taskLink(task) {
  const { id, title, mark } = data.tasks[task];
  return viewLink({ sheet: sheetName("task", id) }, mark ? el("span", { class: "mark" }, `${mark} `) : null, title);
}

/** Several things in one cell, one a line. */
function listed(items) {
  return items.length ? el("ul", { class: "plain" }, items.map((item) => el("li", {}, item))) : "–";
}

/** What falls due, year by year and day by day; of tasks that are chosen these alone. */
function dueByYear(chosen, tasks) {
  const due = searchedDeadlines(chosen, tasks);
  if (!due.length && (wantedTasks() || chosen.words.length)) return null;
  const section = el("section", { class: "card" }, el("h3", {}, word("deadlines")));
  if (!due.length) return fill(section, {}, [el("p", { class: "about" }, word("nothing_due"))]);
  const byYear = grouped(due, (each) => each.day.slice(0, 4));
  const thisYear = String(new Date().getFullYear());
  const first = byYear.has(thisYear) ? thisYear : byYear.keys().next().value;
  return fill(section, {}, [Array.from(byYear, ([year, here]) =>
    el("details", { open: year === first }, el("summary", {}, `${year} `, el("span", { class: "about" }, `(${here.length})`)), dueList(here)))]);
}

function searchedDeadlines(chosen, tasks) {
  const own = new Set(tasks), isShown = (due) => (due.what === "task" ? own.has(due.task) : !wantedTasks());
  return deadlines(chosen).filter((each) => isShown(each) && holds(dueSearch(each), chosen.words));
}

function dueSearch(due) {
  if (due.what === "task") return taskSearch(due.task);
  return [word("report"), data.agencies[due.report.agency].label, data.agencies[due.report.to].label, data.plans[due.plan].title].join(" ");
}

/** Days with what falls due on them; a task says its leads, a report who gives it. */
function dueList(items, roleOf = () => null) {
  const days = grouped(items, (each) => each.day);
  return el("dl", { class: "due" }, Array.from(days, ([iso, here]) => [
    el("dt", {}, el("time", { datetime: iso }, day(iso))),
    el("dd", {}, filled(el("ul", { class: "plain" }), here, (due) => el("li", {}, roleOf(due), dueLine(due)), MOST_ITEMS)),
  ]));
}

function dueLeads(due) {
  return (byTask.get(due.task) ?? []).filter((edge) => edge.role === "lead").map((edge) => agencyOf(edge).label);
}

function dueLine(due) {
  if (due.what === "task") {
    const leads = dueLeads(due);
    return [taskLink(due.task), leads.length ? el("span", { class: "about" }, ` · ${leads.join("; ")}`) : null];
  }
  const { agency, to, via, where } = due.report;
  return [el("span", { class: "tag report" }, word("report")), " ", agencyLink(agency), " → ", agencyLink(to),
    via === undefined ? null : [` ${word("through")} `, agencyLink(via)],
    el("span", { class: "about" }, ` · ${[where, data.plans[due.plan].title].filter(Boolean).join(", ")}`)];
}

function openChart(tasks, width) {
  const open = openByQuarter(tasks);
  const columns = timelineQuarters().map((quarter) => ({
    name: quarter.slice(5), title: quarterName(quarter), group: quarter.slice(0, 4), values: [open.get(quarter) ?? 0],
  }));
  return columnChart(columns, [{ name: word("open_tasks"), look: "lead" }], { width, height: 190, label: word("open_label") });
}

const OPEN_COLUMNS = [
  { name: "quarter", value: ([quarter]) => quarterName(quarter), cell: ([quarter]) => quarterName(quarter) },
  { name: "open_tasks", kind: "number", value: ([, count]) => count, cell: ([, count]) => number(count) },
];

/** How many of the tasks are open in each quarter: [quarter, count], in the order of quarters. */
function openRows(tasks) {
  return Array.from(openByQuarter(tasks)).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What falls due in words: a task and its leads, a report and who gives it to whom. */
const DEADLINE_COLUMNS = [
  { name: "deadline", value: (due) => due.day },
  { name: "task", value: (due) => (due.what === "task" ? data.tasks[due.task].title : reportText(due.report)) },
  { name: "lead_of", value: (due) => (due.what === "task" ? dueLeads(due).join("; ") : data.agencies[due.report.agency].label) },
  { name: "where", value: (due) => (due.what === "task" ? data.tasks[due.task].where : due.report.where) },
  { name: "plan", value: (due) => data.plans[due.plan].title },
];

function reportText({ agency, to, via }) {
  const name = (body) => data.agencies[body].label;
  return `${word("report")}: ${name(agency)} → ${name(to)}${via === undefined ? "" : ` (${word("through")} ${name(via)})`}`;
}

/** The deadlines, the tasks open in each quarter, and the tasks as texts. */
function timelineTexts(chosen) {
  const tasks = timelineTasks(chosen);
  return textSections([
    [word("deadlines"), asTexts(DEADLINE_COLUMNS, searchedDeadlines(chosen, tasks))],
    [word("open_by_quarter"), asTexts(OPEN_COLUMNS, openRows(tasks))],
    [word("tasks"), asTexts(taskColumns([]), tasks.map((task) => ({ task })))],
  ]);
}

function openPicture(tasks) {
  if (!openRows(tasks).length) return { title: word("open_by_quarter"), note: word("nothing") };
  return { title: word("open_by_quarter"), note: word("open_about"), drawing: openChart(tasks, 960) };
}

function openByQuarterCard(tasks, width) {
  const rows = openRows(tasks);
  if (!rows.length) return null;
  return el("section", { class: "card" }, el("h3", {}, word("open_by_quarter")), el("p", { class: "about" }, word("open_about")),
    withTable(openChart(tasks, width - 34), word("as_table"),
      tableOf("open-table", OPEN_COLUMNS, rows, { label: word("open_by_quarter"), sortable: false })));
}
