import type { ConfigResponse, ModelResponse } from "tributary-client";
import { Time } from "../../parts/Time";
import { ConnectButton } from "../../wallet/WalletButton";
import { useWallet } from "../../wallet/wallet";
import { useNow } from "../../chain/now";
import { OpenForm } from "./OpenForm";
import type { Cost } from "./payment";
import { Section } from "../../parts/Section";

/** Pays for a query, once. */
export function PayForm({
  model,
  terms,
  token,
  cost,
}: {
  model: ModelResponse;
  terms: ConfigResponse;
  token: string;
  cost: Cost;
}) {
  const now = useNow();
  const { address } = useWallet();
  const closed = closedBecause(model, terms, now);
  return (
    <Section title="Pay for a query">
      {closed ??
        (address ? <OpenForm model={model} token={token} cost={cost} payer={address} /> : <Absent />)}
    </Section>
  );
}

function closedBecause(model: ModelResponse, terms: ConfigResponse, now: number | undefined) {
  if (!model.active) return <p>This model is not active: its operator lets it take no new query records.</p>;
  if (terms.paused_until && (now === undefined || terms.paused_until > now)) {
    return (
      <p>
        The intake of fees is paused until <Time seconds={terms.paused_until} />. Claims and withdrawals go
        on.
      </p>
    );
  }
  return undefined;
}

function Absent() {
  return (
    <>
      <p>
        To pay, connect the wallet that holds the tokens. To look at where a payment runs, none is needed.
      </p>
      <ConnectButton />
    </>
  );
}
