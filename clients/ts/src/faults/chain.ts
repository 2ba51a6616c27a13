// What can go wrong outside the contract: the wallet, the node, the chain, the token.

import { field, quoted, type Say } from "./words/say.js";

/** By kind, with what is known of it. */
export interface ChainFaults {
  /** The person said no in the wallet. */
  rejected: Record<string, never>;
  wallet_absent: Record<string, never>;
  unreachable: { url?: string };
  wrong_chain: { expected?: string; found?: string };
  no_contract: { address?: string };
  /** What was given as an address is none. */
  bad_address: Record<string, never>;
  /** Nobody ever sent this account any of the chain's coins. */
  no_account: { address?: string };
  /** Not enough of the chain's coin to pay the gas. */
  cannot_pay_gas: { has?: string; needs?: string };
  insufficient_fee: { offered?: string; required?: string };
  out_of_gas: { used?: number; wanted?: number };
  sequence_mismatch: { expected?: number; found?: number };
  already_sent: Record<string, never>;
  /** Sent, and in no block yet: it may still come. */
  not_included: { hash: string };
  node_busy: Record<string, never>;
  too_large: Record<string, never>;
  /** Not enough of the cw20 token. */
  insufficient_funds: Record<string, never>;
  /** The cw20 token refuses for another reason. */
  token_refused: Record<string, never>;
  ownership_renounced: Record<string, never>;
  not_current_owner: Record<string, never>;
  not_pending_owner: Record<string, never>;
  no_ownership_transfer: Record<string, never>;
  ownership_transfer_expired: Record<string, never>;
  /** The message is not one that the contract knows. */
  unreadable: { reason: string };
  overflow: Record<string, never>;
  unknown: Record<string, never>;
}

export type ChainFault = {
  [Kind in keyof ChainFaults]: { kind: Kind; fields: ChainFaults[Kind] };
}[keyof ChainFaults];

type Row = {
  [Kind in keyof ChainFaults]: [Kind, RegExp, ((found: RegExpExecArray) => ChainFaults[Kind])?];
}[keyof ChainFaults];

/** The first that fits is meant. */
const ROWS: readonly Row[] = [
  [
    "rejected",
    /request rejected|rejected by (?:the )?user|user (?:has )?(?:rejected|denied)|transaction declined/i,
  ],
  [
    "wrong_chain",
    /there is no (?:modular )?chain info for ([\w.-]+)/i,
    ([, expected]) => defined({ expected }),
  ],
  [
    "wrong_chain",
    /signature verification failed.*chain-id \(([\w.-]+)\)/s,
    ([, expected]) => defined({ expected }),
  ],
  [
    "sequence_mismatch",
    /account sequence mismatch, expected (\d+), got (\d+)/,
    ([, expected, found]) => ({ expected: Number(expected), found: Number(found) }),
  ],
  [
    "insufficient_fee",
    /insufficient fees; got: (\S*) required: (\S*?)(?:: insufficient fee|$)/,
    ([, offered, required]) => defined({ offered, required }),
  ],
  [
    "cannot_pay_gas",
    /spendable balance (\S*) is smaller than (\S*?): insufficient funds/,
    ([, has, needs]) => defined({ has, needs }),
  ],
  [
    "no_account",
    /account '?(\w+)'? (?:does not exist on chain|not found)/i,
    ([, address]) => defined({ address }),
  ],
  ["no_account", /fee payer address: (\w+) does not exist/, ([, address]) => defined({ address })],
  [
    "out_of_gas",
    /out of gas.*gasWanted: (\d+), gasUsed: (\d+)/s,
    ([, wanted, used]) => ({ wanted: Number(wanted), used: Number(used) }),
  ],
  ["out_of_gas", /out of gas/i],
  ["already_sent", /tx already (?:exists in cache|in mempool)/],
  ["node_busy", /mempool is full|too many requests|bad status on response: 429/i],
  ["too_large", /tx too large|request body too large|request entity too large|bad status on response: 413/i],
  [
    "no_contract",
    /no such contract: address (\w+)|address (\w+): no such contract|no contract found at address "?(\w+)/i,
    noContract,
  ],
  ["bad_address", /decoding bech32 failed|invalid bech32 prefix|empty address string/],
  ["insufficient_funds", /^Overflow: Cannot Sub with given operands$/],
  ["insufficient_funds", /: insufficient funds$/],
  [
    "token_refused",
    /^(?:Unauthorized|Cannot set to own account|Invalid zero amount|Allowance is expired|No allowance for this account|Minting cannot exceed the cap|Invalid expiration value)$/,
  ],
  ["ownership_renounced", /^Contract ownership has been renounced$/],
  ["not_current_owner", /^Caller is not the contract's current owner$/],
  ["not_pending_owner", /^Caller is not the contract's pending owner$/],
  ["no_ownership_transfer", /^There isn't a pending ownership transfer$/],
  ["ownership_transfer_expired", /^A pending ownership transfer exists but it has expired$/],
  [
    "overflow",
    /^(?:Overflow: )?Cannot \w+ with given operands$|^Error converting \w+ to \w+$|^Cannot divide by zero$/,
  ],
  ["unreadable", /^Error parsing into type [^\s]+: (.*)$/s, ([, reason = ""]) => ({ reason })],
  [
    "unreachable",
    /fetch failed|failed to fetch|networkerror|load failed|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|socket hang up|bad status on response: 5\d\d|aborted due to timeout/i,
  ],
];

/** Fields whose value was not found are left out. */
function defined<Fields extends Record<string, string | undefined>>(fields: Fields) {
  const found = Object.entries(fields).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(found) as { [Key in keyof Fields]?: string };
}

function noContract([, ...found]: RegExpExecArray): { address?: string } {
  return defined({ address: found.find((address) => address !== undefined) });
}

/** Reads what is not the contract's own refusal; nothing when it is not known. */
export function chainFaultOf(text: string): ChainFault | undefined {
  for (const [kind, pattern, read] of ROWS) {
    const found = pattern.exec(text);
    // each row's reader gives the fields of its kind
    if (found !== null) return { kind, fields: read?.(found) ?? {} } as ChainFault;
  }
  return undefined;
}

/** Each in words; one that is missing here does not compile. */
export const CHAIN_WORDS: {
  [Kind in keyof ChainFaults]: (fields: ChainFaults[Kind], say: Say, text: string) => string;
} = {
  rejected: () => "You rejected this in the wallet: nothing was sent. Try again if that was a mistake.",
  wallet_absent: () =>
    "No wallet was found in this browser: install one, or unlock it, and load the page again.",
  unreachable: ({ url }) =>
    `The node${url === undefined ? "" : ` at ${url}`} cannot be reached: check that it runs and that you are online, then try again.`,
  wrong_chain: ({ expected, found }) =>
    found === undefined
      ? `The wallet does not sign for the chain${expected === undefined ? "" : ` ${expected}`}: add it to the wallet, or connect again.`
      : `The node is on the chain ${found}, and this is for ${expected ?? "another"}: use a node of that chain.`,
  no_contract: ({ address }, say) =>
    `There is no contract${address === undefined ? "" : ` at ${say.address(address)}`} on this chain: check the address and the chain.`,
  bad_address: () => "This is not an address of this chain: check it for typing mistakes.",
  no_account: ({ address }, say) =>
    `${address === undefined ? "This account" : say.address(address)} is not on the chain yet: send it some of the chain's coin first, for gas.`,
  cannot_pay_gas: ({ has, needs }) =>
    `This account cannot pay the gas${needs === undefined ? "" : `, ${needs}`}${has === undefined ? "" : ` (it has ${has})`}: send it more of the chain's coin.`,
  insufficient_fee: ({ required }) =>
    `The node wants a higher fee for gas${required === undefined ? "" : `, ${required}`}: raise the gas price.`,
  out_of_gas: ({ wanted }) =>
    `The gas${wanted === undefined ? "" : ` of ${wanted}`} did not suffice, so nothing happened but the fee for gas: simulate it again, and send it with the new limit.`,
  sequence_mismatch: () =>
    "Another transaction of this account came first: wait until it is done, then try again.",
  already_sent: () => "This very transaction was sent already: wait for its result.",
  not_included: ({ hash }) =>
    `The transaction ${hash} is in no block yet. It may still come: look it up before you send anything again.`,
  node_busy: () => "The node has too much to do just now: try again in a minute.",
  too_large: () => "This is too large for one transaction: split it into several.",
  insufficient_funds: () =>
    "This account does not hold enough of the token: use a smaller amount, or get more first.",
  token_refused: (_fields, _say, text) => `The token refuses: ${quoted(text)}.`,
  ownership_renounced: () => "Nobody can do this any more: the contract's ownership was renounced.",
  not_current_owner: () => "Only the contract's owner can do this: connect that account.",
  not_pending_owner: () =>
    "Only the account that the ownership was offered to can accept it: connect that one.",
  no_ownership_transfer: () => "The ownership is not offered to anybody just now.",
  ownership_transfer_expired: () => "The offer of the ownership has expired: the owner has to make it again.",
  unreadable: ({ reason }) =>
    `The contract cannot read this ${field("message")}: ${quoted(reason)}. Is the contract of this client's version?`,
  overflow: () => "A number came out larger or smaller than can be kept: use another amount.",
  unknown: (_fields, _say, text) =>
    `This did not work${text === "" ? "" : `: ${quoted(text)}`}. Try again; if it stays so, report it with this text.`,
};
