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

  document.querySelector("[data-chart-filter]")?.addEventListener("change", (event) => event.target.form.requestSubmit());
})();
