/** Accessibility, by axe-core's rules. */
import axe from "axe-core";
import type { Result } from "axe-core";
import type { Page } from "playwright-core";

/** What a person with a screen reader, a keyboard or weak eyes would stumble over. */
const GRAVE = new Set<unknown>(["serious", "critical"]);

/** Fails on serious and critical violations of WCAG 2.1 A and AA, in light and dark. */
export async function expectAccessible(page: Page): Promise<void> {
  const faults: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const violation of await violations(page)) faults.push(`in ${colorScheme}: ${told(violation)}`);
  }
  if (faults.length > 0) throw new Error(`not accessible:\n${faults.join("\n")}`);
}

async function violations(page: Page): Promise<Result[]> {
  // as the debugger does it, which the page's policy does not hold back
  const session = await page.context().newCDPSession(page);
  try {
    await session.send("Runtime.evaluate", {
      expression: `window.axe ? 0 : (${"() => {"}${axe.source}${"}"})()`,
    });
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression: `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], resultTypes: ["violations"] })
        .then(({ violations }) => JSON.stringify(violations))`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(`axe failed: ${exceptionDetails.exception?.description}`);
    const found: Result[] = JSON.parse(result.value);
    return found.filter(({ impact }) => GRAVE.has(impact));
  } finally {
    await session.detach();
  }
}

function told({ id, impact, help, nodes }: Result): string {
  const places = nodes
    .slice(0, 5)
    .map(({ html, failureSummary }) => `    ${html.slice(0, 200)}\n      ${failureSummary}`);
  return `${id} (${impact}): ${help}\n${places.join("\n")}`;
}
