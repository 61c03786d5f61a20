/* The checklist while one types: asks the office what is missing, and puts words right on request. */
import { asGiven, fields, form, send, watch } from "./story-form.js";

const box = document.querySelector("[data-findings]");
const missing = box?.querySelector("[data-findings-missing]");
const advice = box?.querySelector("[data-findings-advice]");
const done = box?.querySelector("[data-findings-done]");
const NAMES = ["language", "headline", "standfirst", "body", "place", "event_on", "section", "kind"];
const OF_A_ROW = /^(credits|photo_uses)-(\d+-|TOTAL_FORMS$)/;
let sent = null;

/* Of what is typed, what the checklist depends on. */
function judged(typed) {
  return new URLSearchParams([...typed].filter(([name]) => NAMES.includes(name) || OF_A_ROW.test(name)));
}

function editorOf(name) {
  return Object.values(window.CKEDITOR?.instances ?? {}).find((editor) => editor.name === `id_${name}`);
}

function written(name) {
  return editorOf(name)?.getData() ?? form.elements[name].value;
}

function write(name, value) {
  const editor = editorOf(name);
  if (!editor) {
    form.elements[name].value = value;
    return;
  }
  editor.fire("saveSnapshot");
  editor.editable().setHtml(editor.dataProcessor.toHtml(value));
  editor.fire("saveSnapshot");
  editor.fire("change");
}

/* Let the office replace the words, so that it is done by the rule that found them. */
async function replace(found, instead) {
  const text = judged(fields());
  text.set("found", found);
  text.set("instead", instead);
  const response = await send(box.dataset.putRight, text).catch(() => null);
  if (!response?.ok || response.redirected) return;
  const answer = await response.json();
  const before = new Map();
  for (const [name, value] of Object.entries(answer.fields)) {
    before.set(name, { was: written(name) });
    write(name, value);
    before.get(name).is = written(name);
  }
  report(answer.words, before);
  await look();
}

/* Say what was done, and offer to undo it where nobody wrote since. */
function report(words, before) {
  done.textContent = words;
  if (!before.size) return;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "replace", textContent: box.dataset.undo });
  button.addEventListener("click", () => {
    for (const [name, { was, is }] of before) if (written(name) === is) write(name, was);
    done.textContent = "";
    look();
  });
  done.append(" ", button);
}

function withButton(item, { found, instead }) {
  if (!found || !instead) return item;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "replace", textContent: box.dataset.replace });
  button.addEventListener("click", () => replace(found, instead));
  item.append(" ", button);
  return item;
}

function line(finding) {
  const item = document.createElement("li");
  item.textContent = finding.text;
  return withButton(item, finding);
}

function show(list, items) {
  list.replaceChildren(...items.map(line));
  list.closest("section").hidden = items.length === 0;
}

async function look() {
  const text = judged(fields()).toString();
  if (text === (sent ?? judged(asGiven()).toString())) return;
  sent = text;
  const response = await send(box.dataset.findings, text).catch(() => null);
  if (!response?.ok || response.redirected || sent !== text) return;
  const answer = await response.json();
  show(missing, answer.missing);
  show(advice, answer.advice);
}

if (box) {
  for (const item of box.querySelectorAll("[data-found]")) withButton(item, item.dataset);
  watch(look);
}
