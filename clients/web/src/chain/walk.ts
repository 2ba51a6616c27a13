/** One page of a list, and where the next one starts; none on the last. */
export interface Page<Item, Start> {
  items: Item[];
  next: Start | undefined | null;
}

/**
 * Reads a list's pages one after the other until it has `most` entries; `more` says that the list goes on.
 */
export async function walk<Item, Start>(
  page: (start: Start | undefined) => Promise<Page<Item, Start>>,
  most: number,
): Promise<{ items: Item[]; more: boolean }> {
  const items: Item[] = [];
  let start: Start | undefined;
  for (;;) {
    const { items: found, next } = await page(start);
    items.push(...found);
    if (next === undefined || next === null) return { items, more: false };
    if (items.length >= most) return { items, more: true };
    start = next;
  }
}

/** Where the next page of a list by id starts: a full page may not be the last. */
export function after<Item>(items: Item[], limit: number, id: (item: Item) => number): Page<Item, number> {
  const last = items.at(-1);
  return { items, next: last !== undefined && items.length >= limit ? id(last) : undefined };
}

/** Asks for each of a list, few at once, so that no node is stormed. The answers are in the list's order. */
export async function askEach<Item, Answer>(
  items: Item[],
  ask: (item: Item) => Promise<Answer>,
  atOnce = 6,
): Promise<Answer[]> {
  const answers: Answer[] = Array.from({ length: items.length });
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) answers[index] = await ask(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return answers;
}
