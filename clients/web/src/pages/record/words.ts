import type {
  BaseReceipt,
  DatanetReceipt,
  InfluenceReceipt,
  ReceiptResponse,
  RouteEntry,
} from "tributary-client";
import { duration } from "../../parts/Time";
import { atomsOf, decimalOf } from "../../chain/decimal";
import type { Writer } from "../../parts/writer";

/** One reason of a receipt, with what it brought; nothing yet where it waits. */
export interface Line {
  key: string;
  /** In base units with their fraction. */
  amount?: string;
  text: string;
}

export interface Around {
  write: Pick<Writer, "short">;
  name: (datanetId: number) => string;
  /** Ids of a datanet's parents. */
  parentsOf: (datanetId: number) => number[];
  /** Of the record's model. */
  route: RouteEntry[];
  /** The chain's time. */
  now: number | undefined;
}

/** A receipt's reasons in words, as the contract tells them. */
export function linesOf(receipt: ReceiptResponse, around: Around): Line[] {
  return receipt.datanets.flatMap((datanet) => [
    ...byWeight(datanet, around),
    ...(datanet.influence ? byInfluence(datanet.datanet_id, datanet.influence, around) : []),
  ]);
}

/** Nothing where the address had no weight. */
function byWeight({ datanet_id: id, base }: DatanetReceipt, around: Around): Line[] {
  if (base.weight === 0) return [];
  const royalties = royaltiesOf(id, base.amount, around).map(
    ({ from, amount }) =>
      `, ${around.write.short(amount)} of it as ${around.parentsOf(from).includes(id) ? "parent" : "ancestor"} of ${around.name(from)}`,
  );
  return [
    {
      key: `weight/${id}`,
      amount: base.amount,
      text: `${weight(base)} in ${around.name(id)}${royalties.join("")}`,
    },
  ];
}

/** What of a datanet's income came through each of those that were derived from it. */
function royaltiesOf(id: number, income: string, { route }: Around): { from: number; amount: string }[] {
  const sources = route.find(({ datanet_id }) => datanet_id === id)?.sources ?? [];
  const parts = sources.map((source) => ({
    from: source.datanet_id,
    part: atomsOf(source.share) * BigInt(source.weight),
  }));
  const all = parts.reduce((sum, { part }) => sum + part, 0n);
  if (all === 0n) return [];
  return parts
    .filter(({ from }) => from !== id)
    .map(({ from, part }) => ({ from, amount: decimalOf((atomsOf(income) * part) / all) }));
}

function byInfluence(id: number, influence: InfluenceReceipt, around: Around): Line[] {
  const { pot, waiting, deadline, score, total_score, attributed, released } = influence;
  const name = around.name(id);
  const lines: Line[] = [];
  if (waiting !== "0") {
    lines.push({
      key: `pending/${id}`,
      text: `${around.write.short(waiting)} pending in ${name}’s pot, ${timeLeft(deadline, around.now)}`,
    });
  }
  if (score > 0) {
    lines.push({
      key: `influence/${id}`,
      amount: attributed,
      text: `influence ${grouped(score)} of ${grouped(total_score)} in ${name}’s pot of ${around.write.short(pot)}`,
    });
  }
  if (released && released.weight > 0) {
    const what =
      total_score === 0
        ? `${name}’s pot of ${around.write.short(pot)}, which nobody attributed`
        : `what of ${name}’s pot was nobody’s influence`;
    lines.push({ key: `released/${id}`, amount: released.amount, text: `${weight(released)} in ${what}` });
  }
  return lines;
}

export function timeLeft(deadline: number | null | undefined, now: number | undefined): string {
  if (deadline === null || deadline === undefined || now === undefined) return "which waits for its attestor";
  if (now >= deadline)
    return "which nobody attributed in time: anybody can release it now, to be shared by weight";
  return `its attestor has ${duration(deadline - now)} left to say whose data it was`;
}

function weight({ weight: held, total_weight }: BaseReceipt): string {
  return `weight ${grouped(held)} of ${grouped(total_weight)}`;
}

function grouped(number: number): string {
  return number.toLocaleString("en");
}
