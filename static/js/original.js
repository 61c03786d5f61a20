/* While one writes a paragraph of a translation, the original's paragraph of that number is marked
   and in sight. */
const frame = document.querySelector(".original-scroll");
const paragraphs = document.querySelector(".original-body").children;

function show(number) {
  for (const paragraph of paragraphs) paragraph.removeAttribute("aria-current");
  const paragraph = paragraphs[number];
  if (!paragraph) return;
  paragraph.setAttribute("aria-current", "true");
  const [inner, outer] = [paragraph, frame].map((element) => element.getBoundingClientRect());
  if (inner.top < outer.top || inner.bottom > outer.bottom) frame.scrollTop += inner.top - outer.top;
}

window.CKEDITOR?.on("instanceReady", ({ editor }) => {
  editor.on("selectionChange", ({ data }) => {
    const path = data.path.elements; // from the caret outwards; the last is the whole text
    const block = path.at(-2);
    show(block ? [...path.at(-1).$.children].indexOf(block.$) : -1);
  });
});
