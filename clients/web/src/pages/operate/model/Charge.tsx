import { useCallback, useState } from "react";
import { explainReason, type EventOf, eventsOf, type ModelResponse, type UnitPrice } from "tributary-client";
import { useClient } from "../../../app/client";
import { Amount } from "../../../parts/Amount";
import { Empty } from "../../../parts/states";
import { Untrusted } from "../../../parts/Untrusted";
import { Section } from "../../../parts/Section";
import { useWallet } from "../../../wallet/wallet";
import { readCharges } from "../csv/charges";
import { CsvInput } from "../csv/CsvInput";
import type { Sheet } from "../csv/sheet";
import { useCsv } from "../csv/useCsv";
import { Check } from "../forms/Check";
import { MAX_CHARGES } from "../forms/limits";
import { Submit } from "../forms/Submit";
import { useExecute } from "../forms/useExecute";
import { ChargePreview } from "./ChargePreview";

/** For a gateway: charges prepaid accounts for uses of the model, in one query record. */
export function Charge({ model }: { model: ModelResponse }) {
  const { address } = useWallet();
  const { unit_price, gateways, active } = model;
  return (
    <Section title="Charge accounts">
      <p>
        A gateway charges many payers at once: their charges become one query record, split once along the
        route. Each is checked against the payer's account and what they allowed.
      </p>
      {!unit_price ? (
        <Empty>This model has no price, so no account can be charged. Its operator can set one.</Empty>
      ) : !active ? (
        <Empty>This model is inactive. Its operator can switch it on.</Empty>
      ) : (
        <>
          {address && !gateways.includes(address) && (
            <p className="quiet">
              Only its gateways can charge, and you are connected as somebody else. Its operator can make you
              one.
            </p>
          )}
          <ChargeForm model={model} price={unit_price} mayCharge={!address || gateways.includes(address)} />
        </>
      )}
    </Section>
  );
}

function ChargeForm({
  model,
  price,
  mayCharge,
}: {
  model: ModelResponse;
  price: UnitPrice;
  mayCharge: boolean;
}) {
  const { deployment } = useClient();
  const execute = useExecute();
  const [skip, setSkip] = useState(false);
  const [refused, setRefused] = useState<EventOf<"charge_refused">[]>([]);
  const read = useCallback((sheet: Sheet) => readCharges(sheet, deployment.prefix), [deployment]);
  const csv = useCsv(read);
  const rows =
    csv.state.at === "read" && csv.state.result.faults.length === 0 ? csv.state.result.rows : undefined;
  const units = (rows ?? []).reduce((sum, row) => sum + BigInt(row.units), 0n);
  const form = {
    problems: {},
    missing: [...(rows?.length ? [] : ["a list of charges"]), ...(mayCharge ? [] : ["a gateway's wallet"])],
    ...(rows?.length && mayCharge && { value: rows }),
  };
  return (
    <>
      <CsvInput
        label="Charges"
        csv={csv}
        hint={`A CSV file with the columns payer and query_id, and perhaps units (else 1) and digest; at most ${MAX_CHARGES} lines. A payer's query id can be charged only once, so that sending a list again charges nobody twice.`}
        example={`payer,query_id,units\n${deployment.prefix}1…,q-1,3`}
      />
      <Check
        label="Leave out those that are refused"
        hint="Otherwise one charge that can't be met refuses all of them."
        checked={skip}
        onChange={setSkip}
      />
      {rows && rows.length > 0 && <ChargePreview rows={rows} price={price} units={units} />}
      <Submit
        form={form}
        anyone
        label="Charge these accounts"
        calls={(value) => [
          execute({
            record_queries: {
              model_id: model.model_id,
              charges: value.map(({ charge }) => charge),
              ...(skip && { skip_refused: true }),
            },
          }),
        ]}
        summary={(value) => (
          <p>
            {value.length} charge{value.length === 1 ? "" : "s"} of{" "}
            <Amount base={units * BigInt(price.amount)} token={price.token} /> together, in one query record
            {skip ? "; those that are refused are left out" : ""}.
          </p>
        )}
        onDone={([sent]) => {
          setRefused(eventsOf(sent?.events ?? [], "charge_refused"));
          csv.clear();
        }}
      />
      {refused.length > 0 && (
        <div className="panel" role="status">
          <p>{refused.length === 1 ? "One charge was" : `${refused.length} charges were`} left out:</p>
          <ul>
            {refused.map(({ position, payer, query_id, reason }) => (
              <li key={position}>
                The {position + 1}. of the list,{" "}
                <Untrusted text={`${payer ?? ""} ${query_id ?? ""}`} max={120} />:{" "}
                <Untrusted text={explainReason(reason)} max={240} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
