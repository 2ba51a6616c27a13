/** Whether a number can be an id: the contract counts from 1, and JSON's numbers are exact below 2^53. */
export function isId(id: number): boolean {
  return Number.isSafeInteger(id) && id >= 1;
}

/** A datanet's or model's number as it is typed; none if it is none. */
export function readId(typed: string): number | undefined {
  const text = typed.trim();
  const id = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  return isId(id) ? id : undefined;
}

/** Whether the contract takes this as the id of a query. */
export function isQueryId(text: string): boolean {
  return /^[A-Za-z0-9._:-]{1,64}$/.test(text);
}
