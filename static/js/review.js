// On the review page: keep the claim of a reviewer at work, offer the names of colleagues, open a
// decision by a key, and say on its button whether the end of the text was on the screen.
const page = document.querySelector("[data-here]");
if (page) {
  let isBusy = false;
  for (const sign of ["scroll", "keydown", "pointerdown"]) {
    addEventListener(
      sign,
      () => {
        isBusy = true;
      },
      { passive: true },
    );
  }
  const token = page.querySelector("[name=csrfmiddlewaretoken]").value;
  setInterval(
    () => {
      if (isBusy) fetch(page.dataset.here, { method: "POST", headers: { "X-CSRFToken": token } });
      isBusy = false;
    },
    5 * 60 * 1000,
  );
}

const names = document.querySelector("[data-names]");
if (names) {
  const load = async (event) => {
    if (event.target.name !== "tell") return;
    document.removeEventListener("focusin", load);
    const response = await fetch(names.dataset.names);
    if (response.ok) names.innerHTML = await response.text();
  };
  document.addEventListener("focusin", load);
}

// Alt and a letter: as the place of the key, because Option on a Mac types another letter.
const keys = new Map();
for (const summary of document.querySelectorAll("summary[data-key]")) {
  const hint = summary.querySelector("kbd");
  hint.hidden = false;
  summary.setAttribute("aria-keyshortcuts", hint.textContent);
  keys.set(summary.dataset.key, summary.parentElement);
}
document.addEventListener("keydown", (event) => {
  const isPlain = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const decision = isPlain && keys.get(event.code);
  if (!decision) return;
  event.preventDefault();
  decision.open = true;
  decision.querySelector("textarea[required], button").focus();
});

// Once the end of a text was seen, it counts as seen as long as the tab is open.
const end = document.querySelector("#end[data-text]");
const hints = document.querySelectorAll(".unseen-end");
const SEEN = `seen ${end?.dataset.text}`;
if (end && hints.length && !sessionStorage.getItem(SEEN)) {
  const bar = document.querySelector(".review-bar");
  const observer = new IntersectionObserver(
    ([entry]) => {
      for (const hint of hints) hint.hidden = entry.isIntersecting;
      if (!entry.isIntersecting) return;
      sessionStorage.setItem(SEEN, "yes");
      observer.disconnect();
    },
    // Also seen: an end that was passed by a jump further down. The bar hides what it covers.
    { rootMargin: `1000000px 0px -${bar.offsetHeight}px 0px` },
  );
  observer.observe(end);
}
