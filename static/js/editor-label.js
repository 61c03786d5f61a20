/* A click on the label of an editor moves the cursor into it, as with any other field. */
document.addEventListener("click", (event) => {
  const label = event.target.closest("label[for]");
  const editor = label && window.CKEDITOR?.instances[label.htmlFor];
  if (editor) {
    event.preventDefault();
    editor.focus();
  }
});

/* Its text is spelt and set in its own language, which need not be that of the page. */
document.addEventListener("DOMContentLoaded", () => {
  window.CKEDITOR?.on("instanceReady", ({ editor }) => {
    const { lang } = editor.element.$;
    if (lang) editor.editable().setAttribute("lang", lang);
  });
});
