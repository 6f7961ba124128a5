/* Agencies: the load table; a name opens the agency's sheet. */

PARTS.agencies = {
  filters: ["plan", "province", "q"],
  draw(host) {
    const rows = loads(filters()), shown = searchedLoads(rows);
    host.append(
      aboutOf("load_about"),
      el("div", { class: "tools" }, countOf(shown.length, rows.length), keyOf(loadMarks())),
      shown.length ? tableOf("load-table", LOAD_COLUMNS(rows[0].load), shown, { label: word("agencies"), className: "loads" })
        : el("p", { class: "empty" }, word("nothing")),
    );
  },
  pictures: () => [loadPicture(searchedLoads(loads(filters())))],
  texts: () => asTexts(LOAD_COLUMNS(), searchedLoads(loads(filters()))),
};

function searchedLoads(rows) {
  const { words } = filters();
  return rows.filter((row) => holds(searchedOf(data.agencies[row.agency]), words));
}

/** All that an agency may be searched by. */
function searchedOf(agency) {
  return [agency.label, agency.short ?? "", provinceName(agency.province), ...(agency.aliases ?? [])].join(" ");
}

const LOAD_COUNTS = ["leads", "supports", "tasks", "programmes", "partners", "peak"];

function LOAD_COLUMNS(most = 1) {
  return [
    {
      name: "agency", className: "name", value: (row) => data.agencies[row.agency].name,
      cell: (row) => agencyLink(row.agency, data.agencies[row.agency].name),
    },
    { name: "province", value: (row) => provinceName(data.agencies[row.agency].province), cell: (row) => provinceName(data.agencies[row.agency].province) },
    {
      name: "load_short", kind: "number", className: "load", value: (row) => row.load,
      cell: (row) => [el("span", { class: "count" }, number(row.load)), loadBar(row, most)],
    },
    ...LOAD_COUNTS.map((name) => ({
      name: `count_${name}`, kind: "number", value: (row) => row[name], cell: (row) => number(row[name]),
    })),
    {
      name: "peak_quarter", value: (row) => (row.peakQuarter ? quarterName(row.peakQuarter) : ""),
      rank: (row) => (row.peakQuarter ? Number(row.peakQuarter.replace("-Q", "")) : null), cell: (row) => (row.peakQuarter ? quarterName(row.peakQuarter) : "–"),
    },
  ];
}

function agencyLink(agency, text = data.agencies[agency].label) {
  return viewLink({ sheet: sheetName("agency", data.agencies[agency].id) }, text);
}

/** An agency's name, and the end of its label that tells it from others of that name. */
function agencyName(agency) {
  const { name, label } = data.agencies[agency];
  return { name, end: label.slice(name.length) };
}

function loadPicture(rows) {
  const bars = rows.map((row) => ({
    ...agencyName(row.agency),
    text: `${number(row.load)} ${word("of_which", row.leads, row.supports)}`,
    parts: [
      { value: row.leads * LEAD_WEIGHT, look: "lead" },
      { value: row.supports * SUPPORT_WEIGHT, look: "support" },
    ],
  }));
  const names = bars.map(({ name, end }) => textWidth(name.slice(0, MOST_LETTERS) + end));
  const left = Math.min(460, Math.max(120, ...names) + 14);
  return { key: loadMarks(), drawing: barChart(bars, { width: 960, label: word("agencies"), left }) };
}
