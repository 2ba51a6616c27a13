import { expect, it } from "vitest";
import { duration } from "./Time";

it("tells a length of time in its two largest units", () => {
  expect(duration(0)).toBe("0 seconds");
  expect(duration(1)).toBe("1 second");
  expect(duration(3_661)).toBe("1 hour 1 minute");
  expect(duration(86_400)).toBe("1 day");
  expect(duration(172_800 + 59)).toBe("2 days 59 seconds");
  expect(duration(90_060)).toBe("1 day 1 hour");
  expect(duration(90_061, 4)).toBe("1 day 1 hour 1 minute 1 second");
  expect(duration(-5)).toBe("0 seconds");
});
