"use strict";
// A slider beside a number field: whichever is moved moves the other. It also prints the page.

document.querySelectorAll("[data-slides]").forEach((slider) => {
  const field = document.getElementById(slider.dataset.slides);
  const follow = () => {
    slider.value = field.value === "" ? 0 : field.value;
    slider.classList.toggle("is-empty", field.value === "");
  };
  slider.addEventListener("input", () => {
    field.value = slider.value;
    slider.classList.remove("is-empty");
  });
  field.addEventListener("input", follow);
  follow();
});

document.querySelector("[data-print]")?.addEventListener("click", () => print());
