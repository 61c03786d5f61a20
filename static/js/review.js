// A reviewer at work keeps the story: told every five minutes in which something was done here.
const page = document.querySelector("[data-here]");
if (page) {
  let isBusy = false;
  for (const sign of ["scroll", "keydown", "pointerdown"]) {
    addEventListener(sign, () => { isBusy = true; }, { passive: true });
  }
  const token = page.querySelector("[name=csrfmiddlewaretoken]").value;
  setInterval(() => {
    if (isBusy) fetch(page.dataset.here, { method: "POST", headers: { "X-CSRFToken": token } });
    isBusy = false;
  }, 5 * 60 * 1000);
}
