/* Never lose words: keep the story form while it is written, and log in again in place.

   The form goes to the office every few seconds when it has changed. Where the office
   can't be reached it stays in this browser until it can. Saving asks the office first
   whether the account is still logged in. */
import { fields, form, send, watch } from "./story-form.js";

const PING = 20000; // milliseconds between two signs that the page is open
const panel = document.querySelector("[data-keep]");
const place = `newsroom-${panel.dataset.user}-${panel.dataset.story}`;
const state = panel.querySelector("[data-recovery-state]");
const local = panel.querySelector("[data-recovery-local]");
const dialog = document.querySelector("[data-login-dialog]");
const seen = form.elements.seen_version;
const token = form.elements.csrfmiddlewaretoken;
let kept = null; // what was last kept, or saved; null until the editor is ready
let pinged = Date.now();
let mayLeave = false;

class LoggedOut extends Error {}

function say(text) {
  if (state.textContent !== text) state.textContent = text;
}

/* Send a form, or nothing as a ping; return what the office answers. */
async function keep(text, keepalive = false) {
  const response = await send(panel.dataset.keep, text, keepalive);
  if (response.redirected || response.status === 403) throw new LoggedOut();
  if (!response.ok) throw new Error(response.status);
  return response.json();
}

function tell(answer) {
  token.value = answer.token;
  const said = [];
  if (answer.kept) said.push(`${panel.dataset.kept} ${answer.kept}.`);
  if (answer.others.length) said.push(`${panel.dataset.others} ${answer.others.join(", ")}.`);
  if (seen && answer.version && String(answer.version) !== seen.value) said.push(panel.dataset.newer);
  say(said.join(" "));
}

function keepHere(text) {
  localStorage.setItem(place, text);
  say(panel.dataset.offline);
}

function begin(typed) {
  kept = typed.toString();
  keep("").then(tell, () => {});
}

async function look(typed) {
  const text = typed.toString();
  const changed = text !== kept;
  if (!changed && Date.now() - pinged < PING) return;
  pinged = Date.now();
  try {
    const answer = await keep(changed ? text : "");
    kept = text;
    if (!local || local.hidden) localStorage.removeItem(place);
    tell(answer);
  } catch (error) {
    if (changed) keepHere(text);
    if (error instanceof LoggedOut) await logIn();
  }
}

function tokenInCookie() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
}

/* Ask for name and password in place; return true once the account is logged in. */
function logIn() {
  return new Promise((done) => {
    if (dialog.open) return done(false);
    const entry = dialog.querySelector("form");
    const wrong = dialog.querySelector("[data-login-error]");
    wrong.hidden = true;
    const close = (result) => {
      entry.onsubmit = dialog.onclose = null;
      if (dialog.open) dialog.close();
      done(result);
    };
    dialog.onclose = () => close(false);
    entry.onsubmit = async (event) => {
      if (event.submitter?.value !== "login") return;
      event.preventDefault();
      const body = new URLSearchParams(new FormData(entry));
      body.set("csrfmiddlewaretoken", tokenInCookie() ?? token.value);
      body.set("next", panel.dataset.next);
      try {
        // The page after a login is waited for: only then the new token is in its cookie.
        const answer = await fetch(panel.dataset.login, { method: "POST", body });
        if (!answer.url.endsWith(panel.dataset.next)) throw new LoggedOut();
        token.value = tokenInCookie() ?? token.value;
        tell(await keep(fields().toString()));
        close(true);
      } catch {
        wrong.hidden = false;
      }
    };
    dialog.showModal();
  });
}

form.addEventListener("submit", async (event) => {
  if (mayLeave) return;
  event.preventDefault();
  const submitter = event.submitter;
  try {
    tell(await keep(""));
  } catch (error) {
    keepHere(fields().toString());
    if (!(error instanceof LoggedOut) || !(await logIn())) return;
  }
  mayLeave = true;
  localStorage.removeItem(place);
  form.requestSubmit(submitter);
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden" || mayLeave || kept === null) return;
  const text = fields().toString();
  if (text === kept) return;
  localStorage.setItem(place, text);
  keep(text, text.length < 60000).then(
    () => {
      kept = text;
      localStorage.removeItem(place);
    },
    () => {},
  );
});

if (localStorage.getItem(place) && local) {
  local.hidden = false;
  local.querySelector("[data-recovery-restore]").addEventListener("click", async () => {
    await keep(localStorage.getItem(place));
    localStorage.removeItem(place);
    location.assign("?restore=1");
  });
  local.querySelector("[data-recovery-forget]").addEventListener("click", () => {
    localStorage.removeItem(place);
    local.hidden = true;
  });
}

watch(begin, look);
