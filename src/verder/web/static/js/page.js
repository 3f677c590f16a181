/* What every page does: theme, keys, lists with a selection, things that drop down. */
(() => {
  const root = document.documentElement;
  const each = (part, selector, act) => part.querySelectorAll(selector).forEach(act);

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-theme-form]");
    if (!form) return;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    root.dataset.themeChoice = body.get("theme");
    document.dispatchEvent(new Event("themechoice"));
    fetch(form.action, { method: "POST", body });
  });

  document.addEventListener("click", (event) => {
    event.target.closest("[data-dismiss]")?.parentElement.remove();
    each(document, "details.drop[open]", (drop) => {
      if (!drop.contains(event.target)) drop.open = false;
    });
    const exported = event.target.closest("[data-export]");
    if (exported) addSelection(exported);
  });

  /* Which headings of the menu are folded is remembered for a year. */
  document.addEventListener("click", (event) => {
    const group = event.target.closest("details[data-fold] > summary")?.parentElement;
    if (!group) return;
    const folded = new Set((document.cookie.match(/(?:^|; )folded=([^;]*)/)?.[1] ?? "").split("."));
    folded[group.open ? "add" : "delete"](group.dataset.fold); // it turns after the click
    folded.delete("");
    document.cookie = `folded=${[...folded].join(".")};path=/;max-age=31536000;samesite=lax`;
  });

  /* The menu stays where it was; it and the tabs show which page this is. */
  const menu = document.getElementById("menu");
  const here = "menu-scrolled";

  function reach(box) {
    const link = box.querySelector("[aria-current]");
    const [frame, spot] = [box, link ?? box].map((part) => part.getBoundingClientRect());
    const isSeen = ["top", "left"].every((side) => spot[side] >= frame[side]);
    if (!link || (isSeen && spot.bottom <= frame.bottom && spot.right <= frame.right)) return;
    box.scrollBy(spot.left - frame.left - (frame.width - spot.width) / 2, spot.top - frame.top - frame.height / 2);
  }

  if (menu) menu.scrollTop = Number(sessionStorage.getItem(here));
  each(document, ".side, .tabs, .tab-areas", reach);
  menu?.addEventListener("toggle", () => reach(menu));
  window.addEventListener("pagehide", () => menu && sessionStorage.setItem(here, menu.scrollTop));

  /* Filters fold away on a phone, and stay as they are while results come in. */
  function showFilters(isOpen) {
    root.toggleAttribute("data-filters-open", isOpen);
    each(document, "[data-filters]", (button) => button.setAttribute("aria-expanded", isOpen));
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-filters]")) showFilters(!root.hasAttribute("data-filters-open"));
  });
  document.addEventListener("htmx:afterSettle", () => showFilters(root.hasAttribute("data-filters-open")));

  /* Keys: a letter works only where nothing is being typed. */
  const places = { t: "today", p: "home", a: "accounts", i: "imports" };
  let before = "";
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeDrop();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (before === "g" && places[event.key]) {
      document.querySelector(`[data-place="${places[event.key]}"]`)?.click();
    } else if (event.key === "[" || event.key === "]") {
      document.querySelector(`.pages a[rel="${event.key === "[" ? "prev" : "next"}"]`)?.click();
    } else if (listKeys[event.key]) {
      listKeys[event.key](event.target.closest("tbody tr"));
    } else {
      press(event);
    }
    before = event.key;
  });

  /* In a list: x ticks the row in focus, X the page, b goes to what can be done with them. */
  const tick = (box) => box && box.click();
  const listKeys = {
    x: (row) => tick(row?.querySelector("input[name=selected]")),
    X: (row) => tick((row?.closest(".table-box") ?? document).querySelector("[data-select-all]")),
    b: () => document.querySelector(".has-selection :is(summary, select, button, a)")?.focus(),
  };

  function press(event) {
    const part = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
    if (!part) return;
    event.preventDefault();
    if (part.matches("input")) part.focus();
    else part.click();
  }

  function closeDrop() {
    each(document, "details.drop[open]", (drop) => {
      const summary = drop.querySelector("summary");
      if (drop.contains(document.activeElement)) summary.focus();
      drop.open = false;
    });
  }

  /* Lists: how many are selected, all of the page at once, or all that the list found. */
  const boxes = (form) => [...form.elements].filter((one) => one.name === "selected");
  const everyBox = (form) => [...form.elements].find((one) => one.name === "every" && one.checked);

  function count(form) {
    const every = everyBox(form);
    const chosen = every ? Number(every.dataset.every) : boxes(form).filter((box) => box.checked).length;
    form.classList.toggle("has-selection", chosen > 0);
    form.querySelector("[data-selected-count]").textContent = chosen.toLocaleString(root.lang);
  }

  function addSelection(link) {
    const address = new URL(link.href);
    address.searchParams.delete("selected");
    const form = document.getElementById(`${link.dataset.export}-selection`);
    if (form && !everyBox(form)) {
      boxes(form).forEach((box) => box.checked && address.searchParams.append("selected", box.value));
    }
    link.href = address.href;
  }

  document.addEventListener("change", (event) => {
    const all = event.target.dataset?.selectAll;
    const form = all ? document.getElementById(`${all}-selection`) : event.target.form;
    if (!form?.matches?.("[data-selection]")) return;
    if (all) boxes(form).forEach((box) => (box.checked = event.target.checked));
    count(form);
  });

  document.addEventListener("htmx:afterSettle", () => each(document, "[data-selection]", count));
  window.addEventListener("pageshow", () => each(document, "[data-selection]", count));
})();
