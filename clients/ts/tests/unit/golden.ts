import type { RawEvent } from "../../src/index.js";
import { read } from "./repository.js";

/** Every event of the contract's golden file: the actions of a story that emits all there are. */
export function goldenEvents(): RawEvent[] {
  const found: { type: string; attributes: { key: string; value: string }[] }[] = [];
  for (const line of read("tests/golden/events.txt").split("\n")) {
    if (line.startsWith("    ")) {
      const at = line.indexOf(":");
      found.at(-1)?.attributes.push({ key: line.slice(4, at), value: line.slice(at + 2) });
    } else if (line.startsWith("  ")) {
      found.push({ type: line.trim(), attributes: [] });
    }
  }
  return found;
}

export const emitterOf = (event: RawEvent): string =>
  event.attributes.find(({ key }) => key === "_contract_address")?.value ?? "";
