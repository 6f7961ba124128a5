/* Sources: every lead, support and coordination, and where the document says so. */

PARTS.sources = {
  filters: ["plan", "province", "role", "agency", "q"],
  draw(host) {
    const whole = allSources(), shown = searchedSources(whole);
    host.append(
      aboutOf("sources_about"),
      el("div", { class: "tools" }, countOf(shown.length, whole.length)),
      tableOf("sources-table", sourceColumns(), shown, { label: word("sources") }),
    );
  },
  pictures: () => [tablePicture(sourceColumns(), searchedSources(allSources()))],
  texts: () => asTexts(sourceColumns(), searchedSources(allSources())),
};

function allSources() {
  const { plan, province, role, agency } = filters();
  return data.edges.filter((edge) => (plan === null || edge.plan === plan) && (!role || edge.role === role)
    && (agency === null || edge.agency === agency) && inProvince(edge.agency, province));
}

function searchedSources(edges) {
  const { words } = filters();
  return words.length ? edges.filter((edge) => holds(edgeSearch(edge), words)) : edges;
}

function edgeSearch(edge) {
  return [
    taskTitle(edge), agencyOf(edge).label, edge.where ?? "", edge.written ?? "", edge.quote ?? "",
    data.plans[edge.plan].title, word(edge.role), word(edge.basis ?? ""),
  ].join(" ");
}

function taskTitle(edge) {
  return edge.task === undefined ? word("whole_plan") : data.tasks[edge.task].title;
}

function roleTag(role) {
  return el("span", { class: `tag ${role}` }, word(role));
}

function sourceColumns() {
  const quoted = data.edges.some((edge) => edge.quote);
  const quote = { name: "quote", value: (edge) => edge.quote, cell: (edge) => (edge.quote ? el("q", {}, edge.quote) : "–") };
  return [
    { name: "where", value: (edge) => edge.where, cell: (edge) => viewLink({ sheet: sourceSheet(edge) }, edge.where ?? word("source")) },
    {
      name: "task", className: "name", value: taskTitle,
      cell: (edge) => (edge.task === undefined ? word("whole_plan") : taskLink(edge.task)),
    },
    { name: "agency", className: "who", value: (edge) => agencyOf(edge).label, cell: (edge) => agencyLink(edge.agency) },
    { name: "role", value: (edge) => word(edge.role), cell: (edge) => roleTag(edge.role) },
    { name: "as_written", value: (edge) => edge.written, cell: (edge) => edge.written ?? "–" },
    { name: "basis", value: (edge) => word(edge.basis ?? ""), cell: (edge) => (edge.basis ? word(edge.basis) : "–") },
    ...(quoted ? [quote] : []),
    { name: "plan", className: "plan", value: (edge) => data.plans[edge.plan].title, cell: (edge) => data.plans[edge.plan].title },
  ];
}

/** The sheet of all that one agency has to do with one task, or with a whole plan. */
function sourceSheet(edge) {
  if (edge.task === undefined) return sheetName("coordination", data.plans[edge.plan].id, agencyOf(edge).id);
  return sheetName("source", data.tasks[edge.task].id, agencyOf(edge).id);
}
