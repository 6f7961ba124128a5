/* Findings: what the rules say of the plans, and what was not understood in the documents. */

const WEIGHTS = ["error", "warning", "note", "not-assessable"];
const WEIGHT_SHAPES = { error: "M8 1 15 14H1Z", warning: "M8 0 16 8 8 16 0 8Z", note: "M8 1a7 7 0 1 0 .01 0Z", "not-assessable": "M2 2H14V14H2Z" };

PARTS.findings = {
  filters: ["plan", "province", "q"],
  draw(host) {
    const chosen = filters(), found = shownFindings(chosen), shown = searchedFindings(found, chosen);
    host.append(el("p", { class: "about" }, word("findings_about")));
    if (found.length) {
      host.append(weightTools(found, chosen, shown), tableOf("findings-table", findingColumns(), shown, { label: word("findings") }));
    } else host.append(el("p", { class: "empty" }, word("no_findings")));
    const notes = shownNotes(chosen);
    if (notes.length) {
      host.append(el("details", { class: "card", open: !found.length }, el("summary", {}, `${word("notes")} (${notes.length})`),
        el("p", { class: "about" }, word("notes_about")),
        tableOf("notes-table", noteColumns(), notes, { label: word("notes"), sortable: false })));
    }
  },
  chosen() {
    const wanted = wantedFindings();
    return WEIGHTS.includes(wanted) ? word(wanted) : wanted && ruleTitle(wanted);
  },
  pictures: () => [tablePicture(findingColumns(), searchedFindings(shownFindings(filters()), filters()))],
  texts: () => asTexts(findingColumns(), searchedFindings(shownFindings(filters()), filters())),
};

function weightOf(finding) {
  return finding.status === "not-assessable" ? "not-assessable" : finding.severity;
}

/** The mark of a weight: a shape of its own, besides its colour. */
function weightMark(weight) {
  return svg("svg", { class: `mark weight ${weight}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: WEIGHT_SHAPES[weight] }));
}

/** What is chosen to be seen: a weight, a rule, or nothing. */
function wantedFindings() {
  return WEIGHTS.includes(state.which) || Object.hasOwn(data.rules, state.which) ? state.which : "";
}

function ruleTitle(rule) {
  return data.rules[rule].title[state.lang];
}

function searchedFindings(found, { words }, wanted = wantedFindings()) {
  return found
    .filter((finding) => (!wanted || weightOf(finding) === wanted || finding.rule === wanted) && holds(findingSearch(finding), words))
    .sort((one, other) => weightRank(one) - weightRank(other));
}

function weightRank(finding) {
  return WEIGHTS.indexOf(weightOf(finding));
}

function findingSearch(finding) {
  return [
    finding.message[state.lang], finding.rule, ruleTitle(finding.rule), finding.where ?? "", finding.plan === undefined ? "" : data.plans[finding.plan].title,
    ...(finding.agencies ?? []).map((agency) => data.agencies[agency].label),
    ...(finding.tasks ?? []).map((task) => data.tasks[task].title),
  ].join(" ");
}

function shownNotes({ plan, words }) {
  return data.notes.filter((note) => (plan === null || note.plan === plan) && holds([note.message[state.lang], note.code, note.where ?? ""].join(" "), words));
}

/** The choices of weight and rule, with how many findings of the words searched for each has. */
function weightTools(whole, chosen, shown) {
  const found = searchedFindings(whole, chosen, "");
  const counts = grouped(found, weightOf);
  const wanted = wantedFindings();
  const rules = Array.from(grouped(found, (finding) => finding.rule)).sort(([one], [other]) => collator.compare(ruleTitle(one), ruleTitle(other)));
  const rule = el("label", {}, word("rule"), el("select", { "data-key": "rule", change: (event) => go({ which: event.target.value }) },
    el("option", { value: "" }, word("all_rules")),
    rules.map(([name, each]) => el("option", { value: name, selected: name === wanted }, `${ruleTitle(name)} (${each.length})`))));
  const choices = ["", ...WEIGHTS].map((which) => button(
    [which ? weightMark(which) : "", `${word(which || "all_findings")} (${which ? counts.get(which)?.length ?? 0 : found.length})`].flat(),
    () => go({ which }), { "aria-pressed": String(wanted === which), "data-key": `which-${which}` }));
  return el("div", { class: "tools" },
    el("div", { class: "choice", role: "group", "aria-label": word("weight") }, choices), rule, countOf(shown.length, whole.length));
}

function findingColumns() {
  const planOf = (finding) => (finding.plan === undefined ? "" : data.plans[finding.plan].title);
  return [
    {
      name: "weight", value: (finding) => word(weightOf(finding)), rank: weightRank, className: "short",
      cell: (finding) => [weightMark(weightOf(finding)), " ", word(weightOf(finding))],
    },
    {
      name: "finding", className: "name", value: (finding) => finding.message[state.lang],
      cell: (finding) => viewLink({ sheet: findingSheet(finding) }, finding.message[state.lang]),
    },
    { name: "rule", className: "who", value: (finding) => ruleTitle(finding.rule), cell: (finding) => ruleTitle(finding.rule) },
    { name: "plan", className: "plan", value: planOf, cell: (finding) => planOf(finding) || "–" },
    { name: "where", value: (finding) => finding.where, cell: (finding) => finding.where ?? "–" },
  ];
}

/** The sheet of a finding, named by what it says, so that a bookmark never shows another one. */
function findingSheet(finding) {
  return sheetName("finding", finding.rule, data.plans[finding.plan]?.id ?? "", finding.message.vi);
}

function noteColumns() {
  return [
    { name: "note_message", className: "name", cell: (note) => note.message[state.lang] },
    { name: "plan", className: "plan", cell: (note) => data.plans[note.plan].title },
    { name: "where", cell: (note) => note.where ?? "–" },
    { name: "quote", cell: (note) => (note.quote ? el("q", {}, note.quote) : "–") },
  ];
}
