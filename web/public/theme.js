// Runs before the first paint, so that a chosen theme never flashes in the other one.
try {
  var chosen = localStorage.getItem("everwith.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Without storage the theme follows the system.
}
