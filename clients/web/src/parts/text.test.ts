import { describe, expect, it } from "vitest";
import { counted, isolate, shorten, shortLink, tame, webLink } from "./text";

describe("tame", () => {
  it("leaves ordinary names of any language as they are", () => {
    for (const name of [
      "tldr-pages",
      "Vögel & Bäume",
      "鳥の歌",
      "أصوات الطيور",
      "नमस्ते",
      "<b>birds</b>",
      "🐦",
      "❤️",
    ]) {
      expect(tame(name, 80)).toBe(name);
    }
  });

  it("shows marks that turn or hide their neighbours", () => {
    expect(tame("safe\u202Egnp.exe", 80)).toBe("safe␣gnp.exe");
    expect(tame("a\u200bb\u0000c\ufeffd\u{e0041}e\u2066f", 80)).toBe("a␣b␣c␣d␣e␣f");
    expect(tame("half \ud800 pair", 80)).toBe("half ␣ pair");
  });

  it("keeps a name in one line", () => {
    expect(tame("a\n\n\tb", 80)).toBe("a b");
  });

  it("does not let marks pile up over the lines above", () => {
    expect(tame(`a${"\u0301".repeat(50)}b`, 80)).toBe("a\u0301\u0301\u0301b");
  });

  it("cuts what is too long, between letters, and says so", () => {
    expect(tame("x".repeat(100_000), 10)).toBe(`${"x".repeat(10)}…`);
    expect(tame("🐦🐦🐦", 2)).toBe("🐦🐦…");
    expect(tame("four", 4)).toBe("four");
    // many tricks at the start leave little to show, and the cut is still told
    expect(tame(`${"\u0301".repeat(100)}`, 10).endsWith("…")).toBe(true);
  });
});

describe("webLink", () => {
  it("takes only links to the web", () => {
    expect(webLink("https://example.org/a?b#c")).toBe("https://example.org/a?b#c");
    expect(webLink("http://example.org")).toBe("http://example.org/");
  });

  it("refuses what would run, read or mislead", () => {
    const refused = [
      "javascript:alert(1)",
      " JavaScript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "//x.org",
    ];
    refused.push(
      "ipfs://x",
      "https://bank.org@evil.org",
      "not a link",
      "",
      `https://x.org/${"a".repeat(3_000)}`,
    );
    for (const text of refused) expect(webLink(text), text).toBeUndefined();
    expect(webLink(null)).toBeUndefined();
  });
});

describe("shorten", () => {
  it("keeps both ends of what is long", () => {
    expect(shorten("wasm1mmhm7hr85xamazzh9plluvpy7s7qw05ccg0mtz")).toBe("wasm1mmhm7…cg0mtz");
    expect(shorten("short")).toBe("short");
  });
});

it("counts one of a thing, and many", () => {
  expect(counted(1, "unit")).toBe("1 unit");
  expect(counted(0, "unit")).toBe("0 units");
  expect(counted(1_200, "query", "queries")).toBe("1,200 queries");
});

describe("shortLink", () => {
  it("shows the whole host, however long, and shortens only what follows it", () => {
    const host = "https://accounts.google.com.login.evil-evil.example";
    expect(shortLink(`${host}/${"a".repeat(60)}/accounts.google.com`, 60)).toBe(
      `${host}/aaaaaaaaa…counts.google.com`,
    );
    expect(shortLink(`https://${"a.".repeat(100)}example:8080/`, 40)).toBe(
      `https://${"a.".repeat(100)}example:8080/`,
    );
  });

  it("leaves a link that is short as it is", () => {
    expect(shortLink("https://example.org/a?b#c", 60)).toBe("https://example.org/a?b#c");
    expect(shortLink(`https://example.org/${"p".repeat(100)}end`, 60)).toBe(
      `https://example.org/${"p".repeat(20)}…${"p".repeat(14)}end`,
    );
  });
});

describe("isolate", () => {
  it("encloses names that are written from right to left, and no others", () => {
    expect(isolate("أصوات الطيور")).toBe("\u2068أصوات الطيور\u2069");
    expect(isolate("tldr אבג")).toBe("\u2068tldr אבג\u2069");
    for (const name of ["tldr-pages", "Vögel & Bäume", "鳥の歌", "🐦", "safe␣gnp.exe"]) {
      expect(isolate(name)).toBe(name);
    }
  });
});
