/** How a page stands on a screen, and how it is walked by keyboard. */
import type { Page } from "playwright-core";

/** Nothing makes the page wider than the screen; a table may scroll within itself. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const { clientWidth: width, scrollWidth } = document.documentElement;
    if (scrollWidth <= width) return undefined;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    // a box can be narrow and what is in it stand out
    const end = (element: Element) => element.getBoundingClientRect().left + element.scrollWidth;
    const culprits = [...document.body.querySelectorAll("*")]
      .filter((element) => end(element) > width + 1 && !scrolls(element))
      .map((element) => element.outerHTML.slice(0, 160));
    return { by: scrollWidth - width, culprits };
  });
  if (wide)
    throw new Error(`${wide.by} pixels wider than the screen:\n  ${wide.culprits.slice(-5).join("\n  ")}`);
}

export interface Stop {
  /** As a screen reader names it, roughly. */
  name: string;
  /** Whether it shows that it has the focus. */
  visible: boolean;
  html: string;
}

/** Where Tab leads, from the page's beginning until it leaves the page, at most so many stops. */
export async function tabStops(page: Page, most = 60): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

/** What has the focus; nothing where the page as a whole has it. */
export async function focused(page: Page): Promise<Stop | undefined> {
  const found = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body)
      return null;
    const look = getComputedStyle(element);
    const outlined = look.outlineStyle !== "none" && Number.parseFloat(look.outlineWidth) >= 1;
    const box = element.getBoundingClientRect();
    const labels = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const names = [
      element.getAttribute("aria-label"),
      ...labels.map((id) => document.getElementById(id)?.innerText),
      ...("labels" in element
        ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])].map((l) => l.innerText)
        : []),
      element instanceof HTMLElement ? element.innerText : element.textContent,
      element.getAttribute("title"),
    ];
    const name = names.find((words) => words?.trim()) ?? "";
    const visible =
      (outlined || look.boxShadow !== "none") && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    return { name: name.trim(), visible, html: element.outerHTML.slice(0, 160) };
  });
  return found ?? undefined;
}
