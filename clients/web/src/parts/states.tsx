import type { ReactNode } from "react";
import { explain } from "tributary-client";
import { Hash } from "./Address";
import { tame } from "./text";

export function Loading({ what }: { what: string }) {
  return (
    <p className="quiet" role="status">
      Loading {what} …
    </p>
  );
}

/** What went wrong, in words; the chain's own text can be unfolded. */
export function Failed({
  error,
  retry,
  again = "Try again",
}: {
  error: unknown;
  retry?: () => unknown;
  again?: string;
}) {
  const fault = explain(error);
  return (
    <div className="failed" role="alert">
      <p>{tame(fault.words, 1_000)}</p>
      {fault.hash && (
        <p>
          Transaction <Hash value={fault.hash} what="the transaction's hash" />
        </p>
      )}
      {fault.text && fault.text !== fault.words && (
        <details>
          <summary>As the chain said it</summary>
          <code>
            <bdi>{tame(fault.text, 2_000)}</bdi>
          </code>
        </details>
      )}
      {retry && (
        <button type="button" onClick={() => retry()}>
          {again}
        </button>
      )}
    </div>
  );
}

/** Nothing there yet, and what to do about it. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="quiet">{children}</p>;
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** What was asked for, or why it isn't there; what is already shown stays when a later question fails. */
export function Answer<T>({
  asked,
  what,
  children,
}: {
  asked: Asked<T>;
  what: string;
  children: (data: T) => ReactNode;
}) {
  if (asked.data !== undefined) return children(asked.data);
  return asked.error ? <Failed error={asked.error} retry={asked.refetch} /> : <Loading what={what} />;
}
