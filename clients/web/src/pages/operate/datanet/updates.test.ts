import type { DatanetResponse } from "tributary-client";
import { describe, expect, it } from "vitest";
import { readAttestors, readTerms, readTexts, textsOf } from "./updates";

const A = "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh";
const B = "wasm1mmhm7hr85xamazzh9plluvpy7s7qw05ccg0mtz";
const datanet = {
  datanet_id: 7,
  name: "birds",
  description: "songs",
  uri: null,
  license: "CC0-1.0",
  content_hash: null,
  curator_fee_bps: 500,
  notice_seconds: 86400,
  attestors: [
    {
      address: A,
      since: 1,
    },
  ],
} as DatanetResponse;
const hash = btoa("\u00ff".repeat(32));

describe("a datanet's texts", () => {
  const texts = (draft: object) => readTexts({ ...textsOf(datanet), ...draft }, datanet);

  it("are sent where they change, and removed where they are emptied", () => {
    expect(texts({ name: "owls", description: "", contentHash: "ff".repeat(32) }).value).toEqual({
      update_datanet: { datanet_id: 7, name: "owls", description: "", content_hash: hash },
    });
  });

  it("are not sent where nothing changes", () => {
    expect(texts({ name: " birds " }).missing).toEqual(["a change"]);
    const hashed = { ...datanet, content_hash: hash };
    expect(textsOf(hashed).contentHash).toBe("ff".repeat(32));
    expect(readTexts(textsOf(hashed), hashed).missing).toEqual(["a change"]);
    expect(readTexts({ ...textsOf(hashed), contentHash: hash }, hashed).missing).toEqual(["a change"]);
  });

  it("keep a name, of 128 bytes at most", () => {
    expect(texts({ name: "" }).missing).toContain("a name");
    expect(texts({ name: "x".repeat(129) }).problems).toHaveProperty("name");
  });
});

describe("a datanet's terms", () => {
  it("fall and grow", () => {
    expect(readTerms({ fee: "2.5", notice: "2 days" }, datanet).value).toEqual({
      update_datanet: { datanet_id: 7, curator_fee_bps: 250, notice_seconds: 172_800 },
    });
    expect(readTerms({ fee: "0", notice: "" }, datanet).value).toEqual({
      update_datanet: { datanet_id: 7, curator_fee_bps: 0 },
    });
  });

  it("never rise and shrink", () => {
    expect(readTerms({ fee: "5.01", notice: "" }, datanet).problems).toHaveProperty("fee");
    expect(readTerms({ fee: "", notice: "23 hours" }, datanet).problems).toHaveProperty("notice");
  });

  it("are not sent where nothing changes", () => {
    expect(readTerms({ fee: "", notice: "" }, datanet).missing).toEqual(["a change"]);
    expect(readTerms({ fee: "5", notice: "24h" }, datanet).missing).toEqual(["a change"]);
  });
});

describe("a datanet's attestors", () => {
  it("are sent as a whole", () => {
    expect(readAttestors(`${B}\n${A}`, "wasm", datanet).value).toEqual({
      update_datanet: { datanet_id: 7, attestors: [B, A] },
    });
    expect(readAttestors("", "wasm", datanet).value).toEqual({
      update_datanet: { datanet_id: 7, attestors: [] },
    });
  });

  it("are not sent where they are the same", () => {
    expect(readAttestors(A, "wasm", datanet).missing).toEqual(["a change"]);
    expect(readAttestors("bob", "wasm", datanet).problems).toHaveProperty("attestors");
  });
});
