/* Forms of the staff pages: each is sent once, and nobody leaves unsaved work without a warning. */
import { isReached } from "./log-in.js";

const AGAIN = 30000; // milliseconds after which a form without an answer may be sent again
// An act that asks about unsaved text of another window holds none itself.
const ERRORS = "#content .errornote:not(.unsaved-asked), #content .errorlist";
const guards = [];
let sent = null; // the form on its way, if any

// A page that Back shows again sends under the keys it had: the office knows it for the same.
const keys = [...document.querySelectorAll("input[name=sending]")];
const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
const before = (isBack && history.state?.sendings) || {};
for (const key of keys) key.value = before[placeOf(key.form)] ?? key.value;
const sendings = Object.fromEntries(keys.map((key) => [placeOf(key.form), key.value]));
history.replaceState({ ...history.state, sendings }, "");

/* What tells a form from the others of its page, also when there are more of them by now. */
function placeOf({ action, elements }) {
  return [action, elements.parent?.value, elements.paragraph?.value].join(" ");
}

/* What stands in a form, as text. */
export function typed(form) {
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  return new URLSearchParams(fields.map(([name, value]) => [name, value.size ? value.name : value]));
}

/* What a form came with from the office, whatever was typed into it before this script ran. */
export function given(form) {
  const copy = form.cloneNode(true);
  copy.reset();
  return typed(copy);
}

/* Warn when the page is left while `isChanged()`, unless by sending this form. */
export function guard(form, isChanged) {
  guards.push({ form, isChanged });
}

/* True where the office sent the form back with errors: what stands in it is not saved. */
export function isRefused() {
  const isAnswer = document.querySelector("meta[name=answers-post]");
  return Boolean(isAnswer && document.querySelector(ERRORS));
}

function release() {
  sent = null;
}

function guardItself(form) {
  const searches = [...form.querySelectorAll("[type=search]")].map((field) => field.name);
  const work = (fields) => {
    for (const name of searches) fields.delete(name);
    return fields.toString();
  };
  const start = work(given(form));
  const isChanged = () => "changed" in form.dataset || work(typed(form)) !== start;
  guard(form, isChanged);
  sendWhenReached(form, isChanged);
}

/* Send words once the office is there and knows the account: else they would be gone. */
function sendWhenReached(form, isChanged) {
  let isAsking = false;
  let isReady = false;
  form.addEventListener("submit", async (event) => {
    if (isReady || goesElsewhere(event) || !isChanged()) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    const { submitter } = event;
    isReady = await isReached();
    isAsking = false;
    if (isReady) form.requestSubmit(submitter);
    isReady = false;
  });
}

/* True if the answer to a form comes elsewhere than into this page. */
function goesElsewhere({ target, submitter }) {
  return submitter?.formTarget || target.target || target.method !== "post";
}

const OWN_GUARD = "#article_form, #changelist-form";
for (const form of document.querySelectorAll("#content form[method=post]")) {
  if (!form.matches(OWN_GUARD)) guardItself(form);
}
const first = document.querySelector("#content form[method=post]");
if (first && isRefused()) guard(first, () => true);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || goesElsewhere(event)) return;
  if (sent === form) {
    event.preventDefault();
    return;
  }
  sent = form;
  setTimeout(release, AGAIN);
});

addEventListener("beforeunload", (event) => {
  if (!guards.some(({ form, isChanged }) => form !== sent && isChanged())) return;
  event.preventDefault();
  setTimeout(release); // runs only where the page stays
});

addEventListener("pageshow", (event) => {
  if (event.persisted) release();
});
