import { isQueryId } from "../../chain/ids";

/** Past this, numbers of JSON are not exact. */
const MOST = Number.MAX_SAFE_INTEGER;

/** A whole number that someone typed, thousands separated or not; none if it is none. */
export function wholeNumber(text: string): number | undefined {
  const plain = text.trim();
  if (!/^(\d+|\d{1,3}(,\d{3})+)$/.test(plain)) return undefined;
  const number = Number(plain.replaceAll(",", ""));
  return Number.isSafeInteger(number) ? number : undefined;
}

export function numberProblem(text: string, what: string, least = 1): string | undefined {
  const number = wholeNumber(text);
  if (number !== undefined && number >= least) return undefined;
  return `${what}: a whole number from ${least} to ${MOST.toLocaleString("en")}`;
}

/** As the contract takes it. */
export function queryIdProblem(text: string): string | undefined {
  if (isQueryId(text.trim())) return undefined;
  return "a query id has 1 to 64 of the letters A–Z and a–z, digits, and . _ : -";
}
