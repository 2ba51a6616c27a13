import { describe, expect, it } from "vitest";
import { after, askEach, walk } from "./walk";

const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

describe("walk", () => {
  const list = ids(1, 7);
  const page = async (start = 0) => after(list.filter((id) => id > start).slice(0, 3), 3, (id) => id);

  it("reads all pages, the last one short", async () => {
    expect(await walk(page, 100)).toEqual({ items: list, more: false });
  });

  it("stops at its limit and says that there is more", async () => {
    expect(await walk(page, 5)).toEqual({ items: ids(1, 6), more: true });
  });

  it("reads no further than a list without entries", async () => {
    expect(await walk(async () => after([] as number[], 3, (id) => id), 5)).toEqual({
      items: [],
      more: false,
    });
  });
});

describe("askEach", () => {
  it("answers in the list's order, few at once", async () => {
    let now = 0;
    let most = 0;
    const answers = await askEach(
      ids(1, 9),
      async (id) => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((done) => setTimeout(done, id % 3));
        now -= 1;
        return id * 10;
      },
      2,
    );
    expect(answers).toEqual(ids(1, 9).map((id) => id * 10));
    expect(most).toBe(2);
  });

  it("fails as the first question that fails", async () => {
    await expect(
      askEach([1, 2], async (id) => {
        throw new Error(`no ${id}`);
      }),
    ).rejects.toThrow("no 1");
  });
});
