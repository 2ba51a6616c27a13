import { formatAmount } from "tributary-client";
import type { Sent, Simulation } from "tributary-client/signer";
import { useClient } from "../../app/client";
import { chainInfo } from "../../wallet/keplr";
import { Hash } from "../Address";
import { Failed } from "../states";
import type { Phase, Plan } from "./useAction";

/** Where an action is, and what can be done next. */
export function Steps({
  phase,
  prepare,
  send,
}: {
  phase: Phase;
  prepare: () => Promise<void>;
  send: (plan: Plan, simulations: Simulation[]) => Promise<void>;
}) {
  switch (phase.at) {
    case "simulating":
      return <p role="status">Simulating on the chain …</p>;
    case "review":
      return (
        <div role="status">
          <Costs simulations={phase.simulations} />
          <button
            type="button"
            className="primary"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever came by keyboard goes on by Enter
            autoFocus
            onClick={() => void send(phase.plan, phase.simulations)}
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
          <Hashes hashes={phase.hashes} />
        </div>
      );
    case "done":
      return (
        <div role="status">
          <p className="done">Done: it is in {phase.receipts.length === 1 ? "a block" : "blocks"}.</p>
          <Receipts receipts={phase.receipts} />
        </div>
      );
    case "failed":
      return (
        <>
          <Failed error={phase.error} retry={prepare} />
          {phase.receipts.length > 0 && (
            <>
              <p>What was sent before that is in blocks and stays:</p>
              <Receipts receipts={phase.receipts} />
            </>
          )}
        </>
      );
  }
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

function Hashes({ hashes }: { hashes: string[] }) {
  return (
    <ul className="plain">
      {hashes.map((hash) => (
        <li key={hash}>
          Transaction <Hash value={hash} what="the transaction's hash" />
        </li>
      ))}
    </ul>
  );
}
