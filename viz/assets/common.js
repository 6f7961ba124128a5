"use strict";

/* What the page knows, and how elements are made. Text goes in as text only. */

const data = JSON.parse(document.getElementById("data").textContent);
const SVG = "http://www.w3.org/2000/svg";

/** The words of the page in the language chosen, with {0}, {1} … filled in; a code that has none stays. */
function word(name, ...values) {
  const sentence = data.words[state.lang][name] ?? String(name);
  return sentence.replace(/\{(\d)\}/g, (_, place) => String(values[place]));
}

/** What was counted or measured, as people of the language write it. */
function number(value) {
  return value.toLocaleString(state.lang, { maximumFractionDigits: 2 });
}

/** A value that a plan states, with all its decimals. */
function exact(value) {
  return Number(value.toPrecision(12)).toLocaleString(state.lang, { maximumFractionDigits: 12 });
}

/** A day (YYYY-MM-DD) as people of the language write it; what is no day stays as it is. */
function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  if (!date) return iso;
  if (state.lang === "vi") return `${date}/${month}/${year}`;
  const names = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });
  return `${date} ${names.format(new Date(Date.UTC(2000, month - 1, 1)))} ${year}`;
}

/** A quarter (YYYY-Qn) as Qn/YYYY. */
function quarterName(quarter) {
  return `${quarter.slice(5)}/${quarter.slice(0, 4)}`;
}

/** A text without diacritics and capitals, đ as d. */
function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");
}

function foldedWords(text) {
  return fold(text).split(/\s+/).filter(Boolean);
}

/** A text without the signs that turn the direction of letters: no name may move or mirror what stands beside it. */
function straight(text) {
  return text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}

/** Put attributes, listeners (functions) and children (elements, texts, lists of them) to an element. */
function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value);
  }
  const content = children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
  made.append(...content.map((child) => (child instanceof Node ? child : straight(String(child)))));
  return made;
}

function el(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function svg(name, attributes, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

/** What a part shows; how it is used is said on the screen alone. */
function aboutOf(name) {
  const hint = data.words[state.lang][`${name}_hint`];
  return el("p", { class: "about" }, word(name), hint ? el("span", { class: "on-screen" }, ` ${hint}`) : null);
}

/** A link to another view of the page: changes of the state. No sheet stays open that it does not name. */
function viewLink(changes, ...children) {
  return el("a", { href: address({ sheet: "", ...(changes.part ? ELSEWHERE : {}), ...changes }) }, ...children);
}

/** An element with a name by which it is found again after the part is drawn anew. */
function keyed(key, made) {
  made.dataset.key = key;
  return made;
}

function button(text, action, attributes = {}) {
  return el("button", { type: "button", click: action, ...attributes }, text);
}

function all(selector, root = document) {
  return Array.from(root.querySelectorAll(selector));
}

/** Items by a key, in the order in which keys come. */
function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const collator = new Intl.Collator("vi", { numeric: true, sensitivity: "base" });
