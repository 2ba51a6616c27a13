import { expect, test } from "vitest";
import { partHash } from "./hash";

test("a hash is a path and a search", () => {
  expect(partHash("#/me?address=wasm1abc&datanet=2")).toEqual({
    path: "/me",
    search: "address=wasm1abc&datanet=2",
  });
  expect(partHash("#/models/1/records/2")).toEqual({ path: "/models/1/records/2", search: "" });
});

test("an empty hash is the overview", () => {
  expect(partHash("")).toEqual({ path: "/", search: "" });
  expect(partHash("#")).toEqual({ path: "/", search: "" });
});
