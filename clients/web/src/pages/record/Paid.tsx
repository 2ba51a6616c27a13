import type { QueryRecordResponse, Transaction } from "tributary-client";
import { Address, Hash } from "../../parts/Address";
import { Amount } from "../../parts/Amount";
import { Facts } from "../../parts/Table";
import { Time } from "../../parts/Time";
import { Untrusted } from "../../parts/Untrusted";
import { hexOf } from "../../chain/hash";

/** What was paid, by whom, for what, when. */
export function Paid({
  record,
  recording,
}: {
  record: QueryRecordResponse;
  recording: { data: Transaction | null | undefined; error: unknown };
}) {
  const batch = record.query_id === "";
  return (
    <>
      {batch && (
        <p>
          A batch: a gateway charged {record.count.toLocaleString("en")}{" "}
          {record.count === 1 ? "query" : "queries"} to prepaid accounts, recorded as one and split once.
        </p>
      )}
      <Facts
        facts={[
          ["Paid", <Amount key="paid" base={record.amount} token={record.token} />],
          [batch ? "Charged by the gateway" : "Paid by", <Address key="payer" value={record.payer} />],
          ["Query id", !batch && <Untrusted key="id" text={record.query_id} max={64} />],
          ["Units", record.units?.toLocaleString("en")],
          [
            batch ? "Queries in the batch" : "Stands for",
            batch
              ? record.count.toLocaleString("en")
              : record.count > 1 && `${record.count.toLocaleString("en")} queries, as the payer says`,
          ],
          ["When", <Time key="when" seconds={record.time} />],
          ["Block", record.height.toLocaleString("en")],
          ["Transaction", <Recorded key="transaction" recording={recording} />],
          [
            "Digest (SHA-256)",
            record.digest && <Hash key="digest" value={hexOf(record.digest)} what="the digest" />,
          ],
        ]}
      />
    </>
  );
}

function Recorded({ recording }: { recording: { data: Transaction | null | undefined; error: unknown } }) {
  const { data, error } = recording;
  if (data) return <Hash value={data.hash} what="the transaction’s hash" />;
  if (data === null) return <>not kept by this node</>;
  return <>{error ? "this node can’t say" : "Loading the hash …"}</>;
}
