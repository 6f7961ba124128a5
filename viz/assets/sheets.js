/* Sheets: all about one agency, task, plan, source, pair of agencies, finding or document. */

const sheet = document.getElementById("sheet");
let opener = null;
/** What the opener was before the part was drawn anew. */
let openerKey = "";

/** Windows in which the sheet covers all else (as narrow.css has it). */
const NARROW = matchMedia("(max-width: 44rem)");

/** Show the sheet that the state names, or none; closing it goes back to where one was. */
function showSheet() {
  const [kind, ...keys] = sheetParts(state.sheet);
  const content = Object.hasOwn(SHEETS, kind) ? SHEETS[kind](...keys) : null;
  const was = sheet.dataset.shows;
  sheet.hidden = !content;
  document.body.classList.toggle("with-sheet", Boolean(content));
  const covers = Boolean(content) && NARROW.matches;
  for (const each of all(".top, nav, main")) each.inert = covers;
  if (!content) {
    delete sheet.dataset.shows;
    if (was !== undefined) focusOpener();
    return;
  }
  const [heading, above, ...body] = content;
  const title = document.getElementById("sheet-heading");
  title.replaceChildren(straight(heading));
  document.getElementById("sheet-kind").replaceChildren(above);
  document.getElementById("sheet-body").replaceChildren(...body.flat(Infinity).filter(Boolean));
  if (was === state.sheet) return;
  if (!sheet.contains(document.activeElement)) [opener, openerKey] = [document.activeElement, document.activeElement.dataset.key];
  sheet.dataset.shows = state.sheet;
  sheet.scrollTop = 0;
  title.focus({ preventScroll: true });
  sheet.querySelector("mark.here")?.scrollIntoView({ block: sheet.querySelector("mark.here.found-place") ? "start" : "center" });
}

/** Back to where the sheet was opened from; a search that was done stays closed. */
function focusOpener() {
  const there = opener?.isConnected ? opener : all("[data-key]").find((each) => each.dataset.key === openerKey);
  there?.focus({ preventScroll: true });
  closeFound();
}

function closeSheet() {
  if (state.sheet) go({ sheet: "" });
}

/** Names and values; what has no value is left out. */
function valuesOf(pairs) {
  const said = pairs.filter(([, value]) => value !== undefined && value !== null && value !== "" && value.length !== 0);
  return el("dl", { class: "values" }, said.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

function sectionOf(heading, count, ...content) {
  return el("section", {}, el("h3", {}, heading, count === null ? "" : el("span", { class: "about" }, ` (${number(count)})`)), content);
}

/** A list under a heading: each thing as `make` says it. */
function itemsOf(heading, things, make) {
  return things.length ? sectionOf(heading, things.length, filled(el("ul", { class: "items" }), things, (thing) => el("li", {}, make(thing)), MOST_ITEMS)) : null;
}

function planLink(plan) {
  return viewLink({ sheet: sheetName("plan", data.plans[plan].id) }, data.plans[plan].title);
}

function findingItems(found) {
  return itemsOf(word("findings"), found, (finding) => [
    weightMark(weightOf(finding)), " ", viewLink({ sheet: findingSheet(finding) }, finding.message[state.lang]),
  ]);
}

/** A link to the place in the document that says so. */
function sourceLink(edge) {
  return viewLink({ sheet: sourceSheet(edge) }, edge.where ?? word("source"));
}

const SHEETS = {
  agency(id) {
    const place = agencyPlace.get(id);
    return place === undefined ? null : agencySheet(place);
  },
  task(id) {
    const place = taskPlace.get(id);
    return place === undefined ? null : taskSheet(place);
  },
  plan(id) {
    const place = planPlace.get(id);
    return place === undefined ? null : planSheet(place);
  },
  source(task, agency) {
    const edges = (byTask.get(taskPlace.get(task)) ?? []).filter((edge) => agencyOf(edge).id === agency);
    return edges.length ? sourcesSheet(edges) : null;
  },
  coordination(plan, agency) {
    const edges = data.edges.filter((edge) => edge.task === undefined && data.plans[edge.plan].id === plan && agencyOf(edge).id === agency);
    return edges.length ? sourcesSheet(edges) : null;
  },
  pair(one, other) {
    const pair = [agencyPlace.get(one), agencyPlace.get(other)];
    return pair.includes(undefined) ? null : pairSheet(...pair);
  },
  product(name) {
    return productSheet(name);
  },
  finding(rule, plan, message) {
    const finding = data.findings.find((each) => each.rule === rule && each.message.vi === message && (data.plans[each.plan]?.id ?? "") === plan);
    return finding ? findingView(finding) : null;
  },
  document(plan, start, end, locator) {
    const place = planPlace.get(plan);
    return data.documents[plan] === undefined ? null : documentSheet(place, Number(start), Number(end), locator);
  },
};

function agencySheet(agency) {
  const { id, label, kind, level, province, collective, aliases, short } = data.agencies[agency];
  const edges = byAgency.get(agency) ?? [];
  const work = edges.filter((edge) => edge.task !== undefined);
  const load = work.length ? loadOf(agency, work) : null;
  const partners = Array.from(partnersIn(agency, new Set(work.map((edge) => edge.task))));
  partners.sort(([one, tasks], [other, others]) => others.size - tasks.size || one - other);
  const found = data.findings.filter((finding) => finding.agencies?.includes(agency));
  const about = [kind && word(`kind_${kind}`), collective && word("collective"), provinceName(province), level && word(`level_${level}`)];
  return [
    label, word("agency"),
    el("p", { class: "about" }, about.filter(Boolean).join(" · ")),
    load && state.plan ? el("p", { class: "about" }, word("all_counted", data.plans.length)) : null,
    load && el("ul", { class: "figures small" }, [["load_short", load.load], ["leads", load.leads], ["supports", load.supports], ["count_partners", load.partners]]
      .map(([name, value]) => el("li", { "data-figure": name }, el("strong", {}, number(value)), el("span", {}, word(name))))),
    agencyDeadlines(agency),
    ...["coordinate", "lead", "support"].map((role) => roleItems(edges.filter((edge) => edge.role === role), role)),
    itemsOf(word("partners"), partners, ([other, tasks]) => [
      agencyLink(other), " · ", viewLink({ sheet: sheetName("pair", id, data.agencies[other].id) }, word("common_tasks", tasks.size)),
    ]),
    reportItems(word("reports_given"), data.reports.filter((report) => report.agency === agency)),
    reportItems(word("reports_passed"), data.reports.filter((report) => report.via === agency)),
    reportItems(word("reports_received"), data.reports.filter((report) => report.to === agency)),
    itemsOf(word("issued"), data.plans.map((_, place) => place).filter((place) => data.plans[place].issuer === agency), planLink),
    findingItems(found),
    valuesOf([[word("short_name"), short], [word("aliases"), aliases?.join("; ")]]),
    edges.length ? el("p", { class: "ways on-screen" }, work.length ? [networkLink(`a${agency}`, edges), " · "] : null,
      viewLink({ part: "sources", agency: id, plan: "", province: "", role: "" }, word("see_sources"))) : null,
  ];
}

/** To a node in the network, with the plan chosen where it stands there; none where it is drawn nowhere. */
function networkLink(node, edges, changes = {}) {
  if (!data.drawings.some((drawing) => drawing.nodes.some(({ id }) => id === node))) return null;
  const plan = edges.some((edge) => data.plans[edge.plan].id === state.plan) ? state.plan : "";
  return viewLink({ part: "network", plan, province: "", role: "", focus: node, ...changes }, word("see_network"));
}

function agencyDeadlines(agency) {
  const due = deadlinesOf(agency);
  if (!due.length) return null;
  const roleOf = ({ what, task }) => {
    if (what === "report") return null;
    const roles = new Set((byTask.get(task) ?? []).filter((edge) => edge.agency === agency).map((edge) => edge.role));
    return [Array.from(roles, (role) => [roleTag(role), " "])];
  };
  const byYear = grouped(due, (each) => each.day.slice(0, 4));
  return sectionOf(word("deadlines"), due.length, Array.from(byYear, ([year, here]) =>
    el("div", {}, el("h4", {}, year, el("span", { class: "about" }, ` (${here.length})`)), dueList(here, roleOf))));
}

function roleItems(edges, role) {
  return itemsOf(word(`as_${role}`), edges, (edge) => {
    const task = data.tasks[edge.task];
    const time = task && [task.ends && day(task.ends), timeOf(task)].filter(Boolean)[0];
    return [edge.task === undefined ? planLink(edge.plan) : taskLink(edge.task),
      el("div", { class: "about" }, [time, data.plans[edge.plan].title].filter(Boolean).join(" · "), " · ", sourceLink(edge))];
  });
}

function reportItems(heading, reports) {
  return itemsOf(heading, reports, (report) => [
    agencyLink(report.agency), " → ", agencyLink(report.to), report.via === undefined ? null : [` ${word("through")} `, agencyLink(report.via)],
    el("div", { class: "about" }, [dueText(report), report.where, data.plans[report.plan].title].filter(Boolean).join(" · ")),
    report.quote ? el("q", {}, report.quote) : null,
  ]);
}

/** When a report is due: a day, a day of every year, or how often. */
function dueText({ due, recurs }) {
  if (!due) return recurs ? word(recurs) : "";
  if (!due.startsWith("--")) return day(due);
  const [month, date] = due.slice(2).split("-").map(Number);
  return word("every_year", date, month);
}

function taskSheet(place) {
  const task = data.tasks[place], edges = byTask.get(place) ?? [];
  const children = data.tasks.map((_, other) => other).filter((other) => data.tasks[other].parent === place);
  return [
    task.title, [word(task.kind), task.mark ? ` ${task.mark}` : ""].join(""),
    valuesOf([
      [word("plan"), planLink(task.plan)], [word("where"), task.where],
      [word("time"), timeOf(task)], [word("deadline"), task.ends && day(task.ends)],
      [word("parent"), task.parent === undefined ? null : taskLink(task.parent)],
      [word("form"), task.form], [word("deliverable"), task.deliverable],
      [word("products"), (task.products ?? []).flatMap((product, at) => [at ? ", " : "", viewLink({ sheet: sheetName("product", product) }, product)])],
      [word("places"), task.places?.join(", ")],
    ]),
    task.text ? sectionOf(word("text"), null, quotesIn(task.text, edges.map((edge) => edge.quote))) : null,
    itemsOf(word("participants"), edges, (edge) => [roleTag(edge.role), " ", agencyLink(edge.agency), el("div", { class: "about" }, sourceLink(edge))]),
    itemsOf(word("children"), children, (child) => taskLink(child)),
    itemsOf(word("targets"), data.targets.filter((target) => target.task === place), (target) => [targetName(target), ": ", target.indicator ?? "", " ", el("strong", {}, targetText(target))]),
    findingItems(data.findings.filter((finding) => finding.tasks?.includes(place))),
    edges.length ? el("p", { class: "ways on-screen" }, networkLink(`t${place}`, edges, { view: "two-mode", plan: data.plans[task.plan].id })) : null,
  ];
}

function planSheet(place) {
  const plan = data.plans[place];
  const coordinators = data.edges.filter((edge) => edge.task === undefined && edge.plan === place);
  return [
    plan.title, plan.kind ? word(`kind_${plan.kind}`) : word("plan"),
    valuesOf([
      [word("number"), plan.number], [word("issued_on"), plan.issued && day(plan.issued)], [word("period"), periodOf(plan)],
      [word("issuer"), plan.issuer === undefined ? null : agencyLink(plan.issuer)], [word("provinces"), (plan.provinces ?? []).map(provinceName).join(", ")],
      [word("file"), plan.file],
      [word("coordinators"), coordinators.flatMap((edge, at) => [at ? "; " : "", agencyLink(edge.agency), " (", sourceLink(edge), ")"])],
    ]),
    el("p", { class: "ways on-screen" }, [["matrix", "see_matrix"], ["network", "see_network"], ["aims", "see_aims"], ["sources", "see_sources"]]
      .flatMap(([part, name], at) => [at ? " · " : "", viewLink({ part, plan: plan.id }, word(name))])),
    data.documents[plan.id] === undefined ? null : el("p", { class: "on-screen" }, viewLink({ sheet: sheetName("document", plan.id, -1, -1) }, word("see_document"))),
    itemsOf(word("tasks"), shownTasks({ plan: place }), (task) => taskLink(task)),
    reportItems(word("reports"), data.reports.filter((report) => report.plan === place)),
    itemsOf(word("references"), (plan.references ?? []), (each) => [
      el("strong", {}, each.number ?? ""), el("div", { class: "about" }, [word(`relation_${each.relation}`), each.issuer, each.issued && day(each.issued)].filter(Boolean).join(" · ")),
      each.quote ? el("q", {}, each.quote) : null,
    ]),
    findingItems(data.findings.filter((finding) => finding.plan === place)),
  ];
}

function sourcesSheet(edges) {
  const [first] = edges;
  return [
    first.task === undefined ? word("whole_plan") : data.tasks[first.task].title, word("source"),
    edges.map((edge) => el("section", { class: "source" },
      el("p", { class: "says" }, agencyLink(edge.agency), " ", roleTag(edge.role), " ", edge.task === undefined ? planLink(edge.plan) : taskLink(edge.task)),
      quoteInPlace(edge),
      valuesOf([
        [word("where"), edge.where], [word("as_written"), edge.written], [word("basis"), edge.basis && word(edge.basis)],
        [word("plan"), planLink(edge.plan)], [word("file"), data.plans[edge.plan].file],
      ]))),
  ];
}

const AROUND = 240;

/** The words that say so, marked where they stand: in the document, else in the task's text. */
function quoteInPlace(edge) {
  const plan = data.plans[edge.plan], letters = documentLetters(plan.id);
  if (letters && edge.span) {
    const [start, end] = edge.span;
    const from = Math.max(0, start - AROUND), to = Math.min(letters.length, end + AROUND);
    return [el("blockquote", {}, from ? "… " : "", letters.slice(from, start).join(""), el("mark", {}, letters.slice(start, end).join("")), letters.slice(end, to).join(""), to < letters.length ? " …" : ""),
      el("p", { class: "on-screen" }, viewLink({ sheet: sheetName("document", plan.id, start, end) }, word("see_document")))];
  }
  const text = edge.task === undefined ? undefined : data.tasks[edge.task].text;
  if (text && edge.quote && text.includes(edge.quote)) return quotesIn(text, [edge.quote]);
  if (edge.quote) return el("blockquote", {}, el("mark", {}, edge.quote));
  return letters ? placeFound(edge, letters) : el("p", { class: "empty" }, word("no_quote", edge.where ?? "", plan.number ?? plan.title));
}

/** Where the locator leads in the document, told apart from a quote; else that it leads nowhere. */
function placeFound(edge, letters) {
  const plan = data.plans[edge.plan].id;
  if (!edge.stretch) {
    return [el("p", { class: "empty" }, word("no_place", edge.where ?? "–")), el("p", { class: "on-screen" }, viewLink({ sheet: sheetName("document", plan, -1, -1) }, word("see_document")))];
  }
  const [start, end] = edge.stretch, [from, to] = edge.named ?? [start, start];
  const piece = (one, other) => letters.slice(one, other).join("");
  const first = Math.max(start, from - 2 * AROUND), last = Math.min(end, to + 2 * AROUND);
  return [el("p", { class: "about" }, word("place_found", edge.where)),
    el("blockquote", { class: "found-place" }, first > start ? "… " : "", piece(first, from), el("mark", { class: "found-name" }, piece(from, to)), piece(to, last), last < end ? " …" : ""),
    el("p", { class: "on-screen" }, viewLink({ sheet: sheetName("document", plan, start, end, edge.where) }, word("see_document")))];
}

/** A text with quotes marked where they stand. */
function quotesIn(text, quotes) {
  const marks = quotes.filter(Boolean).map((quote) => [text.indexOf(quote), quote.length]).filter(([at]) => at >= 0).sort(([one], [other]) => one - other);
  const pieces = [];
  let done = 0;
  for (const [at, length] of marks) {
    if (at < done) continue;
    pieces.push(text.slice(done, at), el("mark", {}, text.slice(at, at + length)));
    done = at + length;
  }
  return el("blockquote", {}, pieces, text.slice(done));
}

const lettersOf = new Map();

/** The characters of a plan's document, as its spans count them; none where it was not given. */
function documentLetters(plan) {
  if (data.documents[plan] === undefined) return null;
  if (!lettersOf.has(plan)) lettersOf.set(plan, Array.from(data.documents[plan]));
  return lettersOf.get(plan);
}

/** A document with a stretch marked: a quote, or where a locator leads. */
function documentSheet(plan, start, end, locator) {
  const letters = documentLetters(data.plans[plan].id);
  const piece = (from, to) => letters.slice(from, to).join("");
  const body = start >= 0 && end > start
    ? [piece(0, start), el("mark", { class: locator ? "here found-place" : "here" }, piece(start, end)), piece(end)] : [piece(0)];
  return [data.plans[plan].title, word("document"), el("p", { class: "about" }, data.plans[plan].file ?? ""),
    locator ? el("p", { class: "about" }, word("place_found", locator)) : null, el("div", { class: "document" }, body)];
}

function pairSheet(one, other) {
  const tasks = Array.from(partnersIn(one, new Set((byAgency.get(one) ?? []).map((edge) => edge.task).filter((task) => task !== undefined))).get(other) ?? []);
  const edgesIn = (task) => byTask.get(task).filter((edge) => edge.agency === one || edge.agency === other);
  return [
    [data.agencies[one].label, data.agencies[other].label].join(" – "), word("shared_tasks"),
    el("p", {}, agencyLink(one), " – ", agencyLink(other)),
    itemsOf(word("shared_tasks"), tasks, (task) => [taskLink(task),
      el("ul", { class: "plain" }, edgesIn(task).map((edge) => el("li", { class: "about" }, agencyOf(edge).label, " ", roleTag(edge.role), " ", sourceLink(edge))))]),
  ];
}

function productSheet(product) {
  const tasks = data.tasks.map((_, place) => place).filter((place) => data.tasks[place].products?.includes(product));
  const targets = data.targets.filter((target) => target.product === product);
  if (!tasks.length && !targets.length) return null;
  return [
    product, word("product"),
    itemsOf(word("targets"), targets, (target) => [target.indicator ?? "", " ", el("strong", {}, targetText(target)), target.year ? ` (${target.year})` : "",
      el("div", { class: "about" }, planLink(target.plan), target.where ? ` · ${target.where}` : "")]),
    itemsOf(word("tasks"), tasks, (task) => taskLink(task)),
  ];
}

function findingView(finding) {
  const weight = weightOf(finding), rule = data.rules[finding.rule];
  const measured = (value, unit) => (value === undefined ? null : [`${number(value)} `, el("span", { class: "about" }, `(${unit[state.lang]})`)]);
  return [
    finding.message[state.lang], word("finding"),
    el("p", {}, weightMark(weight), " ", word(weight), " · ", viewLink({ part: "findings", which: finding.rule, sheet: "" }, ruleTitle(finding.rule))),
    el("p", { class: "about" }, rule.about[state.lang]),
    valuesOf([
      [word("plan"), finding.plan === undefined ? null : planLink(finding.plan)], [word("where"), finding.where],
      [word("measured"), measured(finding.value, rule.value)],
      [word("threshold"), finding.threshold === undefined ? null : number(finding.threshold)],
      [word("denominator"), measured(finding.denominator, rule.denominator)],
    ]),
    itemsOf(word("agencies"), (finding.agencies ?? []), (agency) => agencyLink(agency)),
    itemsOf(word("tasks"), (finding.tasks ?? []), (task) => taskLink(task)),
    itemsOf(word("evidence"), (finding.evidence ?? []), (each) => [
      each.where ?? "", each.plan === undefined ? null : el("div", { class: "about" }, planLink(each.plan)), each.quote ? el("q", {}, each.quote) : null,
    ]),
  ];
}

function startSheets() {
  document.getElementById("sheet-close").addEventListener("click", closeSheet);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closeSheet();
  });
}
