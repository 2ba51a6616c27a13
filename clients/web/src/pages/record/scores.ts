import type { InfluenceScore } from "tributary-client";
import { addressProblem, readAddress } from "../../chain/address";
import { wholeNumber } from "../model/checks";

/** As many as the contract takes. */
const MOST = 32;

export type Scores =
  | { scores: InfluenceScore[]; unattributed: number; problem?: undefined }
  | { scores?: undefined; unattributed?: undefined; problem: string };

/** Scores as an attestor types them: in each line an address and its score; and a score for nobody. */
export function readScores(text: string, nobody: string, prefix: string): Scores {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, words: line.trim().split(/[\s,;:=]+/) }));
  const scores: InfluenceScore[] = [];
  const seen = new Set<string>();
  for (const { number, words } of lines) {
    const [first = "", typed, ...more] = words;
    if (first === "" && typed === undefined) continue;
    const at = `Line ${number}`;
    const address = readAddress(first, prefix);
    if (!address) return { problem: `${at}: ${addressProblem(first, prefix) ?? "an address is missing"}` };
    const score = wholeNumber(typed ?? "");
    if (score === undefined || score < 1 || more.length > 0) {
      return { problem: `${at}: after the address comes its score, a whole number from 1` };
    }
    if (seen.has(address)) return { problem: `${at}: this address is there twice` };
    seen.add(address);
    scores.push({ address, score });
  }
  if (scores.length === 0) return { problem: "At least one contributor has to be named" };
  if (scores.length > MOST)
    return { problem: `At most ${MOST} contributors can be named, these are ${scores.length}` };
  const unattributed = nobody.trim() === "" ? 0 : wholeNumber(nobody);
  if (unattributed === undefined)
    return {
      problem: "The score for nobody is a whole number, with nothing between thousands, or left empty",
    };
  const total = scores.reduce((all, { score }) => all + BigInt(score), BigInt(unattributed));
  if (total > BigInt(Number.MAX_SAFE_INTEGER))
    return { problem: "These scores add up to more than 2^53 − 1" };
  return { scores, unattributed };
}
