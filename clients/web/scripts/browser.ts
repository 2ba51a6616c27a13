/** Where Chromium is. */
import { existsSync } from "node:fs";

const USUAL = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser that the environment's CHROMIUM names, or the one in the usual place. */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which is not there`);
  }
  const found = USUAL.find((path) => existsSync(path));
  if (found) return found;
  throw new Error("no Chromium here: install Debian's package `chromium`, or name one by the environment's CHROMIUM");
}
