import type { ReactNode } from "react";

const SECTIONS = {
  income: "Income",
  flow: "Where the fees ran",
  contributors: "Who contributed",
  weights: "Weights over time",
  terms: "Terms",
  contributions: "Contributions",
  changes: "Scheduled changes",
  rolls: "Rolls",
  relatives: "Parents, children, models",
} as const;

type Name = keyof typeof SECTIONS;

export function Section({ name, children }: { name: Name; children: ReactNode }) {
  return (
    <section aria-labelledby={`section-${name}`}>
      <h2 id={`section-${name}`} tabIndex={-1}>
        {SECTIONS[name]}
      </h2>
      {children}
    </section>
  );
}

/** A way to each section. The address's hash is the route, so that ordinary jumps would leave the page. */
export function Jumps() {
  const jump = (name: string) => {
    const heading = document.getElementById(`section-${name}`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return (
    <nav className="jumps" aria-label="Sections of this page">
      {Object.entries(SECTIONS).map(([name, title]) => (
        <button type="button" key={name} onClick={() => jump(name)}>
          {title}
        </button>
      ))}
    </nav>
  );
}
