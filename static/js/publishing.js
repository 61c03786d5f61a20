/* The form that publishes: filling in the moment chooses it, and the button says what will happen. */
const form = document.querySelector("form[data-publishing]");
const button = form.querySelector("button.act");
const { when, at } = form.elements;
const plain = button.textContent;
let typed = ""; // the moment, while “Now” is chosen

function say() {
  if (when.value === "now") button.textContent = button.dataset.now;
  else button.textContent = at.value ? later(at.value) : plain;
}

function later(moment) {
  const [date, time] = moment.split("T");
  const year = Number(date.slice(0, 4)) === new Date().getFullYear() ? undefined : "numeric";
  const { lang } = document.documentElement;
  const language = lang === "en" ? "en-GB" : lang; // day before month, as elsewhere on the page
  const options = { day: "numeric", month: "long", year, timeZone: "UTC" };
  const day = new Date(date).toLocaleDateString(language, options);
  return button.dataset.later.replace("{day}", day).replace("{time}", time.replace(/^0/, ""));
}

at.addEventListener("input", () => {
  if (at.value) when.value = "later";
  say();
});

for (const choice of when) {
  choice.addEventListener("change", () => {
    if (when.value === "now") [typed, at.value] = [at.value, ""];
    else at.value ||= typed;
    say();
  });
}

// A browser may put back what was filled in before this script ran.
addEventListener("pageshow", say);
