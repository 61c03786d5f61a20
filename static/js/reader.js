/* The one script of the public pages: ways to pass a story on, and to reach what scrolls.
   Nothing is sent anywhere. */
for (const share of document.querySelectorAll("[data-share]")) {
  const link = share.querySelector("a");
  const status = share.querySelector("[role=status]");
  const on = (name, act) => share.querySelector(`[data-${name}]`).addEventListener("click", act);

  on("copy", async ({ target }) => {
    try {
      await navigator.clipboard.writeText(link.href);
      status.textContent = target.dataset.done;
    } catch {
      // Not on a secure address, or not allowed: show it, selected, to be copied by hand.
      share.classList.add("shows-address");
      getSelection().selectAllChildren(link);
    }
  });

  on("qr", ({ target }) => {
    const isShown = share.classList.toggle("shows-qr");
    target.setAttribute("aria-expanded", isShown);
  });

  on("print", () => print());

  const system = share.querySelector("[data-system]");
  system.hidden = !navigator.share;
  on("system", () => {
    // Rejected when the reader changes their mind.
    navigator.share({ title: share.dataset.title, url: link.href }).catch(() => {});
  });
}

/* A table wider than the page scrolls on its own: then the keyboard must reach it. */
const widths = new ResizeObserver((tables) => {
  for (const { target } of tables) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

for (const table of document.querySelectorAll(".story-body table")) widths.observe(table);
