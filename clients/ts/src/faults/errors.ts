/** A transaction is in a block, and failed: nothing of it happened but the fee for gas. */
export class TransactionFailed extends Error {
  override readonly name = "TransactionFailed";
  constructor(
    readonly hash: string,
    readonly height: number,
    readonly code: number,
    /** In the chain's words, with the contract's in them. */
    readonly log: string,
    readonly gasUsed: number,
    readonly gasWanted: number,
  ) {
    super(log);
  }
}

/** A transaction was sent, and is in no block after some time: it may still come. */
export class NotIncluded extends Error {
  override readonly name = "NotIncluded";
  constructor(
    readonly hash: string,
    readonly seconds: number,
    options?: ErrorOptions,
  ) {
    super(
      `the transaction ${hash} is in no block after ${seconds} s; it may still come: ask for it before you send again`,
      options,
    );
  }
}

/** What answers is another chain than the deployment's. */
export class WrongChain extends Error {
  override readonly name = "WrongChain";
  constructor(
    readonly expected: string,
    readonly found: string,
  ) {
    super(`the node is on the chain ${found}, expected ${expected}: use a node of ${expected}`);
  }
}
