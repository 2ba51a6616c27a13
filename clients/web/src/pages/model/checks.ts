import { isQueryId } from "../../chain/ids";

/** Past this, numbers of JSON are not exact. */
const MOST = Number.MAX_SAFE_INTEGER;

/** A whole number that someone typed; none if it is none. A comma in it may mean two things, so that it is none then. */
export function wholeNumber(text: string): number | undefined {
  const plain = text.trim();
  if (!/^\d+$/.test(plain)) return undefined;
  const number = Number(plain);
  return Number.isSafeInteger(number) ? number : undefined;
}

export function numberProblem(text: string, what: string, least = 1): string | undefined {
  const number = wholeNumber(text);
  if (number !== undefined && number >= least) return undefined;
  if (text.includes(",")) return `${what}: a whole number, with nothing between thousands: 1000, not 1,000`;
  return `${what}: a whole number from ${least} to ${MOST.toLocaleString("en")}`;
}

/** As the contract takes it. */
export function queryIdProblem(text: string): string | undefined {
  if (isQueryId(text.trim())) return undefined;
  return "a query id has 1 to 64 of the letters A–Z and a–z, digits, and . _ : -";
}
