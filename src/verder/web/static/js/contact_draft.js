/* What is being written down of a contact is kept on this device while it is written. */
(() => {
  const WEEK = 7 * 24 * 60 * 60 * 1000;
  const PREFIX = "verder-draft-";
  const LEFT_OUT = new Set(["csrfmiddlewaretoken", "uid", "account", "mail"]);
  const TEXTS = ["agreed", "step_text", "purpose", "new_name"];

  const keyOf = (form) => {
    const user = document.getElementById("waiting")?.dataset.user;
    return `${PREFIX}${user || "phone"}-${form.dataset.draft}`;
  };

  const fieldsOf = (form) =>
    [...form.elements].filter((field) => field.name && !LEFT_OUT.has(field.name) && field.type !== "submit");

  function keep(form) {
    if (!form.dataset.draft) return;
    const said = [...new FormData(form)].filter(([name]) => !LEFT_OUT.has(name));
    const isEmpty = !said.some(([name, value]) => TEXTS.includes(name) && value.trim());
    if (isEmpty) localStorage.removeItem(keyOf(form));
    else localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), said }));
  }

  function put(form, said) {
    fieldsOf(form).forEach((field) => {
      const values = said.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    });
    const more = form.querySelector("[name=new_name]");
    if (more?.value) more.closest("details").open = true;
  }

  function restore(form) {
    const kept = JSON.parse(localStorage.getItem(keyOf(form)) ?? "null");
    const note = form.querySelector("[data-draft-note]");
    note.hidden = !kept;
    if (kept) put(form, kept.said);
  }

  function forget(form) {
    localStorage.removeItem(keyOf(form));
  }

  function clean() {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX) && JSON.parse(localStorage.getItem(key)).at < Date.now() - WEEK)
      .forEach((key) => localStorage.removeItem(key));
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (form) keep(form);
  });
  document.addEventListener("contactkept", (event) => forget(event.target));
  document.addEventListener("contactchosen", (event) => restore(event.target));
  document.addEventListener("contactfill", (event) => put(event.target, event.detail));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-draft-forget]");
    if (!button) return;
    const form = button.closest("form");
    forget(form);
    form.reset();
    form.querySelector("[data-draft-note]").hidden = true;
  });
  document.addEventListener("DOMContentLoaded", () => {
    clean();
    document.querySelectorAll("form[data-draft]:not([data-draft=''])").forEach(restore);
  });
})();
