/* The panel of details: an agency, a task, the sources of a link, the tasks two agencies share. */

const panel = document.getElementById("details");
let opener = null;

/** Fill the panel and go to it; Escape goes back to where one was. */
function showDetails(heading, ...content) {
  if (panel.hidden || !panel.contains(document.activeElement)) opener = document.activeElement;
  const title = document.getElementById("details-heading");
  title.textContent = heading;
  document.getElementById("details-body").replaceChildren(...content);
  panel.hidden = false;
  panel.scrollTop = 0;
  title.focus({ preventScroll: true });
}

function closeDetails() {
  panel.hidden = true;
  if (opener?.isConnected) opener.focus({ preventScroll: true });
}

/** A list of names and values; what has no value is left out. */
function facts(pairs) {
  const list = element("dl", "facts");
  for (const [name, value] of pairs) {
    if (value === null || value === undefined || value === "") continue;
    list.append(element("dt", "", name), element("dd", "", value));
  }
  return list;
}

function listOf(heading, items) {
  const list = element("ul", "items", ...items.map((item) => element("li", "", ...item)));
  return element("section", "", element("h3", "", `${heading} (${items.length})`), list);
}

function agencyName(edge) {
  return edge.agency === null ? edge.name : data.agencies[edge.agency].label;
}

function roleWord(role) {
  return element("span", `role ${role}`, words[role]);
}

function agencyButton(index, text) {
  return textButton(text ?? data.agencies[index].label, () => showAgency(index));
}

function taskButton(index) {
  return textButton(data.tasks[index].title, () => showTask(index));
}

function sourceButton(index) {
  const edge = data.edges[index];
  return textButton(edge.where ?? words.sources, () => showSources([index]));
}

/** Where the plan says what an edge says. */
function sourceFacts(edge) {
  return facts([
    [words.plan, data.plans[edge.plan]],
    [words.task, edge.task === null ? words.whole_plan : taskButton(edge.task)],
    [words.agency, edge.agency === null ? edge.name : agencyButton(edge.agency)],
    [words.role, roleWord(edge.role)],
    [words.where, edge.where],
    [words.as_written, edge.written],
    [words.basis, words[edge.basis] ?? edge.basis],
    [words.quote, edge.quote === null ? null : element("q", "", edge.quote)],
    [words.file, edge.file],
  ]);
}

function showSources(indices) {
  const edges = indices.map((index) => data.edges[index]);
  showDetails(words.sources, ...edges.map(sourceFacts));
}

/** The edges of an agency, or of a task. */
function edgesOf(end, index) {
  return data.edges.filter((edge) => edge[end] === index && edge.agency !== null);
}

/** With whom an agency shares tasks, most shared first: [agency, number of tasks]. */
function partnersOf(agency) {
  const mine = new Set(edgesOf("agency", agency).map((edge) => edge.task));
  mine.delete(null);
  const shared = new Map();
  for (const edge of data.edges) {
    if (edge.agency === null || edge.agency === agency || !mine.has(edge.task)) continue;
    if (!shared.has(edge.agency)) shared.set(edge.agency, new Set());
    shared.get(edge.agency).add(edge.task);
  }
  const counted = Array.from(shared, ([other, tasks]) => [other, tasks.size]);
  return counted.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
}

function showAgency(index) {
  const agency = data.agencies[index];
  const edges = edgesOf("agency", index);
  showDetails(
    agency.label,
    facts([
      [words.province, agency.province],
      [words.load_short, agency.load.toLocaleString(document.documentElement.lang)],
      [words.tasks_of, new Set(edges.map((edge) => edge.task).filter((task) => task !== null)).size],
    ]),
    listOf(words.participations, edges.map((edge) => [
      roleWord(edge.role), " ",
      edge.task === null ? words.whole_plan : taskButton(edge.task), " · ",
      sourceButton(data.edges.indexOf(edge)),
      element("div", "about", data.plans[edge.plan]),
    ])),
    listOf(words.partners, partnersOf(index).map(([other, count]) => [
      agencyButton(other), ` · ${count}`,
    ])),
  );
}

function showTask(index) {
  const task = data.tasks[index];
  const edges = edgesOf("task", index);
  showDetails(
    task.title,
    facts([[words.plan, data.plans[task.plan]]]),
    listOf(words.participants, edges.map((edge) => [
      roleWord(edge.role), " ", agencyButton(edge.agency), " · ",
      sourceButton(data.edges.indexOf(edge)),
    ])),
  );
}

/** The tasks that two agencies share. */
function showShared(one, other, tasks) {
  showDetails(
    words.shared_tasks,
    element("p", "", agencyButton(one), " – ", agencyButton(other)),
    listOf(words.tasks_of, tasks.map((task) => [
      taskButton(task), element("div", "about", data.plans[data.tasks[task].plan]),
    ])),
  );
}

function startDetails() {
  document.getElementById("details-close").addEventListener("click", closeDetails);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) closeDetails();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-agency], button[data-task], button[data-edges]");
    if (!button) return;
    const { agency, task, edges } = button.dataset;
    if (agency !== undefined) showAgency(Number(agency));
    else if (task !== undefined) showTask(Number(task));
    else showSources(edges.split(" ").map(Number));
  });
}
