import { useQuery } from "@tanstack/react-query";
import { useClient } from "../../app/client";
import { useFeeTokens } from "../../chain/feeTokens";
import { Amount } from "../../parts/Amount";
import { Answer } from "../../parts/states";
import { Facts } from "../../parts/Table";
import { Section } from "../../parts/Section";
import { askTotals, incomeByToken, type Totals as Sums } from "./totals";

/** The sums, polled more slowly than the newest queries: they take one question for each datanet. */
export function useTotals() {
  const { tributary } = useClient();
  const { data: tokens, error } = useFeeTokens();
  const asked = useQuery({
    queryKey: ["totals", tokens],
    queryFn: () => askTotals(tributary, tokens ?? []),
    enabled: tokens !== undefined,
    refetchInterval: 10_000,
  });
  return { ...asked, error: error ?? asked.error };
}

export function Totals() {
  const asked = useTotals();
  return (
    <Section title="So far">
      <Answer asked={asked} what="the sums">
        {(sums) => <Figures sums={sums} />}
      </Answer>
    </Section>
  );
}

function Figures({ sums }: { sums: Sums }) {
  const income = incomeByToken(sums.pools);
  const waiting = income.filter((sum) => sum.waiting > 0n);
  return (
    <>
      <Facts
        facts={[
          [
            "Contributors' income",
            <Amounts key="income" of={income.map(({ token, income }) => [token, income])} />,
          ],
          [
            "of that, waiting for attestors",
            waiting.length > 0 && <Amounts of={waiting.map(({ token, waiting }) => [token, waiting])} />,
          ],
          ["Query records", sums.records.toLocaleString("en")],
          ["Datanets", count(sums.datanets, sums.moreDatanets)],
          ["Models", count(sums.models, sums.moreModels)],
        ]}
      />
      <p className="hint">
        The income is what the contract has put into the pools of{" "}
        {sums.moreDatanets ? `the first ${sums.datanets} datanets` : "all datanets"}: of every fee paid, what
        is left for contributors after the parts of protocol, operators and curators. What was paid in full
        stands in each query record
        {sums.moreModels ? `; records are counted over the first ${sums.models} models` : ""}.
      </p>
    </>
  );
}

function count(found: number, more: boolean): string {
  return more ? `more than ${found.toLocaleString("en")}` : found.toLocaleString("en");
}

function Amounts({ of }: { of: [token: string, base: bigint][] }) {
  if (of.length === 0) return <>nothing yet</>;
  return of.map(([token, base]) => (
    <div key={token} className="large">
      <Amount base={base} token={token} />
    </div>
  ));
}
