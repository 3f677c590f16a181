/* Drag a planned contact to another month; the buttons of an opened cell do the same. */
(() => {
  const calendar = document.querySelector("[data-plan-calendar]");
  const form = document.getElementById("plan-acts");
  if (!calendar || !form) return;
  let dragged = null;

  const target = (event) => {
    const cell = event.target.closest("[data-month]");
    const from = dragged?.closest("[data-month]");
    return cell && from && cell.dataset.row === from.dataset.row && cell !== from ? cell : null;
  };
  const mark = (cell) => {
    calendar.querySelectorAll(".is-target").forEach((each) => each.classList.remove("is-target"));
    cell?.classList.add("is-target");
  };

  calendar.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-moment]");
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  calendar.addEventListener("dragover", (event) => {
    const cell = target(event);
    mark(cell);
    if (cell) event.preventDefault();
  });
  calendar.addEventListener("dragend", () => {
    dragged = null;
    mark(null);
  });
  calendar.addEventListener("drop", (event) => {
    const cell = target(event);
    if (!cell) return;
    event.preventDefault();
    const month = Object.assign(document.createElement("input"), {
      type: "hidden",
      name: "month",
      value: cell.dataset.month,
    });
    form.append(month);
    form.action = dragged.dataset.moment;
    form.submit();
  });
})();
