import { useWriter } from "./writer";

/** An amount in base units with its fraction, as the contract tells parts and receipts: short to read, whole in its title. */
export function Exact({ amount, token }: { amount: string; token: string }) {
  const write = useWriter(token);
  return (
    <span className="amount" title={write.exact(amount)}>
      {write.short(amount)}
    </span>
  );
}
