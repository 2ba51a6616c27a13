/** Whether a number can be an id: the contract counts from 1, and JSON's numbers are exact below 2^53. */
export function isId(id: number): boolean {
  return Number.isSafeInteger(id) && id >= 1;
}
