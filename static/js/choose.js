// Ticks a group of check boxes at once: the link that would load the page anew does it here,
// so that nothing typed is lost.

for (const link of document.querySelectorAll("[data-choose]")) {
  const boxes = document.querySelectorAll(`[data-${link.dataset.choose}]`);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const all = [...boxes].every((box) => box.checked);
    for (const box of boxes) box.checked = !all;
  });
}
