/* Runs before the first paint: light or dark, and that scripts work. */
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const choice = root.dataset.themeChoice;
    const theme = choice === "system" ? (system.matches ? "dark" : "light") : choice;
    if (root.dataset.bsTheme === theme) return;
    root.dataset.bsTheme = theme;
    document.dispatchEvent(new Event("themechange"));
  };
  root.classList.add("js");
  system.addEventListener("change", show);
  document.addEventListener("themechoice", show);
  show();
})();
