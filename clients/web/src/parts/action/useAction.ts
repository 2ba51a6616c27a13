import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { type Call, explain, TransactionFailed } from "tributary-client";
import type { Sent, Simulation, TributarySigner } from "tributary-client/signer";
import { useClient } from "../../app/client";
import { useWallet } from "../../wallet/wallet";

/** The calls of each transaction, one after the other. */
export type Plan = Call[][];

/** `receipts` are of the transactions that are in blocks already. */
export type Phase = { receipts: Sent[] } & (
  | { at: "simulating" }
  | { at: "review"; simulations: Simulation[] }
  | { at: "sending"; stage: "signing" | "waiting"; number: number; of: number; hash?: string | undefined }
  | { at: "done" }
  /** `pending`: handed over, and in no block that we know of. It may still come: nothing may be sent in its place. */
  | { at: "failed"; error: unknown; pending?: string | undefined }
);

/** How the rest of the plan was simulated, and who signs it. */
interface Work {
  simulations: Simulation[];
  able: TributarySigner;
}

/**
 * An action's way from its simulation to its hash, for one account from beginning to end. Of several transactions those that
 * are in a block are never sent again.
 */
export function useAction(plan: () => Promise<Plan>, onDone?: (receipts: Sent[]) => void) {
  const { signer, address } = useWallet();
  const { reader } = useClient();
  const queries = useQueryClient();
  const [phase, setPhase] = useState<Phase>({ at: "simulating", receipts: [] });
  const receipts = useRef<Sent[]>([]);
  const rest = useRef<Plan>(undefined);
  const work = useRef<Work>(undefined);
  // a second press, or a wallet that connects again meanwhile, must not begin anew
  const sending = useRef(false);
  const pending = useRef<string>(undefined);
  // what belongs to an earlier preparation must not come into this one
  const round = useRef(0);

  const fail = useCallback((error: unknown) => {
    const fault = explain(error);
    pending.current = fault.kind === "not_included" ? fault.hash : undefined;
    setPhase({ at: "failed", error, pending: pending.current, receipts: receipts.current });
  }, []);

  const prepare = useCallback(async () => {
    if (sending.current || pending.current) return;
    round.current += 1;
    const mine = round.current;
    work.current = undefined;
    setPhase({ at: "simulating", receipts: receipts.current });
    try {
      if (receipts.current.length === 0) rest.current = undefined;
      const planned = rest.current ?? (await plan());
      const able = await signer();
      if (able.address !== address) {
        throw new Error(
          "the wallet signs for another account than this page shows: disconnect, and connect the one you want",
        );
      }
      const simulations: Simulation[] = [];
      for (const calls of planned) simulations.push(await able.simulate(calls));
      if (mine !== round.current) return;
      rest.current = planned;
      work.current = { simulations, able };
      setPhase({ at: "review", simulations, receipts: receipts.current });
    } catch (error) {
      if (mine === round.current) fail(error);
    }
  }, [plan, signer, address, fail]);

  const finish = useCallback(() => {
    setPhase({ at: "done", receipts: receipts.current });
    onDone?.(receipts.current);
  }, [onDone]);

  const show = useCallback((stage: "signing" | "waiting", hash?: string) => {
    const before = receipts.current.length;
    const of = before + (rest.current?.length ?? 1);
    setPhase({ at: "sending", stage, number: before + 1, of, hash, receipts: receipts.current });
  }, []);

  const ended = useCallback(() => {
    sending.current = false;
    // all that is shown may have changed
    void queries.invalidateQueries();
  }, [queries]);

  const arrived = useCallback((receipt: Sent) => {
    receipts.current = [...receipts.current, receipt];
    rest.current = rest.current?.slice(1);
  }, []);

  const send = useCallback(async () => {
    if (sending.current || !work.current) return;
    sending.current = true;
    const { simulations, able } = work.current;
    // what was shown is signed once
    work.current = undefined;
    try {
      for (const [index, calls] of (rest.current ?? []).entries()) {
        show("signing");
        const onStage = (stage: string, hash?: string) => {
          if (stage === "waiting") show(stage, hash);
        };
        const simulation = simulations[index];
        arrived(await able.send(calls, { onStage, ...(simulation && { simulation }) }));
      }
    } catch (error) {
      return fail(error);
    } finally {
      ended();
    }
    finish();
  }, [show, arrived, finish, fail, ended]);

  /** Asks for a transaction that was in no block when the time was over. */
  const lookAgain = useCallback(
    async (hash: string, error: unknown) => {
      if (sending.current) return;
      sending.current = true;
      show("waiting", hash);
      try {
        const found = await reader.transaction(hash);
        if (!found) return setPhase({ at: "failed", error, pending: hash, receipts: receipts.current });
        const { height, code, log, gasUsed, gasWanted, events } = found;
        if (code !== 0) throw new TransactionFailed(hash, height, code, log, gasUsed, gasWanted);
        pending.current = undefined;
        arrived({ hash, height, gasUsed, events });
      } catch (failure) {
        // a node that can't be asked has not said that it is in no block
        const known = failure instanceof TransactionFailed;
        if (known) pending.current = undefined;
        return setPhase({
          at: "failed",
          error: failure,
          pending: known ? undefined : hash,
          receipts: receipts.current,
        });
      } finally {
        ended();
      }
      if (rest.current && rest.current.length > 0) await prepare();
      else finish();
    },
    [reader, show, arrived, prepare, finish, ended],
  );

  return { phase, prepare, send, lookAgain };
}
