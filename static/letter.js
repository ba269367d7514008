/* Shows the facts of the sentence in which the cursor stands, as a click on its link would, until
   they are closed. */
(() => {
  let shown;

  const show = (event) => {
    const field = event.target;
    if (!field.matches?.(".part textarea")) return;
    const at = field.selectionStart;
    const links = field.closest(".part").querySelectorAll("[data-sentence]");
    const here = [...links].find((link) => {
      const words = link.dataset.sentence;
      const first = field.value.lastIndexOf(words, at);
      return first >= 0 && at <= first + words.length;
    });
    if (!here || here === shown) return;
    shown = here;
    htmx.trigger(here, "stands");
  };

  document.addEventListener("click", (event) => {
    const panel = event.target.closest("[data-close-facts]")?.closest("#facts");
    if (!panel) return;
    // An answer that is still on its way would open it again.
    htmx.trigger(panel, "htmx:abort");
    panel.replaceChildren();
  });

  for (const name of ["click", "keyup", "focusin"]) document.addEventListener(name, show);
})();
