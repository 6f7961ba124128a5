/* Budget and targets: what each plan is to spend, by year and source, and what it is to reach. */

PARTS.aims = {
  filters: ["plan", "q"],
  draw(host) {
    const chosen = filters();
    const drawn = shownPlans(chosen).map((plan) => aimsOf(plan, chosen.words, roomOf(host))).filter(Boolean);
    host.append(el("p", { class: "about" }, word("aims_about")), ...(drawn.length ? drawn : [el("p", { class: "empty" }, word("nothing"))]));
  },
  pictures() {
    const [first, ...others] = shownPlans(filters()).flatMap((plan) => aimPictures(plan, filters().words));
    return first ? [{ ...first, note: word("aims_about") }, ...others] : [];
  },
  texts: () => aimTexts(filters()),
};

function linesOf(plan, words) {
  return data.budget.filter((line) => (plan === null || line.plan === plan) && holds([line.title, line.group ?? ""].join(" "), words));
}

function targetsOf(plan, words) {
  return data.targets.filter((target) => (plan === null || target.plan === plan) && holds([targetName(target), target.indicator ?? ""].join(" "), words));
}

function aimsOf(plan, words, width) {
  const lines = linesOf(plan, words), targets = targetsOf(plan, words);
  if (!lines.length && !targets.length) return null;
  return el("section", { class: "card" }, el("h3", {}, viewLink({ sheet: sheetName("plan", data.plans[plan].id) }, data.plans[plan].title)),
    lines.length ? budgetOf(lines, width, words.length) : null, targets.length ? targetCharts(targets, width, words.length) : null);
}

const MONEY_SOURCES = ["national", "provincial", "other"];

function moneySource(part) {
  return MONEY_SOURCES.includes(part.source) ? part.source : "other";
}

/** Amounts by year and source: [year, national, provincial, other]; null where a source is not named. */
function moneyByYear(lines) {
  const parts = lines.flatMap((line) => line.parts ?? []).filter((part) => part.year && part.amount !== undefined);
  const years = grouped(parts, (part) => part.year);
  const sumOf = (own) => (own.length ? own.reduce((sum, part) => sum + part.amount, 0) : null);
  return Array.from(years.keys()).sort().map((year) => [year, ...MONEY_SOURCES.map((source) =>
    sumOf(years.get(year).filter((part) => moneySource(part) === source)))]);
}

function moneySeries(rows) {
  const looks = { national: "lead", provincial: "support", other: "report" };
  return MONEY_SOURCES.map((source, place) => ({ name: word(`money_${source}`), look: looks[source], used: rows.some((row) => row[place + 1] !== null) }));
}

function moneyMarks(rows) {
  return seriesMarks(moneySeries(rows).filter((each) => each.used));
}

function budgetChart(rows, width) {
  const columns = rows.map(([year, ...values]) => ({ name: String(year), values: values.map((value) => value ?? 0) }));
  return columnChart(columns, moneySeries(rows), { width: Math.min(width, 90 + rows.length * 110), height: 220, label: word("budget_label") });
}

/** Money by year; the lines are open where some were searched for. */
function budgetOf(lines, width, searched) {
  const rows = moneyByYear(lines);
  const total = lines.reduce((sum, line) => sum + (line.amount ?? 0), 0);
  return el("div", {}, el("h4", {}, word("budget"), el("span", { class: "about" }, ` ${word("budget_total", exact(total))}`)),
    rows.length ? [keyOf(moneyMarks(rows)),
      withTable(budgetChart(rows, width - 34), word("as_table"),
        tableOf("money-table", moneyColumns(rows), rows, { label: word("budget"), sortable: false }))] : null,
    el("details", { open: Boolean(searched) }, el("summary", {}, word("budget_lines", lines.length)),
      tableOf("budget-table", budgetColumns(), lines, { label: word("budget"), sortable: false })));
}

function moneyColumns(rows) {
  const used = moneySeries(rows);
  return [
    { name: "year", cell: ([year]) => String(year) },
    ...MONEY_SOURCES.map((source, place) => ({ name: `money_${source}`, kind: "number", cell: (row) => exact(row[place + 1] ?? 0), used: used[place].used })).filter((each) => each.used),
    { name: "sum", kind: "number", cell: ([, ...values]) => exact(values.reduce((sum, value) => sum + (value ?? 0), 0)) },
  ];
}

function budgetColumns() {
  const inYear = (part) => `${part.year ?? "–"}: ${exact(part.amount ?? 0)} (${word(`money_${moneySource(part)}`)})`;
  return [
    { name: "budget_line", className: "name", value: (line) => line.title, cell: (line) => line.title },
    { name: "budget_group", value: (line) => line.group, cell: (line) => line.group ?? "–" },
    {
      name: "quantity", value: (line) => [line.quantity ?? "", line.unit ?? ""].join(" ").trim(),
      cell: (line) => (line.quantity === undefined ? "–" : `${exact(line.quantity)} ${line.unit ?? ""}`),
    },
    { name: "amount", kind: "number", value: (line) => line.amount, cell: (line) => (line.amount === undefined ? "–" : exact(line.amount)) },
    { name: "by_year", value: (line) => (line.parts ?? []).map(inYear).join("; "), cell: (line) => listed((line.parts ?? []).map(inYear)) },
    { name: "where", value: (line) => line.where, cell: (line) => line.where ?? "–" },
  ];
}

/** The value of a target as people write it: from–to, at least, at most, about. */
function targetText({ minimum, maximum, about, unit }) {
  const said = (value) => (about ? `${word("about")} ${exact(value)}` : exact(value));
  const value = minimum === undefined && maximum === undefined ? "–"
    : maximum === undefined ? `≥ ${said(minimum)}`
      : minimum === undefined ? `≤ ${said(maximum)}`
        : minimum === maximum ? said(minimum) : `${said(minimum)} – ${exact(maximum)}`;
  return `${value} ${unit ?? ""}`.trim();
}

function targetName(target) {
  return target.product ?? (target.province ? provinceName(target.province) : word("whole_plan"));
}

/** An indicator, and of what it is where that is not the plan's one province. */
function indicatorName(target) {
  const { indicator, product, province, plan } = target;
  if (!indicator) return targetName(target);
  const ofThePlan = !product && (!province || data.plans[plan].provinces?.length === 1);
  return ofThePlan ? indicator[0].toLocaleUpperCase("vi") + indicator.slice(1) : `${targetName(target)}: ${indicator}`;
}

/** Charts of targets: those of one indicator, unit and year; then of one unit and year; of one target alone there is none. */
function targetGroups(targets) {
  const several = (group) => group.length > 1;
  const measure = ({ unit, year }) => [unit ?? "", year ?? ""].join("\n");
  const alike = Array.from(grouped(targets, (target) => `${target.indicator ?? ""}\n${measure(target)}`).values());
  const others = Array.from(grouped(alike.filter((group) => !several(group)).flat().filter((target) => target.unit), measure).values());
  const titled = (...names) => names.filter(Boolean).join(", ");
  return [
    ...alike.filter(several).map((group) => ({ title: titled(group[0].indicator, group[0].unit, group[0].year), targets: group, name: targetName, long: false })),
    ...others.filter(several).map((group) => ({ title: titled(word("targets_in", group[0].unit), group[0].year), targets: group, name: indicatorName, long: true })),
  ];
}

/** Targets that can be compared side by side as bars; the others stand in the table alone. */
function targetCharts(targets, width, searched) {
  const groups = targetGroups(targets), room = Math.max(280, width - 34);
  return el("div", {}, el("h4", {}, word("targets"), el("span", { class: "about" }, ` (${targets.length})`)),
    el("div", { class: "charts" }, groups.map((group) => el("figure", {},
      el("figcaption", {}, group.title),
      targetBars(group, chartWidth(room))))),
    el("details", { open: Boolean(searched) || !groups.length }, el("summary", {}, word("as_table")),
      tableOf("targets-table", targetColumns(), targets, { label: word("targets"), sortable: false })));
}

/** The width of one chart of several beside each other, at least 352 pixels each and 32 apart. */
function chartWidth(width) {
  const columns = Math.max(1, Math.floor((width + 32) / (352 + 32)));
  return (width - 32 * (columns - 1)) / columns;
}

function targetBars({ targets, name, long }, width) {
  const rows = targets.map((target) => {
    const low = Math.max(target.minimum ?? 0, 0), high = target.maximum ?? low;
    return {
      name: name(target), text: targetText({ ...target, unit: "" }),
      parts: [{ value: low, look: "lead" }, { value: Math.max(high - low, 0), look: "support" }],
    };
  });
  const longest = Math.max(...rows.map((row) => textWidth(row.name))) + 20;
  const left = long && longest > width * 0.5 ? 0 : Math.min(longest, width * 0.5);
  return barChart(rows.sort((one, other) => other.parts[0].value - one.parts[0].value), { width, label: word("targets"), left });
}

function targetColumns() {
  return [
    { name: "target_of", className: "name", value: targetName, cell: targetName },
    { name: "indicator", value: (target) => target.indicator, cell: (target) => target.indicator ?? "–" },
    { name: "value", value: targetText, cell: targetText },
    { name: "year", value: (target) => target.year, cell: (target) => (target.year ? String(target.year) : "–") },
    { name: "task", value: (target) => (target.task === undefined ? "" : data.tasks[target.task].title), cell: (target) => (target.task === undefined ? "–" : taskLink(target.task)) },
    { name: "where", value: (target) => target.where, cell: (target) => [target.where ?? "–", target.quote ? [" ", el("q", {}, target.quote)] : null] },
  ];
}

/** The charts of a plan: its money, and each kind of target. */
function aimPictures(plan, words) {
  const rows = moneyByYear(linesOf(plan, words)), { title } = data.plans[plan];
  const money = rows.length ? [{ title: `${title}: ${word("budget")}`, key: moneyMarks(rows), drawing: budgetChart(rows, 960) }] : [];
  return [...money, ...targetGroups(targetsOf(plan, words)).map((group) => ({
    title: `${title}: ${group.title}`, drawing: targetBars(group, 960),
  }))];
}

function aimTexts({ plan, words }) {
  const lines = linesOf(plan, words), targets = targetsOf(plan, words);
  const ofPlan = { name: "plan", value: ({ plan: place }) => data.plans[place].title };
  return textSections([[word("budget"), asTexts([ofPlan, ...budgetColumns()], lines)], [word("targets"), asTexts([ofPlan, ...targetColumns()], targets)]]);
}
