import { EVENTS } from "./table.js";

export { EVENTS };

/** An event as nodes and CosmJS give it. */
export interface RawEvent {
  readonly type: string;
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
}

interface Values {
  id: number;
  amount: bigint;
  text: string;
  address: string;
  hash: string;
  flag: boolean;
}

type Table = typeof EVENTS;
export type EventType = keyof Table;

type Required<Row> = { [Key in keyof Row as Row[Key] extends keyof Values ? Key : never]: Row[Key] };
type Optional<Row> = { [Key in keyof Row as Row[Key] extends `${string}?` ? Key : never]: Row[Key] };
type Fields<Row> = {
  [Key in keyof Required<Row>]: Required<Row>[Key] extends keyof Values ? Values[Required<Row>[Key]] : never;
} & {
  [Key in keyof Optional<Row>]?: Optional<Row>[Key] extends `${infer Kind extends keyof Values}?`
    ? Values[Kind]
    : never;
};
type Flat<T> = { [Key in keyof T]: T[Key] };

/** Of a transaction with several messages: which of them, from 0. */
interface Placed {
  msg_index?: number;
}

/** One event of the contract whose keys are known. */
export type EventOf<Type extends EventType> = Flat<{ type: Type } & Fields<Table[Type]> & Placed>;

/** What each message of the contract says first: its name, and who sent it. */
export interface ActionEvent extends Placed {
  type: "action";
  action: string;
  sender: string | undefined;
  attributes: Record<string, string>;
}

/** An event of a contract newer than this client, or one that does not read as it should. */
export interface UnknownEvent extends Placed {
  type: "unknown";
  name: string;
  attributes: Record<string, string>;
}

/** What happened, one fact each; told apart by `type`. */
export type TributaryEvent = { [Type in EventType]: EventOf<Type> }[EventType] | ActionEvent | UnknownEvent;

const PREFIX = "wasm-";

/**
 * The events that a contract emitted in one transaction, in their order, of all that the transaction has.
 *
 * Those of other contracts are left out, whatever they call themselves: an event says who emitted it in
 * `_contract_address`, which the chain writes and no contract can forge.
 */
export function parseEvents(raw: readonly RawEvent[], contract: string): TributaryEvent[] {
  return raw.flatMap((event) => {
    if (event.type !== "wasm" && !event.type.startsWith(PREFIX)) return [];
    const emitter = event.attributes.find(({ key }) => key === "_contract_address");
    return emitter?.value === contract ? [parse(event)] : [];
  });
}

function parse(event: RawEvent): TributaryEvent {
  // of no prototype, since keys are other people's
  const attributes: Record<string, string> = Object.create(null);
  const placed: Placed = {};
  for (const { key, value } of event.attributes) {
    if (key === "_contract_address") continue;
    if (key === "msg_index") placed.msg_index = Number(value);
    else attributes[key] = value;
  }
  if (event.type === "wasm" && attributes["action"] !== undefined) {
    return {
      type: "action",
      action: attributes["action"],
      sender: attributes["sender"],
      attributes,
      ...placed,
    };
  }
  const name = event.type.slice(PREFIX.length);
  return read(name, attributes, placed) ?? { type: "unknown", name, attributes, ...placed };
}

/** Nothing when the event is not known, or a value is not what it should be. */
function read(name: string, attributes: Record<string, string>, placed: Placed): TributaryEvent | undefined {
  if (!Object.hasOwn(EVENTS, name)) return undefined;
  const row: Record<string, string> = EVENTS[name as EventType];
  const fields: Record<string, unknown> = {};
  for (const [key, kind] of Object.entries(row)) {
    const text = attributes[key];
    if (text === undefined) {
      if (kind.endsWith("?")) continue;
      return undefined;
    }
    const value = valueOf(kind.replace("?", "") as keyof Values, text);
    if (value === undefined) return undefined;
    fields[key] = value;
  }
  // the fields are those of the row, whose types the table's types are made of
  return { type: name, ...fields, ...placed } as TributaryEvent;
}

function valueOf(kind: keyof Values, text: string): Values[keyof Values] | undefined {
  switch (kind) {
    case "id":
      return /^\d{1,20}$/.test(text) ? Number(text) : undefined;
    case "amount":
      return /^\d{1,78}$/.test(text) ? BigInt(text) : undefined;
    case "flag":
      return text === "true" || text === "false" ? text === "true" : undefined;
    case "text":
    case "address":
    case "hash":
      return text;
  }
}

/** The events of one type. */
export function eventsOf<Type extends TributaryEvent["type"]>(
  events: readonly TributaryEvent[],
  type: Type,
): Extract<TributaryEvent, { type: Type }>[] {
  return events.filter((event): event is Extract<TributaryEvent, { type: Type }> => event.type === type);
}
