"use strict";
/* The list beside an organisation chart by keyboard, and its choices without a button. */
(() => {
  /* In the list, arrows go from one to the next; left and right close and open a branch. */
  document.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-chart-list] .chart-row");
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    const toggle = row.querySelector(".chart-toggle");
    const opens = { ArrowLeft: false, ArrowRight: true }[event.key];
    if (next) next.querySelector(".chart-name")?.focus();
    else if (toggle && opens !== undefined && toggle.classList.contains("is-closed") === opens) toggle.click();
    else return;
    event.preventDefault();
  });

  /* Ctrl and Z take the last act back, as the button in its message does. */
  document.addEventListener("keydown", (event) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    const button = document.querySelector("#flashes .flash form button");
    if (!isUndo || !button || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    button.click();
  });

  document.querySelector("[data-chart-filter]")?.addEventListener("change", (event) => event.target.form.requestSubmit());
})();
