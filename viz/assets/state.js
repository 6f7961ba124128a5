/* What is shown, kept in the address (#part=…&plan=…): a link or a bookmark shows the same again. */

const DEFAULTS = {
  part: "overview", plan: "", province: "", role: "", q: "", sort: "", order: "load",
  view: "", focus: "", degree: "1", a: "", b: "", which: "", agency: "", sheet: "",
  lang: data.lang, theme: "auto",
};
/** The parts of the page by name; each says which filters it has, draws itself, and what it exports. */
const PARTS = {};
let state = { ...DEFAULTS };

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function encoded(text) {
  return encodeURIComponent(text).replace(/%2F/g, "/").replace(/%3A/g, ":");
}

/** The state that the address says; what it does not say, or says wrongly, is as at the start. */
function readState() {
  const read = { ...DEFAULTS };
  for (const pair of location.hash.slice(1).split("&")) {
    const [name, ...rest] = pair.split("=");
    if (Object.hasOwn(DEFAULTS, name)) read[name] = decoded(rest.join("="));
  }
  if (!Object.hasOwn(PARTS, read.part)) read.part = DEFAULTS.part;
  if (!Object.hasOwn(data.words, read.lang)) read.lang = DEFAULTS.lang;
  if (!["lead", "support"].includes(read.role)) read.role = DEFAULTS.role;
  if (!data.plans.some((plan) => plan.id === read.plan)) read.plan = DEFAULTS.plan;
  if (!data.agencies.some((agency) => agency.province === read.province)) read.province = DEFAULTS.province;
  if (!data.agencies.some((agency) => agency.id === read.agency)) read.agency = DEFAULTS.agency;
  return read;
}

/** The address of the view that is shown, with changes. */
function address(changes = {}) {
  const wanted = { ...state, ...changes };
  const said = Object.entries(wanted).filter(([name, value]) => name === "part" || value !== DEFAULTS[name]);
  return `#${said.map(([name, value]) => `${name}=${encoded(value)}`).join("&")}`;
}

/** What another part begins with: nothing that was chosen within the part in view. */
const ELSEWHERE = { sort: "", which: "", focus: "", degree: "1", q: "", agency: "" };

/** Show another view, as a new step for the back button. */
function go(changes) {
  location.hash = address(changes);
}

/** Show another view at once, in the place of this one unless it is a step: for what is typed letter by letter. */
function goInPlace(changes, { step = false } = {}) {
  history[step ? "pushState" : "replaceState"](null, "", address(changes));
  show();
}

/** A sheet's address part: its kind and what it is about. */
function sheetName(kind, ...keys) {
  return [kind, ...keys.map((key) => encoded(String(key)).replace(/~/g, "%7E"))].join("~");
}

function sheetParts(name) {
  const [kind, ...keys] = name.split("~");
  return [kind, ...keys.map(decoded)];
}
