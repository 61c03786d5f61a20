/* Never lose words: keep the story form while it is written, and log in again in place.

   The form goes to the office every few seconds when it has changed. Where the office
   can't be reached it stays in this browser until it can. Saving asks the office first
   whether the account is still logged in. */
(() => {
  const panel = document.querySelector("[data-keep]");
  const form = document.getElementById("article_form");
  if (!panel || !form) return;

  const EVERY = 5000; // milliseconds between two looks at the form
  const PING = 20000; // and between two signs that the page is open
  const place = `newsroom-${panel.dataset.user}-${panel.dataset.story}`;
  const state = panel.querySelector("[data-recovery-state]");
  const local = panel.querySelector("[data-recovery-local]");
  const dialog = document.querySelector("[data-login-dialog]");
  const seen = form.elements.seen_version;
  let kept = null; // what was last kept, or saved; null until the editor is ready
  let pinged = Date.now();
  let mayLeave = false;

  const say = (text) => {
    if (state.textContent !== text) state.textContent = text;
  };

  /* The form as the browser would send it, without files and tokens. */
  const fields = () => {
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.updateElement();
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "csrfmiddlewaretoken") data.append(name, value);
    }
    return data.toString();
  };

  const token = () => form.elements.csrfmiddlewaretoken.value;

  class LoggedOut extends Error {}

  /* Send a form, or nothing as a ping; return what the office answers. */
  const send = async (text, keepalive = false) => {
    const response = await fetch(panel.dataset.keep, {
      method: "POST",
      body: text,
      headers: { "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token() },
      keepalive,
    });
    if (response.redirected || response.status === 403) throw new LoggedOut();
    if (!response.ok) throw new Error(response.status);
    return response.json();
  };

  const tell = (answer) => {
    form.elements.csrfmiddlewaretoken.value = answer.token;
    const said = [];
    if (answer.kept) said.push(`${panel.dataset.kept} ${answer.kept}.`);
    if (answer.others.length) said.push(`${panel.dataset.others} ${answer.others.join(", ")}.`);
    if (seen && answer.version && String(answer.version) !== seen.value) said.push(panel.dataset.newer);
    say(said.join(" "));
  };

  const keepHere = (text) => {
    localStorage.setItem(place, text);
    say(panel.dataset.offline);
  };

  const look = async () => {
    const text = fields();
    const changed = text !== kept;
    if (!changed && Date.now() - pinged < PING) return;
    pinged = Date.now();
    try {
      const answer = await send(changed ? text : "");
      kept = text;
      if (!local || local.hidden) localStorage.removeItem(place);
      tell(answer);
    } catch (error) {
      if (changed) keepHere(text);
      if (error instanceof LoggedOut) await logIn();
    }
  };

  /* Ask for name and password in place; return true once the account is logged in. */
  const logIn = () =>
    new Promise((done) => {
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
        const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
        body.set("csrfmiddlewaretoken", cookie ? cookie[1] : token());
        body.set("next", panel.dataset.next);
        try {
          // The page after a login is waited for: only then the new token is in its cookie.
          const answer = await fetch(panel.dataset.login, { method: "POST", body });
          if (!answer.url.endsWith(panel.dataset.next)) throw new LoggedOut();
          const fresh = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
          if (fresh) form.elements.csrfmiddlewaretoken.value = fresh[1];
          tell(await send(fields()));
          close(true);
        } catch {
          wrong.hidden = false;
        }
      };
      dialog.showModal();
    });

  form.addEventListener("submit", async (event) => {
    if (mayLeave) return;
    event.preventDefault();
    const submitter = event.submitter;
    try {
      tell(await send(""));
    } catch (error) {
      keepHere(fields());
      if (!(error instanceof LoggedOut) || !(await logIn())) return;
    }
    mayLeave = true;
    localStorage.removeItem(place);
    form.requestSubmit(submitter);
  });

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || mayLeave || kept === null) return;
    const text = fields();
    if (text === kept) return;
    localStorage.setItem(place, text);
    send(text, text.length < 60000).then(() => {
      kept = text;
      localStorage.removeItem(place);
    }, () => {});
  });

  if (localStorage.getItem(place) && local) {
    local.hidden = false;
    local.querySelector("[data-recovery-restore]").addEventListener("click", async () => {
      await send(localStorage.getItem(place));
      localStorage.removeItem(place);
      location.assign("?restore=1");
    });
    local.querySelector("[data-recovery-forget]").addEventListener("click", () => {
      localStorage.removeItem(place);
      local.hidden = true;
    });
  }

  /* The editor fills its field once it is ready; what stands there then is what was saved. */
  window.addEventListener("load", () => {
    setTimeout(() => {
      kept = fields();
      setInterval(look, EVERY);
      send("").then(tell, () => {});
    }, 1500);
  });
})();
