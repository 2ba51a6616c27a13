import { expect, it } from "vitest";
import { writer } from "./writer";

const write = writer(6, "DEMO");

it("writes all digits, or three more than the token has", () => {
  expect(write.exact("4.346123456789012345")).toBe("0.000004346123456789012345 DEMO");
  expect(write.short("4.346923456789012345")).toBe("0.000004346 DEMO");
  expect(write.bare("1234500000")).toBe("1,234.5");
});

it("never says nothing of something", () => {
  expect(write.short("0.000000000000000001")).toBe("<0.000000001 DEMO");
  expect(write.short("0")).toBe("0 DEMO");
  expect(write.short("0.000")).toBe("0 DEMO");
});
