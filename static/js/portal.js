// Small touches. Every page works without them.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy || location.href);
      button.setAttribute("aria-pressed", "true");
    });
  }
}

const current = document.querySelector(".lr-agenda [aria-current=step]");
if (current) {
  const agenda = current.closest(".lr-agenda");
  agenda.scrollLeft = Math.max(0, current.offsetLeft - agenda.offsetLeft - 20);
}

const menu = document.getElementById("menu");
const wide = window.matchMedia("(min-width: 62.0625rem)");
if (menu?.hidePopover) {
  wide.addEventListener("change", () => {
    if (wide.matches && menu.matches(":popover-open")) {
      menu.hidePopover();
    }
  });
}
