import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ConfigResponse, ModelResponse, UnitPrice } from "tributary-client";
import { useClient } from "../../app/client";
import { useToken } from "../../chain/token";
import { Field } from "../../parts/Field";
import { Answer, Empty } from "../../parts/states";
import { tame } from "../../parts/text";
import { useConfig } from "../../chain/questions";
import { TokenChoice, useChosenToken } from "../../parts/TokenChoice";
import type { Datanets } from "./data";
import { useWriter } from "../../parts/writer";
import { PayForm } from "./PayForm";
import { costOfAmount, costOfUnits, ofToken, typedIn } from "./payment";
import { SplitView } from "./SplitView";
import { Section } from "../../parts/Section";

/** What a payment would do, and paying. */
export function Payment({ model, datanets }: { model: ModelResponse; datanets: Datanets }) {
  const config = useConfig({ refetchInterval: 10_000 });
  return (
    <Answer asked={config} what="the contract's terms">
      {(terms) => <Paying model={model} datanets={datanets} terms={terms} />}
    </Answer>
  );
}

function Paying({
  model,
  datanets,
  terms,
}: {
  model: ModelResponse;
  datanets: Datanets;
  terms: ConfigResponse;
}) {
  const price = model.unit_price ?? undefined;
  const tokens = terms.fee_tokens.filter(({ active }) => active).map(({ token }) => token);
  const { typed, setTyped } = useTyped(price);
  const [chosen, setChosen] = useChosenToken(tokens, !price && typed.trim() !== "");
  const token = price?.token ?? chosen;
  const { data: known } = useToken(token);
  if (token === "") return <Empty>No token is taken for fees just now, so nothing can be paid.</Empty>;
  const cost = price
    ? costOfUnits(price, typed)
    : !tokens.includes(token)
      ? { problem: "fees are no longer paid in this token: empty the field to go on with another" }
      : known
        ? costOfAmount(typed, known.decimals)
        : { problem: "the token is being looked up" };
  const unit = price && tame(price.unit, 40);
  return (
    <>
      <Section title="Where a payment runs">
        <div className="slim">
          {price ? (
            <Field
              label={`Units (${unit})`}
              value={typed}
              onChange={setTyped}
              inputMode="numeric"
              required
              problem={cost.problem}
            />
          ) : (
            <>
              <TokenChoice tokens={tokens} value={token} onChange={setChosen} />
              <Field
                label={`Amount in ${known ? tame(known.symbol, 12) : "tokens"}`}
                value={typed}
                onChange={setTyped}
                inputMode="decimal"
                required
                hint="This model has no price: you give what you like."
                problem={typed === "" ? undefined : cost.problem}
              />
            </>
          )}
        </div>
        {cost.base !== undefined && (
          <Preview modelId={model.model_id} amount={`${cost.base}`} token={token} datanets={datanets} />
        )}
      </Section>
      <PayForm model={model} terms={terms} token={token} cost={cost} />
    </>
  );
}

/** What is typed, begun anew when it comes to mean something else: units must not be read as tokens, nor other units. */
function useTyped(price: UnitPrice | undefined) {
  const kind = typedIn(price);
  const [{ of, typed }, set] = useState({ of: kind, typed: price ? "1" : "" });
  const now = of === kind ? typed : price ? "1" : "";
  return { typed: now, setTyped: (text: string) => set({ of: kind, typed: text }) };
}

/** The contract's own answer, for the amount as it was a moment ago. */
function Preview({
  modelId,
  amount,
  token,
  datanets,
}: {
  modelId: number;
  amount: string;
  token: string;
  datanets: Datanets;
}) {
  const { tributary } = useClient();
  const write = useWriter(token);
  const still = useStill(amount);
  const asked = useQuery({
    queryKey: ["preview", modelId, token, still],
    queryFn: () => tributary.splitPreview({ modelId, token, amount: still }),
    // amounts of one token must not be written as another's
    placeholderData: (before, query) => (ofToken(query?.queryKey, modelId, token) ? before : undefined),
    refetchInterval: 10_000,
  });
  return (
    <Answer asked={asked} what="the split">
      {(split) => (
        <SplitView
          split={split}
          token={token}
          payer="payer"
          caption={`Where ${write.short(split.amount)} would run, if it were paid now`}
          datanets={datanets}
        />
      )}
    </Answer>
  );
}

/** What is typed, once it has not changed for a moment. */
function useStill(value: string): string {
  const [still, setStill] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), 250);
    return () => clearTimeout(timer);
  }, [value]);
  return still;
}
