import { type ReactNode, useId } from "react";

/** A part of the page that its heading names, also for those who jump from part to part. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
