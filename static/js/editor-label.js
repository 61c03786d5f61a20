/* A click on the label of an editor moves the cursor into it, as with any other field. */
document.addEventListener("click", (event) => {
  const label = event.target.closest("label[for]");
  const editor = label && window.CKEDITOR && window.CKEDITOR.instances[label.htmlFor];
  if (editor) {
    event.preventDefault();
    editor.focus();
  }
});
