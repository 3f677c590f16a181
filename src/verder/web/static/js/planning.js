/* Drag a planned contact to another month; the buttons of an opened cell do the same. */
(() => {
  let dragged = null;
  const cellOf = (event) => event.target.closest?.("[data-plan-calendar] [data-month]");

  const target = (event) => {
    const cell = cellOf(event);
    const from = dragged?.closest("[data-month]");
    return cell && from && cell.dataset.row === from.dataset.row && cell !== from ? cell : null;
  };
  const mark = (cell) => {
    document.querySelectorAll(".is-target").forEach((each) => each.classList.remove("is-target"));
    cell?.classList.add("is-target");
  };
  const move = (address, month) => {
    const year = document.getElementById("year");
    const parts = { target: "#year", select: "#year", swap: "outerHTML" };
    htmx.ajax("POST", address, { source: year, values: { month }, ...parts });
  };

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-moment]");
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragover", (event) => {
    const cell = target(event);
    mark(cell);
    if (cell) event.preventDefault();
  });
  document.addEventListener("dragend", () => {
    dragged = null;
    mark(null);
  });
  document.addEventListener("drop", (event) => {
    const cell = target(event);
    if (!cell) return;
    event.preventDefault();
    move(dragged.dataset.moment, cell.dataset.month);
  });
})();
