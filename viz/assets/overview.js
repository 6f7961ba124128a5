/* Overview: headline figures, the greatest loads, deadlines by quarter, findings by weight, the plans. */

const MOST_BARS = 10;
const MOST_RULES = 8;

PARTS.overview = {
  filters: ["plan", "province"],
  draw(host) {
    const chosen = filters();
    host.append(
      headline(chosen),
      el("div", { class: "pair" }, greatestLoads(chosen), findingsByWeight(chosen)),
      dueByQuarter(chosen, roomOf(host)),
      plansTable(chosen),
    );
  },
  pictures: () => overviewPictures(filters()),
  texts: () => overviewTexts(filters()),
};

/** The headline figures: [name, value, the view that lists them]. */
function headlineFigures(chosen) {
  const tasks = shownTasks(chosen), edges = shownEdges(chosen);
  const pairs = (role) => edges.filter((edge) => edge.role === role).length;
  return [
    ["plans", shownPlans(chosen).length],
    ["tasks", tasks.filter(isGiven).length, { part: "timeline" }],
    ["objectives", tasks.filter((task) => !isGiven(task)).length],
    ["busy_agencies", new Set(edges.map((edge) => edge.agency)).size, { part: "agencies" }],
    ["leads", pairs("lead"), { part: "sources", role: "lead" }],
    ["supports", pairs("support"), { part: "sources", role: "support" }],
    ["leaderless", tasks.filter(leadless).length, { part: "timeline", which: "leaderless" }],
    ["undated", tasks.filter(undated).length, { part: "timeline", which: "undated" }],
  ];
}

function headline(chosen) {
  return el("ul", { class: "figures" }, headlineFigures(chosen).map(([name, value, changes]) => {
    const content = [el("strong", {}, number(value)), el("span", {}, word(name))];
    return el("li", { "data-figure": name }, changes ? viewLink(changes, content) : content);
  }));
}

function greatestLoads(chosen) {
  const rows = loads(chosen), shown = rows.slice(0, MOST_BARS);
  return el("section", { class: "card wide" },
    el("h3", {}, word("busiest")),
    keyOf(loadMarks()),
    el("ol", { class: "bars" }, shown.map((row) => el("li", {},
      viewLink({ sheet: sheetName("agency", data.agencies[row.agency].id) },
        el("span", { class: "who" }, data.agencies[row.agency].label),
        loadBar(row, rows[0].load),
        el("span", { class: "much" }, number(row.load), " ",
          el("span", { class: "apart" }, word("of_which", row.leads, row.supports))))))),
    rows.length ? el("p", { class: "on-screen" }, viewLink({ part: "agencies" }, word("all_agencies", rows.length))) : el("p", { class: "about" }, word("nothing")));
}

function findingsByWeight(chosen) {
  const found = shownFindings(chosen);
  const counts = weightCounts(found), most = Math.max(1, ...counts.map(([, count]) => count));
  return el("section", { class: "card" },
    el("h3", {}, word("findings")),
    found.length ? el("ul", { class: "weights" }, counts.map(([weight, count]) =>
      el("li", {}, viewLink({ part: "findings", which: weight },
        weightMark(weight), el("span", { class: "who" }, word(weight)),
        svg("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
          svg("rect", { class: `weight ${weight}`, width: (count / most) * 100, height: 10 })),
        el("span", { class: "much" }, number(count)))))) : el("p", { class: "about" }, word("no_findings")),
    found.length ? commonestList(found) : null);
}

/** How many findings are of each weight: [weight, count]. */
function weightCounts(found) {
  const counts = grouped(found, weightOf);
  return WEIGHTS.map((weight) => [weight, counts.get(weight)?.length ?? 0]);
}

/** The rules that found most, errors before warnings before notes: [rule, findings]. */
function commonestRules(found) {
  const met = Array.from(grouped(found.filter((finding) => finding.status === "found"), (finding) => finding.rule));
  met.sort(([, one], [, other]) => WEIGHTS.indexOf(one[0].severity) - WEIGHTS.indexOf(other[0].severity) || other.length - one.length);
  return met.slice(0, MOST_RULES);
}

function commonestList(found) {
  const left = grouped(found.filter((finding) => finding.status === "not-assessable" && finding.plan !== undefined), (finding) => finding.rule);
  const leftOf = (rule) => (left.has(rule) ? ` (${word("plans_left", number(left.get(rule).length))})` : "");
  return [el("h4", {}, word("commonest")), el("ul", { class: "plain rules" }, commonestRules(found).map(([rule, each]) => el("li", {},
    weightMark(each[0].severity), " ", viewLink({ part: "findings", which: rule }, ruleTitle(rule)), el("span", { class: "about" }, ` ${number(each.length)}${leftOf(rule)}`))))];
}

function dueSeries() {
  return [{ name: word("tasks_due"), look: "lead" }, { name: word("reports_due"), look: "report" }];
}

/** What falls due in each quarter: [quarter, tasks, reports]. */
function dueCounts(chosen) {
  const due = deadlines(chosen);
  if (!due.length) return [];
  const by = grouped(due, (each) => quarterOf(each.day));
  return quartersBetween(quarterOf(due[0].day), quarterOf(due.at(-1).day)).map((quarter) => {
    const here = by.get(quarter) ?? [];
    const tasks = here.filter((each) => each.what === "task").length;
    return [quarter, tasks, here.length - tasks];
  });
}

function dueChart(chosen, width) {
  const columns = dueCounts(chosen).map(([quarter, tasks, reports]) => ({
    name: quarter.slice(5), title: quarterName(quarter), group: quarter.slice(0, 4), values: [tasks, reports],
  }));
  return columnChart(columns, dueSeries(), { width, label: word("due_label") });
}

const DUE_COLUMNS = [
  { name: "quarter", value: ([quarter]) => quarterName(quarter), cell: ([quarter]) => quarterName(quarter) },
  { name: "tasks_due", kind: "number", value: ([, tasks]) => tasks, cell: ([, tasks]) => number(tasks) },
  { name: "reports_due", kind: "number", value: ([, , reports]) => reports, cell: ([, , reports]) => number(reports) },
];

function dueByQuarter(chosen, width) {
  const counts = dueCounts(chosen);
  if (!counts.length) return el("section", { class: "card" }, el("h3", {}, word("due_by_quarter")), el("p", { class: "about" }, word("nothing_due")));
  return el("section", { class: "card" },
    el("h3", {}, word("due_by_quarter")),
    keyOf(seriesMarks(dueSeries())),
    withTable(dueChart(chosen, width - 34), word("as_table"),
      tableOf("due-table", DUE_COLUMNS, counts, { label: word("due_by_quarter"), sortable: false })),
    el("p", { class: "on-screen" }, viewLink({ part: "timeline" }, word("all_deadlines"))));
}

function planRows(chosen) {
  return shownPlans(chosen).map((place) => ({ plan: data.plans[place], place }));
}

/** The plans with what is theirs of the province chosen. */
function planColumns({ province }) {
  const counted = (name, value) => ({ name, kind: "number", value, cell: (row) => number(value(row)) });
  const said = (name, value) => ({ name, value, cell: (row) => value(row) || "–" });
  return [
    { name: "plan", className: "name", value: ({ plan }) => plan.title, cell: ({ plan }) => viewLink({ sheet: sheetName("plan", plan.id) }, plan.title) },
    said("number", ({ plan }) => plan.number),
    said("period", ({ plan }) => periodOf(plan)),
    said("provinces", ({ plan }) => (plan.provinces ?? []).map(provinceName).join(", ")),
    counted("tasks", ({ place }) => shownTasks({ plan: place, province }).filter(isGiven).length),
    counted("leads", ({ place }) => shownEdges({ plan: place, province, role: "lead" }).length),
    counted("supports", ({ place }) => shownEdges({ plan: place, province, role: "support" }).length),
  ];
}

function plansTable(chosen) {
  return el("section", { class: "card" }, el("h3", {}, word("plans")),
    tableOf("plans-table", planColumns(chosen), planRows(chosen), { label: word("plans"), sortable: false }));
}

/** The overview to take away as a drawing: its figures, and its charts where they show something. */
function overviewPictures(chosen) {
  const rows = loads(chosen), found = weightCounts(shownFindings(chosen)).filter(([, count]) => count);
  const bars = found.map(([weight, count]) => ({ name: word(weight), text: number(count), parts: [{ value: count, look: `weight ${weight}` }] }));
  return [
    { note: headlineFigures(chosen).map(([name, value]) => `${word(name)}: ${number(value)}`).join(" · ") },
    rows.length ? { title: word("busiest"), ...loadPicture(rows.slice(0, MOST_BARS)) } : null,
    found.length ? { title: word("findings"), drawing: barChart(bars, { width: 960, label: word("findings"), left: 180 }) } : null,
    dueCounts(chosen).length ? { title: word("due_by_quarter"), key: seriesMarks(dueSeries()), drawing: dueChart(chosen, 960) } : null,
  ].filter(Boolean);
}

/** The overview's figures and tables as texts. */
function overviewTexts(chosen) {
  const found = shownFindings(chosen);
  return textSections([
    [word("overview"), headlineFigures(chosen).map(([name, value]) => [word(name), value])],
    [word("busiest"), asTexts(LOAD_COLUMNS(), loads(chosen).slice(0, MOST_BARS))],
    [word("findings"), weightCounts(found).map(([weight, count]) => [word(weight), count])],
    [word("commonest"), commonestRules(found).map(([rule, each]) => [ruleTitle(rule), each.length])],
    [word("due_by_quarter"), asTexts(DUE_COLUMNS, dueCounts(chosen))],
    [word("plans"), asTexts(planColumns(chosen), planRows(chosen))],
  ]);
}

function periodOf(plan) {
  return [plan.starts, plan.ends].filter(Boolean).map(day).join(" – ");
}

function provinceName(slug) {
  return slug ? data.provinces[slug] ?? slug : word("central");
}
