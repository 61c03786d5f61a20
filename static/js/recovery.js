/* Never lose words: keep the story form while it is written, and log in again in place.

   The form goes to the office every few seconds when it has changed, and before it is saved.
   What the office can't be reached for stays in this browser until it has arrived there. */
import { guard, isRefused } from "./forms.js";
import { LoggedOut, logIn } from "./log-in.js";
import { asGiven, fields, form, isChanged, send, watch } from "./story-form.js";

const PING = 20000; // milliseconds between two signs that the page is open
const AGAIN = 30000; // milliseconds after which Save works again without an answer
const OLDEST = 30 * 24 * 3600 * 1000;
const panel = document.querySelector("[data-keep]");
const writing = form.elements.writing;
// A page that Back shows again goes on under the key it had, so that it makes one story.
const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
if (isBack && history.state?.writing) writing.value = history.state.writing;
asGiven().set("writing", writing.value);
history.replaceState({ ...history.state, writing: writing.value }, "");
const mine = `newsroom-${panel.dataset.user}-`;
const place = mine + writing.value;
const state = panel.querySelector("[data-recovery-state]");
const local = panel.querySelector("[data-recovery-local]");
const seen = form.elements.seen_version;
const token = form.elements.csrfmiddlewaretoken;
const acts = [...document.querySelectorAll(".story-panel [data-act]")];
let kept = null; // what the office kept last of this page
let isKeeping = false;
let pinged = Date.now();
let isSending = false;
let mayLeave = false;

function say(text) {
  if (state.textContent !== text) state.textContent = text;
}

function isNew(text) {
  return text !== (kept ?? asGiven().toString());
}

/* What is sent of a text: when it was typed, whether it is the first of this page, and whether
   all of it was taken back. */
function dated(text) {
  const isTakenBack = text === asGiven().toString() && !isRefused();
  return `${text}&typed_at=${Date.now()}${kept === null ? "&first=1" : ""}${isTakenBack ? "&unchanged=1" : ""}`;
}

/* Send a form, or nothing as a ping; return what the office answers. */
async function post(body, address = panel.dataset.keep, keepalive = false) {
  const response = await send(address, body, keepalive);
  if (response.redirected || response.status === 403) throw new LoggedOut();
  if (!response.ok) throw new Error(response.status);
  return response.json();
}

/* A browser may refuse its storage, as some do in private windows. */
function stored() {
  try {
    return Object.entries(localStorage).filter(([name]) => name.startsWith(mine));
  } catch {
    return [];
  }
}

function drop(name) {
  if (stored().some(([one]) => one === name)) localStorage.removeItem(name);
}

async function keep(text, keepalive = false) {
  const answer = await post(dated(text), panel.dataset.keep, keepalive);
  kept = text;
  drop(place);
  return answer;
}

function tell(answer) {
  token.value = answer.token;
  const said = [];
  if (answer.kept) said.push(`${panel.dataset.kept} ${answer.kept}.`);
  if (answer.others.length) said.push(`${panel.dataset.others} ${answer.others.join(", ")}.`);
  if (seen && answer.version && String(answer.version) !== seen.value) said.push(panel.dataset.newer);
  say(said.join(" "));
}

/* Keep a text in this browser, if it has room and is allowed to; return whether it did. */
function keepHere(text) {
  const entry = { address: panel.dataset.keep, body: dated(text), at: Date.now() };
  try {
    localStorage.setItem(place, JSON.stringify(entry));
    return true;
  } catch {
    return false;
  }
}

/* Keep a text that did not reach the office, and say where it is. */
function keepUnsent(text) {
  say(keepHere(text) ? panel.dataset.offline : panel.dataset.nowhere);
}

async function look() {
  const text = fields().toString();
  const changed = isNew(text);
  mark();
  if (isKeeping || (!changed && Date.now() - pinged < PING)) return;
  isKeeping = true;
  pinged = Date.now();
  try {
    tell(await (changed ? keep(text) : post("")));
  } catch (error) {
    if (changed) keepUnsent(text);
    if (error instanceof LoggedOut) await logIn(keepAll);
  } finally {
    isKeeping = false;
  }
}

/* Bring what this browser kept to the office: of this page, or of one that was closed. */
async function bring() {
  for (const [name, entry] of stored()) {
    const { address, body, at } = JSON.parse(entry);
    const answer = await post(body, address).catch(() => null);
    if (answer || at < Date.now() - OLDEST) drop(name);
    if (answer?.kept) local.hidden = false;
  }
}

/* With unsaved words in the form, an act saves them first: its link says so. */
function mark() {
  const changed = isChanged() || isRefused();
  for (const link of acts) {
    link.dataset.label ??= link.textContent;
    link.textContent = changed ? panel.dataset.saveFirst.replace("{act}", link.dataset.label) : link.dataset.label;
  }
}

function saveFor(event) {
  if (!isChanged() && !isRefused()) return;
  event.preventDefault();
  const button = document.createElement("button");
  Object.assign(button, { name: "_act", value: event.currentTarget.dataset.act, hidden: true });
  form.append(button);
  form.requestSubmit(button);
}

async function keepAll() {
  tell(await keep(fields().toString()));
}

/* Bring the words to the office, and ask by this whether the account is still logged in. */
async function isReady() {
  const text = fields().toString();
  try {
    tell(await (isNew(text) ? keep(text) : post("")));
    return true;
  } catch (error) {
    keepUnsent(text);
    return error instanceof LoggedOut && logIn(keepAll);
  }
}

form.addEventListener("submit", async (event) => {
  if (mayLeave) return;
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  const submitter = event.submitter;
  if (!(await isReady())) {
    isSending = false;
    return;
  }
  const text = fields().toString();
  if (isNew(text)) keepHere(text); // typed since
  form.elements.typed_at.value = Date.now();
  mayLeave = true;
  form.requestSubmit(submitter);
  mayLeave = false;
  setTimeout(release, AGAIN);
});

function release() {
  isSending = false;
}

document.addEventListener("visibilitychange", () => {
  const text = document.visibilityState === "hidden" ? fields().toString() : null;
  if (text === null || !isNew(text)) return;
  keepHere(text);
  keep(text, text.length < 60000).catch(() => {});
});

addEventListener("pageshow", (event) => {
  if (event.persisted) release();
});

for (const link of acts) link.addEventListener("click", saveFor);
form.addEventListener("input", () => setTimeout(mark));
guard(form, isChanged);
post("")
  .then(tell)
  .then(bring, () => {});
mark();
watch(look);
