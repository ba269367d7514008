/* Keys for those who want them; every page works without this file.
 *
 * A single key ("/", "n") does what the element with that aria-keyshortcuts does: a field takes the
 * cursor, a link or button is pressed. Arrows move through the links marked data-row. Escape closes
 * menus and leaves a field; it never throws typed words away. Single keys can be switched off in the
 * user menu (WCAG 2.1.4).
 */
(() => {
  const OFF = "habeas-keys-off";
  const typing = (element) => element.matches("input, select, textarea, [contenteditable]");

  const press = (event) => {
    const target = document.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    if (typing(target)) target.select();
    else target.click();
  };

  const step = (event, by) => {
    const rows = [...document.querySelectorAll("a[data-row]")];
    const here = rows.indexOf(document.activeElement);
    if (!rows.length || (here < 0 && document.activeElement !== document.body)) return;
    event.preventDefault();
    const next = here < 0 && by < 0 ? rows.length - 1 : here + by;
    rows[Math.max(0, Math.min(rows.length - 1, next))].focus();
  };

  const escape = (event) => {
    event.preventDefault(); // Browsers empty a search field on Escape.
    const menu = document.querySelector("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else document.activeElement.blur();
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") escape(event);
    else if (typing(event.target)) return;
    else if (event.key === "ArrowDown") step(event, 1);
    else if (event.key === "ArrowUp") step(event, -1);
    else if (event.key.length === 1 && !localStorage.getItem(OFF)) press(event);
  });

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]"))
      if (!menu.contains(event.target)) menu.open = false;
  });

  const choice = document.querySelector("[data-keys]");
  if (choice) {
    choice.closest("[hidden]").hidden = false;
    choice.checked = !localStorage.getItem(OFF);
    choice.addEventListener("change", () => {
      if (choice.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    });
  }
})();
