import { useSyncExternalStore } from "react";

/**
 * The route is what follows the `#`, its search included: `#/me?address=…` can be linked to and kept as a bookmark.
 * (wouter's own hook takes the search for a part of the path, and writes it before the `#`.)
 */
function subscribe(changed: () => void) {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}

/** Parts a hash into its path and its search. */
export function partHash(hash: string): { path: string; search: string } {
  const [path = "", ...search] = hash.replace(/^#?\/?/, "").split("?");
  return { path: `/${path}`, search: search.join("?") };
}

const path = () => partHash(window.location.hash).path;
const search = () => partHash(window.location.hash).search;

function navigate(
  to: string,
  { replace = false, state = null }: { replace?: boolean; state?: unknown } = {},
) {
  const { href: oldURL } = window.location;
  const url = new URL(oldURL);
  url.hash = to;
  if (replace) window.history.replaceState(state, "", url);
  else window.history.pushState(state, "", url);
  // neither of them tells anybody
  window.dispatchEvent(new HashChangeEvent("hashchange", { oldURL, newURL: url.href }));
}

export function useHash(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, path), navigate];
}

useHash.hrefs = (href: string) => `#${href}`;
useHash.searchHook = () => useSyncExternalStore(subscribe, search);
