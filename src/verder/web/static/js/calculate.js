/* A calculator: sliders beside the fields, solving backwards, print. Answers come from the server. */
(() => {
  const form = document.getElementById("calculation");
  const language = document.documentElement.lang;
  if (!form) return;

  const changed = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

  /* Numbers as the server reads them: "1.234,5" and "1,234.5" in both languages. */
  function read(text) {
    const plain = text.replace(/[^\d.,+−-]/g, "").replace("−", "-");
    const both = plain.includes(",") && plain.includes(".");
    let mark = language === "nl" ? "," : ".";
    if (both) mark = plain.lastIndexOf(",") > plain.lastIndexOf(".") ? "," : ".";
    const other = mark === "," ? "." : ",";
    const isGrouped = /^\d{1,3}([.,]\d{3})+$/.test(plain.replace(/^[+-]/, "").split(mark)[0]);
    if (plain.includes(other) && !isGrouped) mark = other;
    const digits = [...plain].filter((each) => each === mark || !/[.,]/.test(each)).join("").replace(mark, ".");
    return digits ? Number(digits) : NaN;
  }

  const written = (value, most) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: most }).format(value);

  /* A slider and its field say the same; a number outside makes the slider longer. */
  function follow(slider) {
    const field = document.getElementById(slider.dataset.slider);
    const value = read(field.value);
    slider.setAttribute("aria-valuetext", `${field.value || "–"} ${field.nextElementSibling?.textContent ?? ""}`);
    if (Number.isNaN(value)) return;
    const [least, most] = [Number(slider.min), Number(slider.max)];
    if (value > most) slider.max = value + Math.abs(value) / 2;
    if (value < least) slider.min = value - Math.abs(value) / 2;
    slider.value = value;
  }

  form.addEventListener("input", ({ target }) => {
    if (target.dataset.slider) {
      const places = (target.step.split(".")[1] ?? "").length;
      const field = document.getElementById(target.dataset.slider);
      field.value = written(Number(target.value), places);
      target.setAttribute("aria-valuetext", `${field.value} ${field.nextElementSibling?.textContent ?? ""}`);
      return;
    }
    const slider = target.id && form.querySelector(`[data-slider="${target.id}"]`);
    if (slider) follow(slider);
  });
  form.querySelectorAll("[data-slider]").forEach((slider) => {
    slider.step = slider.step || "any";
    follow(slider);
  });

  /* Fix a result, and take over what was found. */
  function fix(button) {
    const wanted = document.getElementById("solve-wanted");
    document.getElementById("solve-result").value = button.dataset.fix;
    document.getElementById("solve").open = true;
    wanted.focus();
    wanted.select();
    changed(wanted);
  }

  function take(link) {
    const field = document.getElementById(link.dataset.take);
    document.getElementById("solve-wanted").value = "";
    field.value = link.dataset.text;
    field.focus();
    changed(field);
  }

  document.addEventListener("click", (event) => {
    const [button, link] = ["[data-fix]", "[data-take]"].map((name) => event.target.closest(name));
    if (event.target.closest("[data-print]")) window.print();
    if (button) fix(button);
    if (link) {
      event.preventDefault();
      take(link);
    }
  });
})();
