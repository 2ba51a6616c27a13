import { useQuery } from "@tanstack/react-query";
import { executeCall, eventsOf, type ModelResponse, type UnitPrice } from "tributary-client";
import { Link } from "wouter";
import { useClient } from "../../app/client";
import { Action } from "../../parts/action/Action";
import { Address } from "../../parts/Address";
import { Amount, Percent } from "../../parts/Amount";
import { Facts } from "../../parts/Table";
import { Time } from "../../parts/Time";
import { ExternalLink, Untrusted } from "../../parts/Untrusted";
import { useWallet } from "../../wallet/wallet";

/** Which models say that they succeed this one: the contract keeps it with the successor. */
function useSuccessors(modelId: number) {
  const { reader } = useClient();
  return useQuery({
    queryKey: ["successors", modelId],
    staleTime: 60_000,
    queryFn: async () => {
      const { transactions } = await reader.search(`wasm-model_registered.succeeds='${modelId}'`, {
        perPage: 10,
      });
      return transactions
        .flatMap(({ events }) => eventsOf(events, "model_registered"))
        .filter(({ succeeds }) => succeeds === modelId)
        .map(({ model_id }) => model_id);
    },
  });
}

export function Price({ price }: { price: UnitPrice }) {
  return (
    <>
      <Amount base={price.amount} token={price.token} /> for each <Untrusted text={price.unit} max={40} />
    </>
  );
}

function ModelLink({ id }: { id: number }) {
  return <Link href={`/models/${id}`}>model {id}</Link>;
}

/** Who operates a model, and what it costs. */
export function Terms({ model }: { model: ModelResponse }) {
  const successors = useSuccessors(model.model_id).data ?? [];
  return (
    <>
      <Facts
        facts={[
          [
            "Price",
            model.unit_price ? <Price key="price" price={model.unit_price} /> : "what the payer gives",
          ],
          ["Operator", <Address key="operator" value={model.operator} />],
          [
            "Operator’s fee",
            <span key="fee">
              <Percent bps={model.operator_fee_bps} />, can only fall
            </span>,
          ],
          ["Query records", model.records.toLocaleString("en")],
          ["Registered", <Time key="time" seconds={model.registered_at} />],
          ["More about it", model.uri && <ExternalLink key="uri" href={model.uri} />],
          ["Succeeds", model.succeeds && <ModelLink key="succeeds" id={model.succeeds} />],
          [
            "Succeeded by",
            successors.length > 0 && (
              <ul key="successors" className="plain">
                {successors.map((id) => (
                  <li key={id}>
                    <ModelLink id={id} />
                  </li>
                ))}
              </ul>
            ),
          ],
          ["Nominated as operator", model.nominee && <Address key="nominee" value={model.nominee} />],
          [
            "Gateways",
            model.gateways.length > 0 && (
              <ul key="gateways" className="plain">
                {model.gateways.map((gateway) => (
                  <li key={gateway}>
                    <Address value={gateway} />
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
      {model.gateways.length > 0 && model.unit_price && (
        <p className="quiet">
          Gateways may charge prepaid accounts for uses of this model, as far as each payer allows it. To let
          them charge yours, set an allowance on <Link href="/me">your page</Link>.
        </p>
      )}
      <Operatorship model={model} />
    </>
  );
}

/** For whoever was nominated. */
function Operatorship({ model }: { model: ModelResponse }) {
  const { address } = useWallet();
  const { deployment } = useClient();
  if (!address || address !== model.nominee) return null;
  return (
    <div className="panel">
      <p>You are nominated as this model’s operator.</p>
      <Action
        primary
        label="Accept operatorship"
        summary={
          <p>
            You become the operator of model {model.model_id}: you decide its price, gateways and name, and
            its operator’s part of each fee is yours from then on. What was earned before stays the former
            operator’s.
          </p>
        }
        calls={() => [
          executeCall(deployment.contract, { accept_operatorship: { model_id: model.model_id } }),
        ]}
      />
    </div>
  );
}
