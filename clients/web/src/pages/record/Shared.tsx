import type { PotStatus, QueryRecordResponse } from "tributary-client";
import { Address, Hash } from "../../parts/Address";
import { Facts, Table } from "../../parts/Table";
import { Exact } from "../../parts/Exact";
import type { Attribution } from "./attribution";
import { useSharing } from "./transactions";

type Decided = Exclude<PotStatus, { waiting: unknown }>;

/** How a pot was shared. */
export function Shared({
  record,
  datanetId,
  pot,
  status,
}: {
  record: QueryRecordResponse;
  datanetId: number;
  pot: string;
  status: Decided;
}) {
  const released = "released" in status;
  const sharing = useSharing(record, datanetId, released ? "released" : "attributed");
  const { total_weight, weights_version } = released ? status.released : status.attributed;
  const hash = sharing.data && <Hash key="hash" value={sharing.data.hash} what="the transaction’s hash" />;
  const byWeight = (
    <span key="weight">
      <Exact amount={released ? pot : status.attributed.base} token={record.token} />, among a total weight of{" "}
      {total_weight.toLocaleString("en")}, version {weights_version.toLocaleString("en")}
    </span>
  );
  if (released) {
    return (
      <>
        <p>Nobody attributed it in time: it was released, and shared by weight.</p>
        <Facts
          facts={[
            ["Shared by weight", byWeight],
            ["Transaction", hash],
          ]}
        />
      </>
    );
  }
  const attribution = sharing.data?.attribution;
  return (
    <>
      <p>It was attributed to those whose data influenced the answer.</p>
      <Facts
        facts={[
          ["By the attestor", <Address key="attestor" value={status.attributed.attestor} />],
          ["Sum of scores", status.attributed.total_score.toLocaleString("en")],
          ["Nobody’s influence, shared by weight", byWeight],
          ["Transaction", hash],
        ]}
      />
      {attribution ? (
        <Scores attribution={attribution} token={record.token} />
      ) : (
        <p className="quiet">
          {sharing.isFetched
            ? "This node keeps no list of the scores; each contributor’s receipt has its own."
            : "Loading the scores …"}
        </p>
      )}
    </>
  );
}

function Scores({ attribution, token }: { attribution: Attribution; token: string }) {
  const { scores, rest, total } = attribution;
  if (scores.length === 0)
    return <p>Whoever was named held no weight any more: all of it was shared by weight.</p>;
  return (
    <>
      <Table
        caption="Scores"
        rows={scores}
        rowKey={({ address }) => address}
        columns={[
          { name: "Contributor", cell: ({ address }) => <Address value={address} /> },
          {
            name: "Score",
            figure: true,
            cell: ({ score }) => `${score.toLocaleString("en")} of ${total.toLocaleString("en")}`,
          },
          { name: "Got", figure: true, cell: ({ credited }) => <Exact amount={credited} token={token} /> },
        ]}
      />
      {rest > 0 && (
        <p className="quiet">
          {rest.toLocaleString("en")} of {total.toLocaleString("en")} went to nobody by name, and was shared
          by weight.
        </p>
      )}
    </>
  );
}
