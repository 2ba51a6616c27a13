// What nodes and CosmJS put around a contract's words.

const BEFORE: readonly RegExp[] = [
  // CosmJS: a broadcast that failed, a query that did
  /^Error: /,
  /^Query failed with \(\d+\): /,
  /^Broadcasting transaction failed with code \d+ \(codespace: \w*\)\. Log: /,
  /^Error when broadcasting tx [0-9A-F]+ at height \d+\. Code: \d+; Raw log: /,
  /^rpc error: code = \w+ desc = /,
  // the chain
  /^failed to execute message; message index: \d+: /,
  /^dispatch: /,
  /^submessages: /,
];

const AFTER: readonly RegExp[] = [
  // the chain, then wasmd when it simulates: where in its source
  /: (?:execute|query|instantiate|migrate|reply|sudo) wasm contract failed$/,
  / \[[^\s\]]+\.go:\d+\]$/,
  / with gas used: '\d+'$/,
  /: unknown request$/,
];

/** The innermost words: what the contract itself said, if one did. */
export function unwrap(text: string): string {
  let inner = text.trim();
  for (;;) {
    let next = inner;
    for (const before of BEFORE) next = next.replace(before, "");
    for (const after of AFTER) next = next.replace(after, "");
    if (next === inner) return inner;
    inner = next.trim();
  }
}

/** Which of a transaction's messages failed, from 0, where the text says so. */
export function messageIndex(text: string): number | undefined {
  const found = /message index: (\d+)/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
