/** Nothing answers at an address, or what answers is no node. */
export class NodeUnreachable extends Error {
  override readonly name = "NodeUnreachable";
  constructor(
    readonly url: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`cannot reach the node at ${url}: ${reason}; is it running, and is this its address?`, options);
  }
}

/** The node answers, and does not do what it was asked. */
export class NodeRefusal extends Error {
  override readonly name = "NodeRefusal";
  constructor(
    readonly url: string,
    /** In the node's words. */
    readonly reason: string,
  ) {
    super(`the node at ${url} refuses: ${reason}`);
  }
}

/** A contract was asked, and refuses; `explain` says it in words. */
export class ContractRefusal extends Error {
  override readonly name = "ContractRefusal";
  constructor(
    readonly contract: string,
    /** In the contract's words. */
    readonly text: string,
  ) {
    super(text);
  }
}
