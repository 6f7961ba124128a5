/* Counting: what the questions of the catalogue count, over the plan and province chosen. */

const LEAD_WEIGHT = 1;
const SUPPORT_WEIGHT = 0.5;
const participations = data.edges.filter((edge) => edge.task !== undefined);
const byTask = grouped(participations, (edge) => edge.task);
const byAgency = grouped(data.edges, (edge) => edge.agency);
const agencyPlace = new Map(data.agencies.map((agency, place) => [agency.id, place]));
const taskPlace = new Map(data.tasks.map((task, place) => [task.id, place]));
const planPlace = new Map(data.plans.map((plan, place) => [plan.id, place]));
data.edges.forEach((edge, place) => { edge.place = place; });

function agencyOf(edge) {
  return data.agencies[edge.agency];
}

function inProvince(agency, province) {
  return !province || (data.agencies[agency].province ?? "") === province;
}

/** The filters that the part in view has: plan is a place in data.plans, or null for all. */
function filters() {
  const has = PARTS[state.part].filters;
  const of = (name) => (has.includes(name) ? state[name] : "");
  const plan = planPlace.get(of("plan"));
  return { plan: plan ?? null, province: of("province"), role: of("role"), agency: agencyPlace.get(of("agency")) ?? null, words: foldedWords(of("q")) };
}

/** Leads and supports that pass the filters. */
function shownEdges({ plan = null, province = "", role = "" } = {}) {
  return participations.filter((edge) =>
    (plan === null || edge.plan === plan) && (!role || edge.role === role) && inProvince(edge.agency, province));
}

function covers(plan, province) {
  return Boolean(data.plans[plan]?.provinces?.includes(province));
}

/** Whether an agency of a province takes part in a task; one that names no agency is its plan's. */
function taskInProvince(task, province) {
  const edges = byTask.get(task);
  if (!province) return true;
  return edges ? edges.some((edge) => inProvince(edge.agency, province)) : covers(data.tasks[task].plan, province);
}

/** Plans that cover a province, or in which an agency of it takes part. */
function shownPlans({ plan = null, province = "" } = {}) {
  const named = new Set(shownEdges({ province }).map((edge) => edge.plan));
  return data.plans.map((_, place) => place).filter((place) =>
    (plan === null || plan === place) && (!province || named.has(place) || covers(place, province)));
}

/** Tasks of a plan and of a province; of all where nothing is chosen. */
function shownTasks({ plan = null, province = "" } = {}) {
  const places = data.tasks.map((_, place) => place);
  return places.filter((place) => (plan === null || data.tasks[place].plan === plan) && taskInProvince(place, province));
}

function isGiven(task) {
  return data.tasks[task].kind !== "objective";
}

function leadless(task) {
  return isGiven(task) && !(byTask.get(task) ?? []).some((edge) => edge.role === "lead");
}

function undated(task) {
  const { ends, recurs } = data.tasks[task];
  return isGiven(task) && !ends && !recurs;
}

/** The load of each agency, the greatest first: a row each. */
function loads({ plan = null, province = "" } = {}) {
  const rows = [];
  for (const [agency, edges] of byAgency) {
    const mine = edges.filter((edge) => edge.task !== undefined && (plan === null || edge.plan === plan));
    if (mine.length && inProvince(agency, province)) rows.push(loadOf(agency, mine));
  }
  return rows.sort((one, other) =>
    other.load - one.load || other.tasks - one.tasks || (data.agencies[one.agency].id < data.agencies[other.agency].id ? -1 : 1));
}

function loadOf(agency, edges) {
  const tasksAs = (role) => new Set(edges.filter((edge) => edge.role === role).map((edge) => edge.task)).size;
  const tasks = new Set(edges.map((edge) => edge.task));
  const [leads, supports] = [tasksAs("lead"), tasksAs("support")];
  const [peakQuarter, peak] = busiest(tasks);
  return {
    agency, leads, supports, tasks: tasks.size,
    load: LEAD_WEIGHT * leads + SUPPORT_WEIGHT * supports,
    programmes: new Set(edges.map((edge) => edge.plan)).size,
    partners: partnersIn(agency, tasks).size,
    peak, peakQuarter,
  };
}

/** The first quarter in which most of the tasks are open, and how many. */
function busiest(tasks) {
  const open = openByQuarter(tasks);
  let best = ["", 0];
  for (const quarter of Array.from(open.keys()).sort()) {
    if (open.get(quarter) > best[1]) best = [quarter, open.get(quarter)];
  }
  return best;
}

/** How many of the tasks are open in each quarter. */
function openByQuarter(tasks) {
  const open = new Map();
  for (const task of tasks) {
    for (const quarter of data.tasks[task].quarters ?? []) open.set(quarter, (open.get(quarter) ?? 0) + 1);
  }
  return open;
}

/** With whom an agency shares these tasks: agency → tasks. */
function partnersIn(agency, tasks) {
  const shared = new Map();
  for (const task of tasks) {
    for (const edge of byTask.get(task) ?? []) {
      if (edge.agency === agency) continue;
      if (!shared.has(edge.agency)) shared.set(edge.agency, new Set());
      shared.get(edge.agency).add(task);
    }
  }
  return shared;
}

function quarterOf(iso) {
  return `${iso.slice(0, 4)}-Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
}

/** First and last year that plans, tasks and reports name. */
function years() {
  const named = [...data.plans.flatMap((plan) => [plan.starts, plan.ends]), ...data.tasks.map((task) => task.ends)];
  const found = named.filter(Boolean).map((iso) => Number(iso.slice(0, 4)));
  return found.length ? [Math.min(...found), Math.max(...found)] : [0, -1];
}

/** The days on which a report is due: a yearly one in each year of its plan. */
function reportDays(report) {
  if (!report.due) return [];
  if (!report.due.startsWith("--")) return [report.due];
  const { starts = "", ends = "9999" } = data.plans[report.plan];
  const [first, last] = years();
  const days = [];
  for (let year = first; year <= last; year += 1) {
    const due = dayIn(year, report.due.slice(2));
    if (due >= starts && due <= ends) days.push(due);
  }
  return days;
}

/** A day (MM-DD) of a year; for 29 February the last day of the month. */
function dayIn(year, monthDay) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return `${year}-${monthDay === "02-29" && !leap ? "02-28" : monthDay}`;
}

/** What falls due, in the order of days: tasks and reports. */
function deadlines({ plan = null, province = "" } = {}) {
  const due = shownTasks({ plan, province })
    .filter((task) => isGiven(task) && data.tasks[task].ends)
    .map((task) => ({ day: data.tasks[task].ends, what: "task", task, plan: data.tasks[task].plan }));
  for (const report of data.reports) {
    if ((plan !== null && report.plan !== plan) || !inProvince(report.agency, province)) continue;
    for (const each of reportDays(report)) due.push({ day: each, what: "report", report, plan: report.plan });
  }
  return due.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
}

/** What falls due for one agency: tasks it leads or supports, reports it gives. */
function deadlinesOf(agency) {
  const mine = new Set((byAgency.get(agency) ?? []).map((edge) => edge.task));
  return deadlines().filter((due) => (due.what === "task" ? mine.has(due.task) : due.report.agency === agency));
}

/** All quarters from the first to the last one given. */
function quartersBetween(first, last) {
  const quarters = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    for (const quarter of [1, 2, 3, 4]) quarters.push(`${year}-Q${quarter}`);
  }
  return quarters.filter((quarter) => quarter >= first && quarter <= last);
}

/** The pairs of agencies of two provinces that meet on a task, by task. */
function meetings(one, other, plan = null) {
  const met = new Map();
  for (const [task, edges] of byTask) {
    if (plan !== null && data.tasks[task].plan !== plan) continue;
    const here = edges.filter((edge) => agencyOf(edge).province === one);
    const there = edges.filter((edge) => agencyOf(edge).province === other);
    if (here.length && there.length) met.set(task, [here, there]);
  }
  return met;
}

/** Findings about the plan and province chosen; one that names neither agency nor task is its plan's. */
function shownFindings({ plan = null, province = "" } = {}) {
  const about = ({ agencies, tasks, plan: own }) => (agencies || tasks
    ? (agencies ?? []).some((agency) => inProvince(agency, province)) || (tasks ?? []).some((task) => taskInProvince(task, province))
    : covers(own, province));
  return data.findings.filter((finding) => (plan === null || finding.plan === plan) && (!province || about(finding)));
}

/** Whether a text holds every word searched for. */
function holds(text, words) {
  if (!words.length) return true;
  const folded = fold(text);
  return words.every((each) => folded.includes(each));
}
