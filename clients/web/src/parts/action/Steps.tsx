import { formatAmount } from "tributary-client";
import type { Sent, Simulation } from "tributary-client/signer";
import { useClient } from "../../app/client";
import { chainInfo } from "../../wallet/keplr";
import { Hash } from "../Address";
import { Failed } from "../states";
import type { Phase } from "./useAction";

/** Where an action is, and what can be done next. */
export function Steps({
  phase,
  prepare,
  send,
  lookAgain,
}: {
  phase: Phase;
  prepare: () => Promise<void>;
  send: () => Promise<void>;
  lookAgain: (hash: string, error: unknown) => Promise<void>;
}) {
  switch (phase.at) {
    case "simulating":
      return <p role="status">Simulating on the chain …</p>;
    case "review":
      return (
        <div role="status">
          <Before receipts={phase.receipts} />
          <Costs simulations={phase.simulations} />
          <button
            type="button"
            className="primary"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever came by keyboard goes on by Enter
            autoFocus
            onClick={() => void send()}
          >
            Sign and send
          </button>
        </div>
      );
    case "sending":
      return (
        <div role="status">
          <p>
            {phase.of > 1 && `Transaction ${phase.number} of ${phase.of}: `}
            {phase.stage === "signing" ? "waiting for your wallet …" : "waiting for a block …"}
          </p>
          <progress
            max={phase.of}
            value={phase.of > 1 ? phase.number - 1 : undefined}
            aria-label="Progress"
          />
          {phase.hash && (
            <p>
              Transaction <Hash value={phase.hash} what="the transaction's hash" />
            </p>
          )}
          <Receipts receipts={phase.receipts} />
        </div>
      );
    case "done":
      return (
        <div role="status">
          <p className="done">Done: it is in {phase.receipts.length === 1 ? "a block" : "blocks"}.</p>
          <Receipts receipts={phase.receipts} />
        </div>
      );
    case "failed": {
      const { error, pending } = phase;
      return (
        <>
          {pending ? (
            <Failed error={error} retry={() => lookAgain(pending, error)} again="Look again" />
          ) : (
            <Failed error={error} retry={prepare} />
          )}
          <Before receipts={phase.receipts} />
        </>
      );
    }
  }
}

function Before({ receipts }: { receipts: Sent[] }) {
  if (receipts.length === 0) return null;
  return (
    <>
      <p>What was sent before is in blocks, and is not sent again:</p>
      <Receipts receipts={receipts} />
    </>
  );
}

function Costs({ simulations }: { simulations: Simulation[] }) {
  const { deployment } = useClient();
  const [currency] = chainInfo(deployment).currencies;
  const gas = simulations.reduce((sum, { gasUsed }) => sum + gasUsed, 0);
  const fee = simulations.reduce((sum, simulation) => sum + BigInt(simulation.fee.amount), 0n);
  return (
    <dl className="facts">
      <div>
        <dt>Gas</dt>
        <dd data-testid="gas">{gas.toLocaleString("en")}, as simulated just now</dd>
      </div>
      <div>
        <dt>Fee of the chain</dt>
        <dd>
          at most {formatAmount(fee, currency?.coinDecimals ?? 0)} {currency?.coinDenom}
        </dd>
      </div>
      {simulations.length > 1 && (
        <div>
          <dt>Transactions</dt>
          <dd>{simulations.length}, each to be signed</dd>
        </div>
      )}
    </dl>
  );
}

function Receipts({ receipts }: { receipts: Sent[] }) {
  return (
    <ul className="plain">
      {receipts.map(({ hash, height, gasUsed }) => (
        <li key={hash} data-hash={hash}>
          Transaction <Hash value={hash} what="the transaction's hash" /> in block{" "}
          {height.toLocaleString("en")}, gas {gasUsed.toLocaleString("en")}
        </li>
      ))}
    </ul>
  );
}
