/** The content security policy, as a browser enforces it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { openPage } from "../harness/index.ts";

async function policy(): Promise<Map<string, string[]>> {
  const html = await readFile(join(inject("world").dist, "index.html"), "utf8");
  const [, content] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  if (!content) throw new Error("the built page has no policy");
  return new Map(
    content
      .replaceAll("&#39;", "'")
      .split("; ")
      .map((directive) => [directive.split(" ")[0] ?? "", directive.split(" ").slice(1)]),
  );
}

test("it stands first, and allows the page's own files and its node", async () => {
  const html = await readFile(join(inject("world").dist, "index.html"), "utf8");
  expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.search(/<script|<link|<style/));
  const { node, rest } = inject("world").stages.main.deployment;
  const directives = await policy();
  expect(directives.get("default-src")).toEqual(["'none'"]);
  expect(directives.get("script-src")).toEqual(["'self'"]);
  expect(directives.get("connect-src")?.toSorted()).toEqual(["'self'", node, rest].toSorted());
  expect([...directives.values()].flat().join(" ")).not.toMatch(/unsafe|\*|data:|https?:$/);
  expect(html).not.toMatch(/ on[a-z]+=|<script(?![^>]* src=)/);
});

test("markup does not become markup, and text does not become code", async () => {
  const { page, watch } = await openPage({ path: "/nowhere" });
  watch.expect(/TrustedHTML/);
  watch.expect(/unsafe-eval|TrustedScript/);
  const ran = await page.evaluate(async () => {
    const attempts = {
      markup: () => (document.body.innerHTML = "<img src=x onerror='window.planted=1'>"),
      code: () => new Function("window.planted=1")(),
    };
    // what the debugger calls may do more than a page: what runs later is the page's own
    const went = (attempt: () => unknown) =>
      new Promise<boolean>((resolve) => {
        setTimeout(() => {
          try {
            attempt();
            resolve(true);
          } catch {
            resolve(false);
          }
        });
      });
    const markup = await went(attempts.markup);
    const code = await went(attempts.code);
    const handler = await went(() => document.body.setAttribute("onclick", "window.planted=1"));
    document.body.click();
    return { markup, code, handler, planted: "planted" in window };
  });
  watch.tolerate(/against the policy|Refused|violates/);
  expect(ran).toEqual({ markup: false, code: false, handler: false, planted: false });
});
