import { useState } from "react";

/**
 * Walks a list that tells only where its next page starts: the starts of the pages seen are kept for the way back.
 */
export function usePages<Start>() {
  const [starts, setStarts] = useState<(Start | undefined)[]>([undefined]);
  return {
    page: starts.length,
    start: starts.at(-1),
    forward: (next: Start) => setStarts((seen) => [...seen, next]),
    back: () => setStarts((seen) => (seen.length > 1 ? seen.slice(0, -1) : seen)),
    reset: () => setStarts([undefined]),
  };
}

export function Pager<Start>({
  pages,
  next,
  what,
}: {
  pages: ReturnType<typeof usePages<Start>>;
  /** None on the last page. */
  next: Start | undefined | null;
  what: string;
}) {
  const last = next === undefined || next === null;
  if (last && pages.page === 1) return null;
  return (
    <nav className="pager" aria-label={`Pages of ${what}`}>
      <button type="button" onClick={pages.back} disabled={pages.page === 1}>
        Back
      </button>
      <span aria-live="polite">Page {pages.page}</span>
      <button type="button" disabled={last} onClick={() => !last && pages.forward(next)}>
        Next
      </button>
    </nav>
  );
}
