import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EVENTS, eventsOf, parseEvents, type RawEvent, type TributaryEvent } from "../../src/index.js";
import { emitterOf, goldenEvents } from "./golden.js";
import { read } from "./repository.js";

const golden = goldenEvents();
const known: Record<string, Record<string, string>> = EVENTS;

const one = (event: RawEvent): TributaryEvent => {
  const [found] = parseEvents([event], emitterOf(event));
  if (found === undefined) throw new Error(`nothing read of ${event.type}`);
  return found;
};

describe("the contract's golden events", () => {
  it("are all read, each with every key that it has and no other", () => {
    expect(golden.length).toBeGreaterThan(150);
    for (const event of golden.filter(({ type }) => type !== "wasm")) {
      const read = one(event);
      expect(read.type).toBe(event.type.slice("wasm-".length));
      const keys = event.attributes.map(({ key }) => key).filter((key) => key !== "_contract_address");
      expect(Object.keys(read).toSorted()).toEqual([...keys, "type"].toSorted());
      for (const { key, value } of event.attributes) {
        if (key === "_contract_address") continue;
        expect(String((read as unknown as Record<string, unknown>)[key])).toBe(value);
      }
    }
  });

  it("have every event that is known here", () => {
    const types = new Set(golden.map(({ type }) => type.slice("wasm-".length)));
    for (const type of Object.keys(EVENTS)) expect(types).toContain(type);
  });

  it("say where each action began", () => {
    const wasm = golden.filter(
      (event) => event.type === "wasm" && event.attributes.some(({ key }) => key === "sender"),
    );
    expect(wasm.length).toBeGreaterThan(50);
    for (const event of wasm) expect(one(event).type).toBe("action");
  });
});

describe("the contract's source", () => {
  const sources = (folder: string): string =>
    readdirSync(new URL(`../../../../${folder}`, import.meta.url))
      .map((file) => read(`${folder}/${file}`))
      .join("\n");
  const events = sources("contracts/tributary/src/events");
  const source = events + sources("contracts/tributary/src/execute");
  const optional = new Set(
    [...source.matchAll(/\b(?:optional|hash_attribute)\(\s*[^;]*?"(\w+)"/g)].map(([, key]) => key),
  );

  it("may leave out what may be missing here", () => {
    // of a rejected contribution these are not there, of an accepted one the reason is not; without an influence lane
    // its share is not
    const other = new Set(["submitter", "weight", "reason", "influence_bps"]);
    for (const [type, row] of Object.entries(known)) {
      for (const [key, kind] of Object.entries(row)) {
        if (!kind.endsWith("?") || other.has(key)) continue;
        expect(optional, `${key} of ${type}`).toContain(key);
      }
    }
  });

  it("emits nothing that is not known here", () => {
    const names = [...source.matchAll(/(?:Event::new|\w+_event)\(\s*"(\w+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) expect(Object.keys(EVENTS)).toContain(name);
    const keys = new Set(Object.values(known).flatMap((row) => Object.keys(row)));
    for (const [, key] of events.matchAll(/add_attribute\(\s*"(\w+)"/g)) {
      if (["action", "sender"].includes(key ?? "")) continue;
      expect(keys).toContain(key);
    }
  });
});

describe("hostile events", () => {
  const split = golden.find(({ type }) => type === "wasm-fee_split") as RawEvent;
  const contract = emitterOf(split);
  const changed = (key: string, value: string): RawEvent => ({
    type: split.type,
    attributes: split.attributes.map((pair) => (pair.key === key ? { key, value } : pair)),
  });

  it("of another contract are left out", () => {
    expect(parseEvents([split], "wasm1other")).toEqual([]);
    expect(parseEvents([{ ...split, attributes: split.attributes.slice(1) }], contract)).toEqual([]);
    expect(parseEvents([{ ...split, type: "tributary-fee_split" }], contract)).toEqual([]);
  });

  it.each([
    ["model_id", ""],
    ["model_id", "-1"],
    ["model_id", "1e9"],
    ["model_id", "0x10"],
    ["curator", "1.5"],
    ["part_scaled", "9".repeat(79)],
    ["part_scaled", "١"],
  ])("whose %s is “%s” are unknown, not wrong", (key, value) => {
    expect(one(changed(key, value))).toMatchObject({ type: "unknown", name: "fee_split" });
  });

  it("that lack a key, or that nobody knows, keep what they say", () => {
    const lacking = { ...split, attributes: split.attributes.filter(({ key }) => key !== "pot") };
    expect(one(lacking)).toMatchObject({ type: "unknown", name: "fee_split" });
    for (const name of ["__proto__", "constructor", "toString", "brand_new"]) {
      const event = { type: `wasm-${name}`, attributes: split.attributes.slice(0, 2) };
      expect(one(event)).toMatchObject({ type: "unknown", name, attributes: { model_id: "1" } });
    }
  });

  it("have no way into an object's prototype", () => {
    const attributes = [
      { key: "_contract_address", value: contract },
      { key: "__proto__", value: "x" },
    ];
    const [found] = parseEvents([{ type: "wasm-new", attributes }], contract);
    expect(Object.keys((found as { attributes: object }).attributes)).toEqual(["__proto__"]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it("of several messages say of which", () => {
    const placed = { ...split, attributes: [...split.attributes, { key: "msg_index", value: "3" }] };
    expect(one(placed).msg_index).toBe(3);
  });
});

it("events of one type are typed as such", () => {
  const split = golden.find(({ type }) => type === "wasm-fee_split") as RawEvent;
  const [event] = eventsOf(parseEvents([split], emitterOf(split)), "fee_split");
  // numbers and amounts, which would not compile were they not
  const id: number | undefined = event?.datanet_id;
  const part: bigint | undefined = event?.part_scaled;
  expect([typeof id, typeof part]).toEqual(["number", "bigint"]);
});
