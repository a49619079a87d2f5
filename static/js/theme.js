// Before the first paint: where the reader left the choice to the device, follow the device.
(function () {
  "use strict";
  var root = document.documentElement;
  if (root.dataset.tema !== "auto" || !window.matchMedia) return;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  function follow() {
    root.dataset.bsTheme = dark.matches ? "dark" : "light";
  }
  follow();
  if (dark.addEventListener) dark.addEventListener("change", follow);
})();
