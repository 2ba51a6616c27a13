/** What a page must never do, watched while a test runs: whatever is seen fails it. */
import type { BrowserContext, Page } from "playwright-core";

/** A question of the contract that is asked to learn whether something is there: REST answers a no with 500. */
const WHETHER = new Set(["query_record", "receipt", "seat"]);

export class Watch {
  private seen: string[] = [];
  private allowed: { pattern: RegExp; used: boolean; must: boolean }[] = [];

  constructor(private readonly origins: string[]) {}

  /** Errors that the test brings about; one that never came fails it too. */
  expect(pattern: RegExp): void {
    this.allowed.push({ pattern, used: false, must: true });
  }

  /** Errors that may come. */
  tolerate(pattern: RegExp): void {
    this.allowed.push({ pattern, used: false, must: false });
  }

  async listen(context: BrowserContext): Promise<void> {
    context.on("request", (request) => {
      const url = new URL(request.url());
      const within = url.protocol === "data:" || url.protocol === "blob:";
      if (!within && !this.origins.includes(url.origin))
        this.note(`a request to another origin: ${request.url()}`);
    });
    context.on("page", (page) => this.watch(page));
  }

  private watch(page: Page): void {
    page.on("pageerror", (error) => this.note(`an uncaught error: ${error.message}`));
    page.on("console", (message) => {
      const { url } = message.location();
      if (isNo(message.text(), url)) return;
      const where = message.text().startsWith("Failed to load resource") ? ` (${url})` : "";
      if (message.type() === "error" || message.type() === "warning") {
        const policy = /Content Security Policy|Trusted/.test(message.text()) ? "against the policy: " : "";
        this.note(`${policy}${message.type()} on the console: ${message.text()}${where}`);
      }
    });
  }

  private note(text: string): void {
    this.seen.push(text);
  }

  /** @throws on what was seen and not expected, and on what was expected and not seen. */
  assertClean(): void {
    const unexpected = this.seen.filter((text) => {
      const fitting = this.allowed.filter(({ pattern }) => pattern.test(text));
      for (const entry of fitting) entry.used = true;
      return fitting.length === 0;
    });
    const missing = this.allowed
      .filter(({ used, must }) => must && !used)
      .map(({ pattern }) => `expected ${pattern}`);
    const faults = [...unexpected, ...missing];
    if (faults.length > 0) throw new Error(`the page did what it must not:\n  ${faults.join("\n  ")}`);
  }
}

function isNo(text: string, url: string): boolean {
  if (!/server responded with a status of (400|500)/.test(text)) return false;
  // of a transaction that no block has yet
  if (/\/tx\?hash=0x[0-9A-F]{64}$/.test(url)) return true;
  const [, question] = /\/smart\/([^/?]+)$/.exec(url) ?? [];
  if (!question) return false;
  const asked = JSON.parse(Buffer.from(decodeURIComponent(question), "base64").toString());
  return Object.keys(asked).every((name) => WHETHER.has(name));
}

/** What the contract refuses, and what is in no block yet, come as errors of the node's, which browsers tell the console. */
export const REFUSED = /status of 500/;
