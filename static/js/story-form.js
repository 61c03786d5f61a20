/* The story form while it is written: what it holds, and how to send that to the office. */
const EVERY = 3000; // milliseconds between two looks at the form
const watchers = [];

export const form = document.getElementById("article_form");

/* What is typed into the form, without files and the token. */
export function fields() {
  for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.updateElement();
  const typed = [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken",
  );
  return new URLSearchParams(typed);
}

export function send(address, body, keepalive = false) {
  return fetch(address, {
    method: "POST",
    body,
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
    },
    keepalive,
  });
}

/* Call `begin` with what was saved, and `look` every few seconds with what stands there by then. */
export function watch(begin, look) {
  watchers.push({ begin, look });
}

// The editor fills its field once it is ready; what stands there then is what was saved.
window.addEventListener("load", () => {
  setTimeout(() => {
    for (const { begin } of watchers) begin(fields());
    setInterval(() => {
      const typed = fields();
      for (const { look } of watchers) look(typed);
    }, EVERY);
  }, 1500);
});
