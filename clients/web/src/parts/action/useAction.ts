import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { Call } from "tributary-client";
import type { Sent, Simulation } from "tributary-client/signer";
import { useWallet } from "../../wallet/wallet";

/** The calls of each transaction, one after the other. */
export type Plan = Call[][];

export type Phase =
  | { at: "simulating" }
  | { at: "review"; plan: Plan; simulations: Simulation[] }
  | { at: "sending"; stage: "signing" | "waiting"; number: number; of: number; hashes: string[] }
  | { at: "done"; receipts: Sent[] }
  | { at: "failed"; error: unknown; receipts: Sent[] };

/** An action's way from its simulation to its hash. What fails has changed nothing, but for transactions before it. */
export function useAction(plan: () => Plan | Promise<Plan>, onDone?: (receipts: Sent[]) => void) {
  const { signer } = useWallet();
  const queries = useQueryClient();
  const [phase, setPhase] = useState<Phase>({ at: "simulating" });
  // what belongs to an earlier opening must not come into this one
  const round = useRef(0);

  const prepare = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    const show = (next: Phase) => mine === round.current && setPhase(next);
    show({ at: "simulating" });
    try {
      const planned = await plan();
      const able = await signer();
      const simulations: Simulation[] = [];
      for (const calls of planned) simulations.push(await able.simulate(calls));
      show({ at: "review", plan: planned, simulations });
    } catch (error) {
      show({ at: "failed", error, receipts: [] });
    }
  }, [plan, signer]);

  const send = useCallback(
    async (planned: Plan, simulations: Simulation[]) => {
      const mine = round.current;
      const show = (next: Phase) => mine === round.current && setPhase(next);
      const receipts: Sent[] = [];
      const of = planned.length;
      const hashes = () => receipts.map(({ hash }) => hash);
      try {
        const able = await signer();
        for (const [index, calls] of planned.entries()) {
          const at = { at: "sending", number: index + 1, of } as const;
          show({ ...at, stage: "signing", hashes: hashes() });
          const simulation = simulations[index];
          const onStage = (stage: string, hash?: string) => {
            if (stage !== "waiting") return;
            show({ ...at, stage: "waiting", hashes: hash ? [...hashes(), hash] : hashes() });
          };
          receipts.push(await able.send(calls, { onStage, ...(simulation && { simulation }) }));
        }
        show({ at: "done", receipts });
        onDone?.(receipts);
      } catch (error) {
        show({ at: "failed", error, receipts });
      } finally {
        // all that is shown may have changed
        await queries.invalidateQueries();
      }
    },
    [signer, queries, onDone],
  );

  return { phase, prepare, send };
}
