// One key for each answer: what a page marks with data-key is pressed by that key while the pair, or something in it that is not
// written in, has the focus. Nothing happens elsewhere, so that keys of a screen reader or of speech input keep their meaning
// (WCAG 2.1, 2.1.4), and a key that is held down answers once.
document.getElementById("pair")?.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const found = document.querySelector(`#pair [data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!found) return;
  event.preventDefault();
  found.click();
});
