import { Link } from "wouter";
import type { ModelResponse } from "tributary-client";
import { useModel } from "../../../chain/questions";
import { Percent } from "../../../parts/Amount";
import { Answer, Empty } from "../../../parts/states";
import { Facts } from "../../../parts/Table";
import { Untrusted } from "../../../parts/Untrusted";
import { useWallet } from "../../../wallet/wallet";
import { RoleNotice, RoleProvider } from "../forms/role";
import { Handover } from "../Handover";
import { Tasks } from "../names";
import { Charge } from "./Charge";
import { Gateways } from "./Gateways";
import { PriceWords } from "./PriceWords";
import { Terms } from "./Terms";

const TASKS: [string, string][] = [
  ["terms", "Texts, fee and price"],
  ["gateways", "Gateways"],
  ["charge", "Charge accounts"],
  ["handover", "Handover"],
];

/** One model, as its operator or one of its gateways works on it. */
export function ModelDesk({ id, task = "terms" }: { id: number; task: string | undefined }) {
  const { address } = useWallet();
  const asked = useModel(id, { refetchInterval: 4_000 });
  return (
    <>
      <p>
        <Link href="/operate">Curate and operate</Link>
      </p>
      <Answer asked={asked} what={`model ${id}`}>
        {(model) => (
          <RoleProvider who="operator" holder={model.operator}>
            <h1>
              Model {id}: <Untrusted text={model.name} max={128} />
            </h1>
            <RoleNotice
              who="operator"
              what={`model ${id}`}
              holder={model.operator}
              nominee={model.nominee}
              accept={{ accept_operatorship: { model_id: id } }}
              also={
                address !== undefined &&
                model.gateways.includes(address) &&
                "You are one of its gateways: you can charge accounts."
              }
            />
            <Facts
              facts={[
                ["State", model.active ? "active" : "inactive: it takes no new queries"],
                ["Price", <PriceWords key="price" price={model.unit_price} />],
                ["Operator fee", <Percent key="fee" bps={model.operator_fee_bps} />],
                ["Query records", model.records.toLocaleString("en")],
                [
                  "As everybody sees it",
                  <Link key="page" href={`/models/${id}`}>
                    The model's page
                  </Link>,
                ],
              ]}
            />
            <Tasks base={`/operate/models/${id}`} tasks={TASKS} current={task} />
            <Task model={model} task={task} />
          </RoleProvider>
        )}
      </Answer>
    </>
  );
}

function Task({ model, task }: { model: ModelResponse; task: string }) {
  const { model_id, operator, nominee } = model;
  switch (task) {
    case "terms":
      return <Terms model={model} />;
    case "gateways":
      return <Gateways model={model} />;
    case "charge":
      return <Charge model={model} />;
    case "handover":
      return (
        <Handover
          who="operator"
          holder={operator}
          nominee={nominee}
          message={(address) => ({ nominate_operator: { model_id, ...(address && { address }) } })}
        />
      );
    default:
      return <Empty>There is no such task. Choose one of those above.</Empty>;
  }
}
