/* Rows of a calculator: add, remove, move, walk with the keys, paste a block from Excel. */
(() => {
  const changed = (box) => box.dispatchEvent(new Event("input", { bubbles: true }));
  const cells = (row) => [...row.querySelectorAll("input, select")];
  const isBlank = (row) => cells(row).every((cell) => cell.matches("select") || !cell.value.trim());

  function start(box) {
    const body = box.querySelector("tbody");
    const most = Number(box.dataset.most);
    const blank = body.lastElementChild.cloneNode(true);
    const notice = box.querySelector("[data-removed]");
    let removed = null;
    cells(blank).forEach((cell) => {
      if (cell.matches("select")) cell.selectedIndex = 0;
      else cell.value = "";
    });

    const add = () => {
      if (body.rows.length < most) body.append(blank.cloneNode(true));
      box.querySelector("[data-row-add]").disabled = body.rows.length >= most;
      return body.lastElementChild;
    };

    /* One row waits to be filled in, no more. */
    const tidy = () => {
      const rows = [...body.rows].reverse();
      const filled = rows.findIndex((row) => !isBlank(row));
      rows.slice(1, filled < 0 ? rows.length : filled).forEach((row) => {
        if (!row.contains(document.activeElement)) row.remove();
      });
      if (!isBlank(body.lastElementChild)) add();
    };

    function move(row, isUp) {
      const other = isUp ? row.previousElementSibling : row.nextElementSibling;
      const focused = document.activeElement;
      if (!other || isBlank(other)) return;
      if (isUp) other.before(row);
      else other.after(row);
      focused.focus();
      changed(body);
    }

    function remove(row) {
      removed = { row, next: row.nextElementSibling };
      row.remove();
      if (!body.rows.length) add();
      notice.hidden = isBlank(row);
      changed(body);
    }

    function restore() {
      if (removed?.next?.parentElement === body) removed.next.before(removed.row);
      else if (removed) body.append(removed.row);
      notice.hidden = true;
      changed(body);
    }

    function down(cell) {
      const row = cell.closest("tr");
      const next = row.nextElementSibling ?? add();
      cells(next)[cells(row).indexOf(cell)].focus();
    }

    function paste(event, cell) {
      const lines = event.clipboardData.getData("text").replace(/\r?\n$/, "").split(/\r?\n/);
      if (lines.length === 1 && !lines[0].includes("\t")) return;
      event.preventDefault();
      let row = cell.closest("tr");
      const from = cells(row).indexOf(cell);
      lines.slice(0, most).forEach((line, place) => {
        if (place) row = row.nextElementSibling ?? add();
        line.split("\t").forEach((text, column) => {
          const target = cells(row)[from + column];
          if (target?.matches("input")) target.value = text.trim();
        });
      });
      changed(cell);
    }

    box.addEventListener("click", ({ target }) => {
      const row = target.closest("tr");
      if (target.closest("[data-row-add]")) cells(add())[0].focus();
      if (target.closest("[data-row-restore]")) restore();
      if (target.closest("[data-row-up]")) move(row, true);
      if (target.closest("[data-row-down]")) move(row, false);
      if (target.closest("[data-row-remove]")) remove(row);
    });
    box.addEventListener("keydown", (event) => {
      const cell = event.target.closest("tbody input");
      if (!cell) return;
      const isArrow = event.key === "ArrowUp" || event.key === "ArrowDown";
      if (event.key === "Enter" || (isArrow && event.altKey)) event.preventDefault();
      if (event.key === "Enter") down(cell);
      if (isArrow && event.altKey) move(cell.closest("tr"), event.key === "ArrowUp");
    });
    box.addEventListener("paste", (event) => {
      const cell = event.target.closest("tbody input");
      if (cell) paste(event, cell);
    });
    box.addEventListener("input", tidy);
    tidy();
  }

  document.querySelectorAll("[data-rows]").forEach(start);
})();
