/* Cooperation: the agencies of two provinces face to face, and the tasks between them. */

PARTS.cooperation = {
  filters: ["plan", "q"],
  draw(host) {
    const pair = provincePair();
    if (!pair) {
      host.append(el("p", { class: "empty" }, word("no_cooperation")));
      return;
    }
    const met = searchedMeetings(pair);
    host.append(
      aboutOf("cooperation_about"),
      el("div", { class: "tools" }, provinceChoice("a", pair[0]), provinceChoice("b", pair[1]), keyOf(roleMarks()),
        el("output", { class: "shown" }, word("common_tasks", met.size))),
      met.size ? el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": word("cooperation") }, faceToFace(pair, met)) : el("p", { class: "empty" }, word("nothing")),
      met.size ? tableOf("cooperation-table", meetingColumns(pair), meetingRows(met), { label: word("cooperation") }) : "",
      oneSided(pair) ?? "",
    );
  },
  pictures: () => [facingPicture(provincePair())].filter(Boolean),
  texts: () => (provincePair() ? cooperationTexts(provincePair()) : []),
};

/** The provinces that have agencies with tasks. */
function meetingProvinces() {
  const named = new Set(participations.map((edge) => agencyOf(edge).province).filter(Boolean));
  return Array.from(named).sort((one, other) => collator.compare(provinceName(one), provinceName(other)));
}

/** The two provinces chosen; what is not chosen is such that they meet most often. */
function provincePair() {
  const names = meetingProvinces();
  const pairs = names.flatMap((one) => names.filter((other) => other !== one).map((other) => [one, other]))
    .filter(([one, other]) => (!names.includes(state.a) || one === state.a) && (!names.includes(state.b) || other === state.b))
    .map((pair) => [pair, meetings(...pair).size]);
  pairs.sort(([, one], [, other]) => other - one);
  return pairs[0]?.[0] ?? null;
}

function searchedMeetings(pair) {
  const { plan, words } = filters();
  const met = meetings(...pair, plan);
  return new Map(Array.from(met).filter(([task]) => holds(taskSearch(task), words)));
}

function provinceChoice(name, chosen) {
  const other = name === "a" ? "b" : "a";
  const select = el("select", { "data-key": `province-${name}`, change: (event) => go({ [name]: event.target.value, [other]: state[other] === event.target.value ? "" : state[other] }) },
    meetingProvinces().map((province) => el("option", { value: province, selected: province === chosen }, provinceName(province))));
  return el("label", {}, `${word(name === "a" ? "province_a" : "province_b")} `, select);
}

function roleMarks() {
  return ["lead", "support"].map((role) => ({ swatch: swatchOf(34, 10, svg("line", { class: `link ${role}`, x1: 1, x2: 33, y1: 5, y2: 5 })), text: word(role) }));
}

/** Each pair of agencies that meet on a task, as the question "cooperation" gives them. */
function meetingRows(met) {
  return Array.from(met).flatMap(([task, [here, there]]) =>
    here.flatMap((one) => there.map((other) => ({ task, one, other }))));
}

function meetingColumns([a, b]) {
  const side = (name, which, province) => [
    { name, className: "who", head: provinceName(province), value: (row) => agencyOf(row[which]).name, cell: (row) => agencyLink(row[which].agency, agencyOf(row[which]).name) },
    {
      name: `${name}_role`, head: word("role"), value: (row) => word(row[which].role),
      cell: (row) => viewLink({ sheet: sourceSheet(row[which]) }, roleTag(row[which].role)),
    },
  ];
  return [
    { name: "task", className: "name", value: (row) => data.tasks[row.task].title, cell: (row) => taskLink(row.task) },
    ...side("side_a", "one", a), ...side("side_b", "other", b),
    { name: "deadline", value: (row) => data.tasks[row.task].ends ?? "", cell: (row) => (data.tasks[row.task].ends ? day(data.tasks[row.task].ends) : "–") },
    { name: "where", value: (row) => data.tasks[row.task].where, cell: (row) => data.tasks[row.task].where ?? "–" },
  ];
}

/** Tasks of plans that cover both provinces in which only one side is named. */
function oneSidedTasks(pair) {
  const { plan, words } = filters(), met = meetings(...pair);
  const both = new Set(data.plans.map((_, place) => place).filter((place) => pair.every((province) => data.plans[place].provinces?.includes(province))));
  return shownTasks({ plan }).filter((task) => both.has(data.tasks[task].plan) && isGiven(task) && !met.has(task) && holds(taskSearch(task), words));
}

function cooperationTexts(pair) {
  const tasks = oneSidedTasks(pair);
  return textSections([
    [word("cooperation"), asTexts(meetingColumns(pair), meetingRows(searchedMeetings(pair)))],
    [word("one_sided", tasks.length), asTexts(taskColumns([]), tasks.map((task) => ({ task })))],
  ]);
}

function oneSided(pair) {
  const tasks = oneSidedTasks(pair);
  if (!tasks.length) return null;
  return el("section", { class: "card" }, el("h3", {}, word("one_sided", tasks.length)), el("p", { class: "about" }, word("one_sided_about")),
    tableOf("onesided-table", taskColumns([]).map((column) => ({ ...column, value: undefined })), tasks.map((task) => ({ task })), { label: word("one_sided", tasks.length), sortable: false }));
}

function facingPicture(pair) {
  const met = pair ? searchedMeetings(pair) : new Map();
  return met.size ? { title: pair.map(provinceName).join(" – "), key: roleMarks(), drawing: faceToFace(pair, met) } : null;
}

const BOX = { width: 250, gap: 14, line: 17, pad: 9 };

/** The drawing: agencies of one province, the tasks, agencies of the other; full lines lead, broken ones support. */
function faceToFace(pair, met) {
  const tasks = Array.from(met.keys());
  const sideOf = (place) => Array.from(new Set(tasks.flatMap((task) => met.get(task)[place].map((edge) => edge.agency))));
  const columns = [sideOf(0), tasks, sideOf(1)];
  const names = [(each) => data.agencies[each].name, (each) => data.tasks[each].title, (each) => data.agencies[each].name];
  const width = 1000, step = (width - BOX.width) / 2;
  const boxes = columns.map((items, column) => stacked(items, names[column]));
  const height = Math.max(...boxes.map((each) => each.height)) + 40;
  boxes.forEach((each) => each.places.forEach((box) => { box.y += 36 + (height - 40 - each.height) / 2; }));
  const at = (column, item) => boxes[column].places.get(item);
  const links = tasks.flatMap((task) => [0, 1].flatMap((side) => met.get(task)[side].map((edge) => {
    const from = at(side * 2, edge.agency), to = at(1, task);
    const [x1, x2] = side === 0 ? [BOX.width, step] : [2 * step, step + BOX.width];
    const [y1, y2] = [from.y + from.height / 2, to.y + to.height / 2];
    return svg("path", { class: `link ${edge.role}`, d: `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}` });
  })));
  const heads = [provinceName(pair[0]), word("common_tasks", tasks.length), provinceName(pair[1])].map((text, column) =>
    svg("text", { class: "head", x: column * step + BOX.width / 2, y: 20, "text-anchor": "middle" }, text));
  const drawn = boxes.flatMap((each, column) => Array.from(each.places.values(), (box) => boxDrawing(box, column * step, column === 1 ? "task" : `side side${column}`)));
  return svg("svg", { class: "chart facing", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": word("cooperation_label") }, links, heads, drawn);
}

/** Boxes one below the other: their lines, heights and places. */
function stacked(items, nameOf) {
  const places = new Map();
  let y = 0;
  for (const item of items) {
    const lines = wrapped(nameOf(item), 32);
    const height = lines.length * BOX.line + 2 * BOX.pad;
    places.set(item, { lines, y, height });
    y += height + BOX.gap;
  }
  return { places, height: Math.max(y - BOX.gap, 0) };
}

function boxDrawing(box, x, look) {
  return svg("g", {}, svg("rect", { class: `box ${look}`, x, y: box.y, width: BOX.width, height: box.height, rx: look === "task" ? 0 : 12 }),
    box.lines.map((line, place) => svg("text", { class: "name", x: x + BOX.width / 2, y: box.y + BOX.pad + 13 + place * BOX.line, "text-anchor": "middle" }, line)));
}
