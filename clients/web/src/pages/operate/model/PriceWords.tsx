import type { UnitPrice } from "tributary-client";
import { Amount } from "../../../parts/Amount";
import { Untrusted } from "../../../parts/Untrusted";

/** A model's price, as people say it. */
export function PriceWords({ price }: { price: UnitPrice | null | undefined }) {
  if (!price) return <>no fixed price</>;
  return (
    <>
      <Amount base={price.amount} token={price.token} /> a unit (<Untrusted text={price.unit} max={32} />)
    </>
  );
}
