import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { ActionHost } from "../parts/action/Action";
import { Address } from "../parts/Address";
import { WalletButton } from "../wallet/WalletButton";
import { useClient } from "./client";
import { NodeStatus } from "./NodeStatus";

const PAGES = [
  ["/", "Overview"],
  ["/me", "Me"],
  ["/operate", "Curate / operate"],
] as const;

/** What is around every page. */
export function Frame({ children }: { children: ReactNode }) {
  const { deployment } = useClient();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(location);
  // a new page begins at its top, for eyes and for screen readers
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    window.scrollTo(0, 0);
    main.current?.focus();
  }, [location]);
  return (
    <>
      <a className="skip" href="#main" onClick={(event) => skip(event, main.current)}>
        Skip to the page
      </a>
      <header className="top">
        <Link href="/" className="brand">
          Tributary
        </Link>
        <nav aria-label="Pages">
          {PAGES.map(([path, name]) => (
            <Link key={path} href={path} aria-current={isCurrent(location, path) ? "page" : undefined}>
              {name}
            </Link>
          ))}
        </nav>
        <WalletButton />
      </header>
      <NodeStatus />
      <main id="main" ref={main} tabIndex={-1}>
        <ActionHost>{children}</ActionHost>
      </main>
      <footer>
        <p>
          Contract <Address value={deployment.contract} /> on <code>{deployment.chain_id}</code>
        </p>
      </footer>
    </>
  );
}

function isCurrent(location: string, path: string): boolean {
  return path === "/" ? location === "/" : location === path || location.startsWith(`${path}/`);
}

/** The hash of the address is the route: an ordinary jump would leave the page. */
function skip(event: { preventDefault(): void }, main: HTMLElement | null) {
  event.preventDefault();
  main?.focus();
}
