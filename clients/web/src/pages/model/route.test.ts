import { expect, it } from "vitest";
import { routeRows, wayInWords } from "./route";

const model = {
  lineage: [
    { datanet_id: 1, weight: 3 },
    { datanet_id: 2, weight: 1 },
  ],
  route: [
    {
      datanet_id: 1,
      share: "0.775",
      parts: "31",
      sources: [
        { datanet_id: 1, weight: 3, share: "1" },
        { datanet_id: 2, weight: 1, share: "0.1" },
      ],
    },
    { datanet_id: 2, share: "0.225", parts: "9", sources: [{ datanet_id: 2, weight: 1, share: "0.9" }] },
  ],
};
const names = (id: number) => ({ 1: "tldr-pages", 2: "promptsource" })[id] ?? "?";
const words = (parents: number[]) =>
  routeRows(model, (id) =>
    id === 2 ? parents.map((datanet_id) => ({ datanet_id, royalty_bps: 1000 })) : [],
  ).map(({ share, ways }) => [share].concat(ways.map((way) => wayInWords(way, names))));

it("says where each share comes from", () => {
  expect(words([1])).toEqual([
    [
      "77.5 %",
      "75 % by its weight in the lineage",
      "2.5 %: 10 % of promptsource’s part runs on to its parent",
    ],
    ["22.5 %", "25 % by its weight in the lineage, of which it keeps 90 %"],
  ]);
});

it("calls a parent's parent an ancestor", () => {
  expect(words([7])[0]?.[2]).toBe("2.5 %: 10 % of promptsource’s part runs on to its ancestor");
});

it("can show a route before the datanets are known", () => {
  expect(routeRows(model, () => undefined)).toHaveLength(2);
});
