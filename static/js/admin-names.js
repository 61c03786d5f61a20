/* Names for what the stock admin leaves nameless to a screen reader: search-as-you-type fields, empty table heads. */
function nameOf(select) {
  const label = document.querySelector(`label[for="${select.id}"]`);
  const cell = select.closest("td");
  const head = cell?.closest("table").querySelectorAll("thead th, thead td")[cell.cellIndex];
  return (label || head || { textContent: select.name }).textContent.trim().replace(/:$/, "");
}

function nameFields(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete.select2-hidden-accessible")) {
    const box = select.nextElementSibling;
    for (const part of box.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]")) {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", nameOf(select));
    }
  }
}

function fillHeads(root) {
  for (const head of root.querySelectorAll("th.original, th.column-thumbnail")) {
    if (head.textContent.trim()) continue;
    const cell = document.createElement("td");
    cell.className = head.className;
    head.replaceWith(cell);
  }
}

function all() {
  fillHeads(document);
  nameFields(document);
}

// After jQuery's other callbacks, which make the search-as-you-type fields.
const ready = window.django?.jQuery ?? ((call) => document.addEventListener("DOMContentLoaded", call));
ready(() => setTimeout(all));
document.addEventListener("formset:added", () => setTimeout(all));
