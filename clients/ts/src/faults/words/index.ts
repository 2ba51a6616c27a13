import type { Refusals } from "../../generated/errors.js";
import { datanet } from "./datanet.js";
import { money } from "./money.js";
import { roles, syntax } from "./roles.js";
import type { WordsFor } from "./say.js";

/** Every refusal in words: one that is missing here does not compile. */
export const WORDS: WordsFor<keyof Refusals> = { ...roles, ...syntax, ...money, ...datanet };
