/** A message, or a question, as JSON. */
export type JsonObject = object;

/** Whatever can ask a contract: a {@link Reader}, or a client of CosmJS. */
export interface SmartQuerier {
  /** What comes back is as the contract's schema says, which the generated client knows. */
  queryContractSmart(contract: string, query: JsonObject): Promise<any>;
}
