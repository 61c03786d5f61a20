/* The checklist while one types: asks the office what is missing, and offers to put words right. */
(() => {
  const box = document.querySelector("[data-findings]");
  const form = document.getElementById("article_form");
  if (!box || !form) return;

  const missing = box.querySelector("[data-findings-missing]");
  const advice = box.querySelector("[data-findings-advice]");
  const NAMES = ["language", "headline", "standfirst", "body", "place", "event_on", "section", "kind"];
  let sent = "";

  const fields = () => {
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.updateElement();
    const data = new URLSearchParams();
    for (const name of NAMES) {
      if (form.elements[name]) data.set(name, form.elements[name].value);
    }
    return data.toString();
  };

  const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  const replace = (found, instead) => {
    const every = new RegExp(escaped(found), "g");
    for (const name of ["headline", "standfirst"]) {
      const field = form.elements[name];
      field.value = field.value.replace(every, () => instead);
    }
    const editor = window.CKEDITOR?.instances.id_body;
    if (editor) editor.setData(editor.getData().replace(every, () => instead));
    else form.elements.body.value = form.elements.body.value.replace(every, () => instead);
  };

  const line = (finding) => {
    const item = document.createElement("li");
    item.textContent = finding.text;
    if (finding.found && finding.instead) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "replace";
      button.textContent = box.dataset.replace;
      button.addEventListener("click", () => replace(finding.found, finding.instead));
      item.append(" ", button);
    }
    return item;
  };

  const show = (list, items) => {
    list.replaceChildren(...items);
    list.closest("section").hidden = items.length === 0;
  };

  const look = async () => {
    const text = fields();
    if (text === sent) return;
    sent = text;
    const response = await fetch(box.dataset.findings, {
      method: "POST",
      body: text,
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
      },
    }).catch(() => null);
    if (!response?.ok || response.redirected) return;
    const answer = await response.json();
    show(missing, answer.missing.map((text) => line({ text })));
    show(advice, answer.advice.map(line));
  };

  window.addEventListener("load", () => setTimeout(() => {
    sent = fields();
    setInterval(look, 3000);
  }, 1500));
})();
