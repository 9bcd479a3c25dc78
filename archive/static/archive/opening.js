/* A link to something inside a closed <details> opens it. */

export function openTarget(root, place) {
  const open = () => {
    const target = place.hash.length > 1 && root.getElementById(decodeURIComponent(place.hash.slice(1)));
    if (!target) return;
    target.closest("details")?.setAttribute("open", "");
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  if (place.hash) open();
}
