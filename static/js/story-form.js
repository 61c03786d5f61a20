/* The story form while it is written: what it holds, and how to send that to the office. */
import { given, typed } from "./forms.js";

const EVERY = 3000; // milliseconds between two looks at the form
const HOW_IT_IS_SENT = ["typed_at", "merged_version"];

export const form = document.getElementById("article_form");
const start = asWritten(given(form));

function asWritten(all) {
  for (const name of HOW_IT_IS_SENT) all.delete(name);
  return all;
}

/* What the office sent, as the editor writes it. */
export function asGiven() {
  return start;
}

/* What is typed into the form. */
export function fields() {
  for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) {
    if (editor.status === "ready") editor.updateElement();
  }
  return asWritten(typed(form));
}

export function isChanged() {
  return fields().toString() !== start.toString();
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

/* Call `look` every few seconds. */
export function watch(look) {
  setInterval(look, EVERY);
}

// An editor writes the same text in its own way, unless somebody typed before it was there.
window.CKEDITOR?.on("instanceReady", ({ editor }) => {
  const field = editor.element.$;
  if (field.value === field.defaultValue) start.set(field.name, editor.getData());
});
