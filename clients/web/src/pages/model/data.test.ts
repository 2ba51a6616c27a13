import { expect, it } from "vitest";
import { nameOf } from "./data";

it("calls a datanet by its tamed name, which turns nothing behind it, or by its id", () => {
  expect(nameOf(3, { name: "birds\u202eong" })).toBe("birds␣ong");
  expect(nameOf(3, { name: "أصوات" })).toBe("\u2068أصوات\u2069");
  expect(nameOf(3, { name: " " })).toBe("datanet 3");
  expect(nameOf(3, undefined)).toBe("datanet 3");
});
