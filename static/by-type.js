/* On the form for what happened: shows only the fields that go with the type that is chosen.
 *
 * Each [data-types] names its types. What holds something typed, or an error, is never hidden.
 * Without this file all fields are shown.
 */
(() => {
  const type = document.querySelector("select[name=type]");
  if (!type) return;
  const parts = [...document.querySelectorAll("[data-types]")];

  const filled = (part) =>
    part.querySelector(".errors") ||
    [...part.querySelectorAll("input, select")].some((field) =>
      field.tagName === "SELECT" ? field.selectedIndex > 0 : field.value);

  const fit = () => {
    for (const part of parts)
      part.hidden = !part.dataset.types.split(" ").includes(type.value) && !filled(part);
  };

  type.addEventListener("change", fit);
  fit();
})();
