"use strict";
/* Draws the organisation chart from the places that the server reckoned: nothing is laid out
   here, so thousands of people are there at once. The list beside it holds the same people. */
(() => {
  const box = document.querySelector("[data-organisation]");
  if (!box) return;

  const SMALLEST_READABLE = 0.45;
  const OVERVIEW_FROM = 300;
  const scene = JSON.parse(document.getElementById(box.dataset.organisation).textContent);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const kept = `chart ${location.pathname}`;
  let chart;

  const values = () => {
    const styles = getComputedStyle(document.documentElement);
    return (name) => styles.getPropertyValue(name).trim();
  };

  /* A round mark with a sign, drawn once for each attitude. */
  function mark(text, fill, ink) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 64;
    const pen = canvas.getContext("2d");
    pen.fillStyle = fill;
    pen.beginPath();
    pen.arc(32, 32, 31, 0, 7);
    pen.fill();
    pen.fillStyle = ink;
    pen.font = "600 32px Inter, system-ui, sans-serif";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(text, 32, 35);
    return canvas.toDataURL();
  }

  function look() {
    const of = values();
    const strip = (colour) => ({
      "background-fill": "linear-gradient",
      "background-gradient-direction": "to-right",
      "background-gradient-stop-colors": [colour, colour, of("--surface"), of("--surface")],
      "background-gradient-stop-positions": [0, 3.5, 3.5, 100],
    });
    const departments = scene.departments.map((_name, place) => ({
      selector: `.department-${place + 1}`, style: strip(of(`--department-${place + 1}`)),
    }));
    const fills = { "+": of("--up"), "−": of("--down"), 0: of("--ink-3") };
    const attitudes = [...new Set(scene.cards.map((card) => card.attitude))].filter(Boolean).map((sign) => ({
      selector: `[attitude = "${sign}"]`,
      style: { "background-image": mark(sign, fills[sign[0]], of("--surface")) },
    }));
    const line = { "line-color": of("--line-strong"), width: 1.5, "curve-style": "segments", "edge-distances": "endpoints" };
    return [
      {
        selector: "node",
        style: {
          shape: "round-rectangle", width: "data(width)", height: "data(height)",
          "background-color": of("--surface"), "border-color": of("--line-strong"), "border-width": 1,
          label: "data(label)", color: of("--ink"), "font-family": "Inter, system-ui, sans-serif",
          "font-size": 12, "font-weight": 500, "line-height": 1.3, "min-zoomed-font-size": 6,
          "text-wrap": "wrap", "text-halign": "center", "text-valign": "center",
          "overlay-opacity": 0, "background-width": 24, "background-height": 24,
          "background-position-x": "100%", "background-position-y": 0,
          "background-offset-x": 10, "background-offset-y": -10,
          "background-clip": "none", "background-image-containment": "over", "bounds-expansion": 12,
        },
      },
      ...departments,
      ...attitudes,
      { selector: ".is-unknown", style: { "border-style": "dashed", "border-width": 1.5, color: of("--ink-2") } },
      { selector: ".is-decider", style: { "border-color": of("--intensify"), "border-width": 2.5 } },
      { selector: ".has-fault", style: { "border-color": of("--down"), "border-style": "dashed", "border-width": 2 } },
      { selector: ".line", style: { ...line, "segment-weights": "data(weights)", "segment-distances": "data(distances)", "source-endpoint": "0 50%" } },
      { selector: ".to-top", style: { "target-endpoint": "0 -50%" } },
      { selector: ".to-side", style: { "target-endpoint": "-50% 0" } },
      {
        selector: ".tie",
        style: {
          "curve-style": "unbundled-bezier", "control-point-distances": 56, "control-point-weights": 0.5,
          "line-color": of("--accent"), "target-arrow-color": of("--accent"), "target-arrow-shape": "vee",
          width: "data(width)", "z-index": 5,
        },
      },
      {
        selector: ".is-conflict",
        style: {
          "line-color": of("--down"), "line-style": "dashed", "target-arrow-shape": "none",
          label: "×", color: of("--down"), "font-size": 22, "font-weight": 700,
          "text-background-color": of("--surface"), "text-background-opacity": 1, "text-background-shape": "circle",
        },
      },
      { selector: ".is-faint", style: { opacity: 0.3 } },
      { selector: ".is-found", style: { "border-color": of("--accent"), "border-width": 3, opacity: 1 } },
      { selector: "node.on-way", style: { "border-color": of("--intensify"), "border-width": 3, opacity: 1 } },
      { selector: "edge.on-way", style: { "line-color": of("--intensify"), width: 4, "z-index": 9 } },
      { selector: ".is-current", style: { "underlay-color": of("--accent"), "underlay-opacity": 0.25, "underlay-padding": 7 } },
    ];
  }

  const idOf = (person) => `p${person}`;
  const marks = ["is_unknown", "is_decider", "is_faint", "is_closed", "has_fault"];

  const nodeOf = (card) => ({
    data: {
      id: idOf(card.id), person: card.id, width: card.width, height: card.height, attitude: card.attitude,
      label: [...card.lines, ...(card.is_closed ? [`▸ +${card.below}`] : [])].join("\n"),
    },
    position: { x: card.x, y: card.y },
    classes: [...marks.filter((name) => card[name]).map((name) => name.replace("_", "-")), `department-${card.department}`],
  });

  /* The corners of a line, as shares along the straight way and distances beside it. */
  function edgeOf(line) {
    const [start, end] = [line.points[0], line.points[line.points.length - 1]];
    const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
    const length = Math.hypot(dx, dy);
    const corners = line.points.slice(1, -1).map(([x, y]) => [x - start[0], y - start[1]]);
    return {
      data: {
        source: idOf(line.manager), target: idOf(line.report),
        weights: corners.map(([x, y]) => (x * dx + y * dy) / length ** 2),
        distances: corners.map(([x, y]) => (y * dx - x * dy) / length),
      },
      classes: ["line", line.points[line.points.length - 2][1] === end[1] ? "to-side" : "to-top"],
    };
  }

  const tieOf = (tie) => ({
    data: { source: idOf(tie.first), target: idOf(tie.second), width: 1 + tie.strength },
    classes: ["tie", ...(tie.is_conflict ? ["is-conflict"] : [])],
  });

  function show() {
    const viewport = JSON.parse(sessionStorage.getItem(kept) ?? "null");
    if (viewport && viewport.people === scene.cards.length) return chart.viewport(viewport);
    chart.fit(undefined, 24);
    if (chart.zoom() >= 1) chart.zoom(1);
    else if (chart.zoom() >= SMALLEST_READABLE || scene.cards.length >= OVERVIEW_FROM) return undefined;
    else chart.zoom(0.6);
    const first = chart.nodes()[0]?.renderedPosition() ?? { x: 0, y: 0 };
    return chart.panBy({ x: chart.width() / 2 - first.x, y: 60 - first.y });
  }

  function centre(nodes) {
    const zoom = Math.max(chart.zoom(), 0.8);
    chart.stop();
    chart.animate({ center: { eles: nodes.first() }, zoom }, { duration: isCalm ? 0 : 200 });
  }

  /* Search: everybody found is marked, Enter goes from one to the next. */
  const search = document.querySelector("[data-chart-find]");
  const count = document.querySelector("[data-chart-found]");
  let found = [];
  let at = 0;
  function find(text) {
    const wanted = plain(text.trim());
    chart.elements(".is-found").removeClass("is-found");
    found = wanted ? chart.nodes().filter((node) => plain(node.data("label")).includes(wanted)) : [];
    at = 0;
    count.textContent = wanted ? String(found.length) : "";
    if (!found.length) return;
    found.addClass("is-found");
    centre(found);
  }

  /* Whoever is told in the panel is marked, with the way to the decider. */
  function look_at_person() {
    const panel = document.getElementById("organisation-person");
    const way = (panel.dataset.way ?? "").trim().split(/\s+/).filter(Boolean).map(idOf);
    chart.elements(".on-way, .is-current").removeClass("on-way is-current");
    for (const [place, id] of way.entries()) {
      const node = chart.getElementById(id).addClass("on-way");
      if (place) node.edgesWith(chart.getElementById(way[place - 1])).not(".is-conflict").addClass("on-way");
    }
    const current = chart.getElementById(idOf(panel.dataset.person ?? "")).addClass("is-current");
    for (const link of document.querySelectorAll(".chart-name[aria-current]")) link.removeAttribute("aria-current");
    document.querySelector(`.chart-row[data-person="${panel.dataset.person}"] .chart-name`)?.setAttribute("aria-current", "true");
    return current;
  }

  function tell(person) {
    const address = new URL(location.href);
    address.searchParams.set("person", person);
    history.replaceState(null, "", address);
    htmx.ajax("GET", address.href, { target: "#organisation-person", select: "#organisation-person", swap: "outerHTML" });
  }

  function listen() {
    chart.on("tap", "node", (event) => tell(event.target.data("person")));
    chart.on("dbltap", "node", (event) => {
      document.querySelector(`.chart-row[data-person="${event.target.data("person")}"] .chart-toggle`)?.click();
    });
    search.addEventListener("input", () => find(search.value));
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !found.length) return;
      event.preventDefault();
      at = (at + 1) % found.length;
      centre(found.slice(at, at + 1));
    });
    document.querySelectorAll("[data-chart-zoom]").forEach((button) => button.addEventListener("click", () => {
      const middle = { x: chart.width() / 2, y: chart.height() / 2 };
      chart.zoom({ level: chart.zoom() * Number(button.dataset.chartZoom), renderedPosition: middle });
    }));
    document.querySelector("[data-chart-fit]").addEventListener("click", () => chart.fit(undefined, 24));
    document.addEventListener("themechange", () => chart.style(look()));
    document.addEventListener("htmx:afterSettle", () => {
      const current = look_at_person();
      if (current.nonempty() && document.activeElement?.closest(".chart-list")) centre(current);
    });
    window.addEventListener("pagehide", () => {
      sessionStorage.setItem(kept, JSON.stringify({ zoom: chart.zoom(), pan: chart.pan(), people: scene.cards.length }));
    });
  }

  /* In the list, arrows go from one to the next; left and right close and open a branch. */
  const list = document.querySelector("[data-chart-list]");
  list.addEventListener("keydown", (event) => {
    const row = event.target.closest(".chart-row");
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    const toggle = row.querySelector(".chart-toggle");
    const turns = { ArrowLeft: false, ArrowRight: true }[event.key];
    if (next) next.querySelector(".chart-name")?.focus();
    else if (toggle && turns !== undefined && toggle.classList.contains("is-closed") === turns) toggle.click();
    else return;
    event.preventDefault();
  });

  document.querySelector("[data-chart-filter] select").addEventListener("change", (event) => event.target.form.requestSubmit());

  function draw() {
    chart = cytoscape({
      container: box,
      elements: { nodes: scene.cards.map(nodeOf), edges: [...scene.lines.map(edgeOf), ...scene.ties.map(tieOf)] },
      style: look(),
      layout: { name: "preset", fit: false },
      autoungrabify: true,
      boxSelectionEnabled: false,
      minZoom: 0.02,
      maxZoom: 3,
    });
    chart.one("render", () => (box.dataset.drawn = "yes"));
    show();
    look_at_person();
    listen();
  }

  document.fonts.load("500 12px Inter").then(draw, draw);
})();
