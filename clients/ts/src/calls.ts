import { jsonToBase64 } from "./bytes.js";
import type { HookMsg } from "./generated/Hook.types.js";
import type { ExecuteMsg } from "./generated/Tributary.types.js";
import type { JsonObject } from "./querier.js";

/** One call of one contract. An action is a list of them, in one transaction: all happen, or none. */
export interface Call {
  contract: string;
  msg: JsonObject;
}

/** A call of Tributary itself. */
export function executeCall(contract: string, msg: ExecuteMsg): Call {
  return { contract, msg };
}

/** Pays a cw20 amount to Tributary, and says what for. */
function hookCall(token: string, contract: string, amount: bigint | string, message: HookMsg): Call {
  return { contract: token, msg: { send: { contract, amount: `${amount}`, msg: jsonToBase64(message) } } };
}

export interface RecordQuery {
  token: string;
  /** Tributary's address. */
  contract: string;
  /** Base units; where the model has a unit price, units × unit price exactly. */
  amount: bigint | string;
  modelId: number;
  /**
   * The payer's own name for it: 1 to 64 of `A–Z a–z 0–9 . _ : -`, once for each payer and model.
   *
   * Whoever does not know whether a payment arrived sends it again **with the same id**: the second one is refused
   * (`query_id_taken`, with the record of the first), so that nothing is paid twice.
   */
  queryId: string;
  /** Where the model has a unit price; default 1. */
  units?: number;
  /** How many queries this stands for; default 1, never affects money. */
  count?: number;
  /** Of request and answer, base64 of 32 bytes. */
  digest?: string;
}

/** Pays for the use of a model: the amount is split among everyone whose data it rests on. */
export function recordQueryCall(query: RecordQuery): Call {
  const { token, contract, amount, modelId, queryId, units, count, digest } = query;
  return hookCall(token, contract, amount, {
    record_query: {
      model_id: modelId,
      query_id: queryId,
      ...(units === undefined ? {} : { units }),
      ...(count === undefined ? {} : { count }),
      ...(digest === undefined ? {} : { digest }),
    },
  });
}

export interface Deposit {
  token: string;
  /** Tributary's address. */
  contract: string;
  /** Base units. */
  amount: bigint | string;
  /** Whose account; default the sender's. */
  beneficiary?: string;
}

/** Credits a prepaid account, from which a model's gateways may charge what its owner allowed. */
export function depositCall({ token, contract, amount, beneficiary }: Deposit): Call {
  return hookCall(token, contract, amount, {
    deposit: beneficiary === undefined ? {} : { beneficiary },
  });
}
