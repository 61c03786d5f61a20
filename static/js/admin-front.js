/* The page that arranges the front page: finds while one types, and keeps the preview up to date. */
const form = document.querySelector(".arrange");
const words = form.querySelector("[name=q]");
const list = form.querySelector(".found");
let waiting;

words.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, 250);
});

async function find() {
  const asked = words.value;
  const answer = await fetch(`${form.dataset.found}?q=${encodeURIComponent(asked)}`);
  // A slow answer to fewer letters must not replace a later one.
  if (answer.ok && asked === words.value) list.innerHTML = await answer.text();
}

if ("changed" in form.dataset) form.requestSubmit(form.querySelector("[data-preview]"));
