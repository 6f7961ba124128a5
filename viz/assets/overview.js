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
  picture: () => dueChart(filters(), 960),
  texts: () => asTexts(LOAD_COLUMNS(), loads(filters())),
};

function headline(chosen) {
  const tasks = shownTasks(chosen), edges = shownEdges(chosen);
  const pairs = (role) => edges.filter((edge) => edge.role === role).length;
  const figures = [
    ["plans", chosen.plan === null ? data.plans.filter((plan) => !chosen.province || plan.provinces?.includes(chosen.province)).length : 1],
    ["tasks", tasks.filter(isGiven).length, { part: "timeline" }],
    ["objectives", tasks.filter((task) => !isGiven(task)).length],
    ["agencies", new Set(edges.map((edge) => edge.agency)).size, { part: "agencies" }],
    ["leads", pairs("lead"), { part: "sources", role: "lead" }],
    ["supports", pairs("support"), { part: "sources", role: "support" }],
    ["leaderless", tasks.filter(leadless).length, { part: "timeline", which: "leaderless" }],
    ["undated", tasks.filter(undated).length, { part: "timeline", which: "undated" }],
  ];
  return el("ul", { class: "figures" }, figures.map(([name, value, changes]) => {
    const content = [el("strong", {}, number(value)), el("span", {}, word(name))];
    return el("li", { "data-figure": name }, changes ? viewLink(changes, content) : content);
  }));
}

function greatestLoads(chosen) {
  const rows = loads(chosen), shown = rows.slice(0, MOST_BARS);
  return el("section", { class: "card wide" },
    el("h3", {}, word("busiest")),
    loadKey(),
    el("ol", { class: "bars" }, shown.map((row) => el("li", {},
      viewLink({ sheet: sheetName("agency", data.agencies[row.agency].id) },
        el("span", { class: "who" }, data.agencies[row.agency].label),
        loadBar(row, rows[0].load),
        el("span", { class: "much" }, number(row.load), " ",
          el("span", { class: "apart" }, word("of_which", row.leads, row.supports))))))),
    el("p", { class: "on-screen" }, viewLink({ part: "agencies" }, word("all_agencies", rows.length))));
}

function findingsByWeight(chosen) {
  const found = shownFindings(chosen);
  const counts = grouped(found, weightOf);
  const most = Math.max(1, ...Array.from(counts.values(), (each) => each.length));
  return el("section", { class: "card" },
    el("h3", {}, word("findings")),
    found.length ? el("ul", { class: "weights" }, WEIGHTS.map((weight) => {
      const count = counts.get(weight)?.length ?? 0;
      return el("li", {}, viewLink({ part: "findings", which: weight },
        weightMark(weight), el("span", { class: "who" }, word(weight)),
        svg("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
          svg("rect", { class: `weight ${weight}`, width: (count / most) * 100, height: 10 })),
        el("span", { class: "much" }, number(count))));
    })) : el("p", { class: "about" }, word("no_findings")),
    found.length ? commonestRules(found) : null);
}

/** The rules that found most, errors before warnings before notes, and how many plans they could not judge. */
function commonestRules(found) {
  const met = Array.from(grouped(found.filter((finding) => finding.status === "found"), (finding) => finding.rule));
  met.sort(([, one], [, other]) => WEIGHTS.indexOf(one[0].severity) - WEIGHTS.indexOf(other[0].severity) || other.length - one.length);
  const left = grouped(found.filter((finding) => finding.status === "not-assessable" && finding.plan !== undefined), (finding) => finding.rule);
  const leftOf = (rule) => (left.has(rule) ? ` (${word("plans_left", number(left.get(rule).length))})` : "");
  return [el("h4", {}, word("commonest")), el("ul", { class: "plain rules" }, met.slice(0, MOST_RULES).map(([rule, each]) => el("li", {},
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

function dueByQuarter(chosen, width) {
  const counts = dueCounts(chosen);
  if (!counts.length) return el("section", { class: "card" }, el("h3", {}, word("due_by_quarter")), el("p", { class: "about" }, word("nothing_due")));
  const columns = [
    { name: "quarter", cell: ([quarter]) => quarterName(quarter) },
    { name: "tasks_due", kind: "number", cell: ([, tasks]) => number(tasks) },
    { name: "reports_due", kind: "number", cell: ([, , reports]) => number(reports) },
  ];
  return el("section", { class: "card" },
    el("h3", {}, word("due_by_quarter")),
    seriesKey(dueSeries()),
    withTable(dueChart(chosen, Math.max(300, width - 34)), word("as_table"),
      tableOf("due-table", columns, counts, { label: word("due_by_quarter"), sortable: false })),
    el("p", { class: "on-screen" }, viewLink({ part: "timeline" }, word("all_deadlines"))));
}

function plansTable(chosen) {
  const rows = data.plans.map((plan, place) => ({ plan, place }))
    .filter(({ plan, place }) => (chosen.plan === null || chosen.plan === place) && (!chosen.province || plan.provinces?.includes(chosen.province)));
  const tasksOf = ({ place }) => shownTasks({ plan: place }).filter(isGiven).length;
  const columns = [
    { name: "plan", className: "name", cell: ({ plan }) => viewLink({ sheet: sheetName("plan", plan.id) }, plan.title) },
    { name: "number", cell: ({ plan }) => plan.number ?? "–" },
    { name: "period", cell: ({ plan }) => periodOf(plan) },
    { name: "provinces", cell: ({ plan }) => (plan.provinces ?? []).map(provinceName).join(", ") || "–" },
    { name: "tasks", kind: "number", cell: (row) => number(tasksOf(row)) },
    { name: "leads", kind: "number", cell: ({ place }) => number(shownEdges({ plan: place, role: "lead" }).length) },
    { name: "supports", kind: "number", cell: ({ place }) => number(shownEdges({ plan: place, role: "support" }).length) },
  ];
  return el("section", { class: "card" }, el("h3", {}, word("plans")),
    tableOf("plans-table", columns, rows, { label: word("plans"), sortable: false }));
}

function periodOf(plan) {
  return [plan.starts, plan.ends].filter(Boolean).map(day).join(" – ") || "–";
}

function provinceName(slug) {
  return slug ? data.provinces[slug] ?? slug : word("central");
}
