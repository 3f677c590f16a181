"use strict";
// Files can be dropped on the page, and sending them shows how far it is.

const size = (bytes) => {
  const [unit, step] = bytes < 1e6 ? ["kilobyte", 1e3] : ["megabyte", 1e6];
  const format = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, format).format(bytes / step);
};

const line = (file) => {
  const item = document.createElement("li");
  const name = document.createElement("strong");
  const amount = document.createElement("span");
  name.textContent = file.name;
  amount.textContent = size(file.size);
  amount.className = "quiet tabular";
  item.append(name, amount);
  return item;
};

const prepare = (form) => {
  const zone = form.querySelector("[data-drop-zone]");
  const input = zone.querySelector("input[type=file]");
  const list = form.querySelector("[data-drop-files]");
  const sending = form.querySelector("[data-upload-progress]");
  const show = () => list.replaceChildren(...[...input.files].map(line));

  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    zone.addEventListener(name, () => zone.classList.remove("is-over"));
  }
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      show();
    }
  });
  input.addEventListener("change", show);
  form.addEventListener("htmx:xhr:progress", (event) => {
    sending.hidden = false;
    const { loaded, total } = event.detail;
    if (total) sending.querySelector("progress").value = loaded / total;
  });
};

htmx.onLoad((part) => {
  const form = part.closest("[data-upload]") || part.querySelector("[data-upload]");
  if (form && !form.dataset.ready) {
    form.dataset.ready = "yes";
    prepare(form);
  }
});
