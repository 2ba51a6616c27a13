import { useSyncExternalStore } from "react";

/**
 * The route and its search are both in the address's hash (`#/models/1/records/5?address=…`): so a page in any folder of
 * a web server can be linked to as a whole.
 */
function current(): { path: string; search: string } {
  const [path = "", ...search] = location.hash.replace(/^#?\/?/, "").split("?");
  return { path: `/${path}`, search: search.join("?") };
}

function subscribe(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

function navigate(
  to: string,
  { state = null, replace = false }: { state?: unknown; replace?: boolean } = {},
): void {
  const before = location.href;
  history[replace ? "replaceState" : "pushState"](state, "", `#/${to.replace(/^#?\/?/, "")}`);
  // the browser tells of no change that a script makes
  dispatchEvent(new HashChangeEvent("hashchange", { oldURL: before, newURL: location.href }));
}

/** wouter's location hook. */
export function useHashPath(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, () => current().path), navigate];
}

useHashPath.hrefs = (href: string) => `#${href}`;

/** wouter's search hook. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, () => current().search);
}
