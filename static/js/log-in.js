/* Log in again in place: a session that ends takes no words along, and no other account gets them. */
const dialog = document.querySelector("[data-login-dialog]");
let token = tokenInCookie(); // the cookie has another once somebody has logged in since

export class LoggedOut extends Error {}

/* Ask whether the office is there, and this page's account logged in; if not, ask it to log in.
   Returns false where the page's words would not arrive. */
export async function isReached() {
  if (tokenInCookie() !== token) return logIn();
  const answer = await fetch(dialog.dataset.next, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (!answer) alert(dialog.dataset.offline);
  return Boolean(answer) && (answer.redirected ? logIn() : true);
}

function tokenInCookie() {
  return document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1];
}

/* Ask for the password in place; return true once the account is logged in and `then` has run. */
export function logIn(then = () => {}) {
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
      body.set("csrfmiddlewaretoken", tokenInCookie() ?? "");
      body.set("next", dialog.dataset.next);
      try {
        // The page after a login is waited for: only then the new token is in its cookie.
        const answer = await fetch(dialog.dataset.login, { method: "POST", body });
        if (!answer.url.endsWith(dialog.dataset.next)) throw new LoggedOut();
        token = tokenInCookie();
        for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
          field.value = token ?? field.value;
        }
        await then();
        close(true);
      } catch {
        wrong.hidden = false;
      }
    };
    dialog.showModal();
  });
}
