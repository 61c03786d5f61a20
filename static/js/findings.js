/* The checklist while one types: asks the office what is missing, and offers to put words right. */
import { form, send, watch } from "./story-form.js";

const box = document.querySelector("[data-findings]");
const missing = box?.querySelector("[data-findings-missing]");
const advice = box?.querySelector("[data-findings-advice]");
const NAMES = ["language", "headline", "standfirst", "body", "place", "event_on", "section", "kind"];
let sent = "";

/* Of what is typed, what the checklist depends on. */
function judged(typed) {
  return new URLSearchParams([...typed].filter(([name]) => NAMES.includes(name))).toString();
}

function escaped(words) {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function replace(found, instead) {
  const every = new RegExp(escaped(found), "g");
  for (const name of ["headline", "standfirst"]) {
    const field = form.elements[name];
    field.value = field.value.replace(every, () => instead);
  }
  const editor = window.CKEDITOR?.instances.id_body;
  if (editor) editor.setData(editor.getData().replace(every, () => instead));
  else form.elements.body.value = form.elements.body.value.replace(every, () => instead);
}

function line(finding) {
  const item = document.createElement("li");
  item.textContent = finding.text;
  if (finding.found && finding.instead) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "replace";
    button.textContent = box.dataset.replace;
    button.addEventListener("click", () => replace(finding.found, finding.instead));
    item.append(" ", button);
  }
  return item;
}

function show(list, items) {
  list.replaceChildren(...items);
  list.closest("section").hidden = items.length === 0;
}

function begin(typed) {
  sent = judged(typed);
}

async function look(typed) {
  const text = judged(typed);
  if (text === sent) return;
  sent = text;
  const response = await send(box.dataset.findings, text).catch(() => null);
  if (!response?.ok || response.redirected) return;
  const answer = await response.json();
  show(
    missing,
    answer.missing.map((text) => line({ text })),
  );
  show(advice, answer.advice.map(line));
}

if (box) watch(begin, look);
