/** What the contract takes, as DESIGN.md and its API give it. */
export const MAX_NAME_BYTES = 128;
export const MAX_TEXT_BYTES = 512;
export const MAX_QUERY_ID_BYTES = 64;
export const MAX_TOTAL_WEIGHT = 2n ** 53n - 1n;
export const MAX_WEIGHTS = 200;
export const MAX_WAITING_CHANGES = 32;
export const MAX_CURATOR_FEE_BPS = 1_000;
export const MAX_OPERATOR_FEE_BPS = 4_000;
export const MAX_PROTOCOL_FEE_BPS = 500;
export const MAX_INFLUENCE_BPS = 5_000;
export const MAX_ROYALTIES_BPS = 5_000;
export const MAX_PARENTS = 4;
export const MAX_ATTESTORS = 16;
export const MAX_GATEWAYS = 16;
export const MAX_LINEAGE = 32;
export const MAX_LINEAGE_WEIGHT = 2 ** 32 - 1;
export const MAX_VERDICTS = 100;
export const MAX_CHARGES = 100;
export const MAX_OPEN_ROLLS = 4;

const HOUR = 3_600;
const DAY = 24 * HOUR;
export const MAX_NOTICE_SECONDS = 365 * DAY;
export const MIN_ATTRIBUTION_WINDOW = HOUR;
export const MAX_ATTRIBUTION_WINDOW = 90 * DAY;
export const DEFAULT_ATTRIBUTION_WINDOW = DAY;
/** How much longer than its attribution window a datanet's notice is at least. */
export const NOTICE_BEYOND_WINDOW = DAY;
