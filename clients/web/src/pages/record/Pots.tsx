import type { DatanetPart, Pot, QueryRecordResponse } from "tributary-client";
import { executeCall } from "tributary-client";
import { useClient } from "../../app/client";
import { Action } from "../../parts/action/Action";
import { Amount } from "../../parts/Amount";
import { DatanetLink } from "../../parts/NamedLink";
import { duration, Time } from "../../parts/Time";
import { useWallet } from "../../wallet/wallet";
import { useNow } from "../../chain/now";
import type { Datanets } from "../model/data";
import { AttributeForm } from "./AttributeForm";
import { Shared } from "./Shared";
import { Section } from "../../parts/Section";

type PartWithPot = DatanetPart & { pot: Pot };

/** The influence pots of a record, and what became of them. */
export function Pots({ record, datanets }: { record: QueryRecordResponse; datanets: Datanets }) {
  const parts = record.datanets.filter((part): part is PartWithPot => Boolean(part.pot));
  return (
    <Section title="Influence">
      {parts.length === 0 ? (
        <p className="quiet">
          No datanet on the route has an influence lane that this fee filled: all of it was shared by weight
          at once.
        </p>
      ) : (
        <p className="quiet">
          A pot waits until an attestor of its datanet says whose data influenced the answer. What nobody
          attributes in time is shared by weight.
        </p>
      )}
      {parts.map((part) => (
        <PotPanel key={part.datanet_id} record={record} part={part} datanets={datanets} />
      ))}
    </Section>
  );
}

function PotPanel({
  record,
  part,
  datanets,
}: {
  record: QueryRecordResponse;
  part: PartWithPot;
  datanets: Datanets;
}) {
  const { amount, status } = part.pot;
  const name = datanets.name(part.datanet_id);
  return (
    <section className="panel" aria-label={`Pot of ${name}`}>
      <h3>
        <DatanetLink id={part.datanet_id} name={datanets.get(part.datanet_id)?.name} />
        ’s pot of <Amount base={amount} token={record.token} />
      </h3>
      {"waiting" in status ? (
        <Waiting record={record} part={part} deadline={status.waiting.deadline} datanets={datanets} />
      ) : (
        <Shared record={record} datanetId={part.datanet_id} pot={amount} status={status} />
      )}
    </section>
  );
}

function Waiting({
  record,
  part,
  deadline,
  datanets,
}: {
  record: QueryRecordResponse;
  part: PartWithPot;
  deadline: number;
  datanets: Datanets;
}) {
  const now = useNow();
  const { address } = useWallet();
  const datanet = datanets.get(part.datanet_id);
  const name = datanets.name(part.datanet_id);
  if (now !== undefined && now >= deadline)
    return <Overdue record={record} part={part} deadline={deadline} datanets={datanets} />;
  const attestor = datanet?.attestors.find((one) => one.address === address);
  return (
    <>
      <p>
        It waits for an attestor until <Time seconds={deadline} />
        {now !== undefined && <>: {duration(deadline - now)} left</>}. From then on anybody can release it.
      </p>
      {attestor && attestor.since > record.time && (
        <p>
          You are an attestor of {name}, but only since <Time seconds={attestor.since} />, after this record
          was made: it is for those who were attestors before.
        </p>
      )}
      {attestor && attestor.since <= record.time && <AttributeForm record={record} part={part} name={name} />}
    </>
  );
}

function Overdue({
  record,
  part,
  deadline,
  datanets,
}: {
  record: QueryRecordResponse;
  part: PartWithPot;
  deadline: number;
  datanets: Datanets;
}) {
  const { deployment } = useClient();
  const { datanet_id } = part;
  const { model_id, record_id } = record;
  const empty = datanets.get(datanet_id)?.total_weight === 0;
  return (
    <>
      <p>
        Nobody attributed it until <Time seconds={deadline} />, so anybody can release it now: it is then
        shared by weight
        {empty ? ", as soon as somebody holds weight in the datanet again" : ""}.
      </p>
      <Action
        primary
        label="Release the pot"
        disabled={empty}
        summary={
          <p>
            The pot of <Amount base={part.pot.amount} token={record.token} /> goes to the contributors of{" "}
            <bdi>{datanets.name(datanet_id)}</bdi>, by their weight of now. You get none of it for releasing
            it.
          </p>
        }
        calls={() => [
          executeCall(deployment.contract, { release: { datanet_id, model_id, record_ids: [record_id] } }),
        ]}
      />
    </>
  );
}
