"use strict";

/* What the page knows, and small helpers. Text goes in as text only: nothing here makes markup. */

const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;

/** A text without diacritics and capitals, đ as d. */
function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");
}

/** The words of a sentence with {0}, {1} … filled in. */
function filled(sentence, ...values) {
  return sentence.replace(/\{(\d)\}/g, (_, place) => String(values[place]));
}

/** A new element with a class and children, which are elements or texts. */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A button that looks like text and does something. */
function textButton(text, action) {
  const button = element("button", "plain", text);
  button.type = "button";
  button.addEventListener("click", action);
  return button;
}

function all(selector, root = document) {
  return Array.from(root.querySelectorAll(selector));
}
