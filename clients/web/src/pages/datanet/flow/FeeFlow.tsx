import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { DatanetResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { useFeeTokens } from "../../../chain/feeTokens";
import { Exact } from "../../../parts/Exact";
import { Sankey } from "../../../parts/sankey/Sankey";
import { Answer, Empty } from "../../../parts/states";
import { tame } from "../../../parts/text";
import { TokenChoice } from "../../../parts/TokenChoice";
import { useWriter } from "../../../parts/writer";
import { MOST_READ, useEverybody } from "../contributors/useEverybody";
import { Section } from "../Section";
import { flowOf } from "./flow";
import { askRecords, type Records, RECORDS } from "./records";

export function FeeFlow({ datanet }: { datanet: DatanetResponse }) {
  const { tributary } = useClient();
  const { datanet_id } = datanet;
  const asked = useQuery({
    queryKey: ["flow-records", datanet_id],
    queryFn: () => askRecords(tributary, datanet_id),
    refetchInterval: 5_000,
  });
  const tokens = useFeeTokens();
  return (
    <Section name="flow">
      <Answer asked={{ ...asked, error: asked.error ?? tokens.error }} what="the newest recorded queries">
        {(records) => {
          const paid = (tokens.data ?? []).filter((token) =>
            records.found.some(({ record }) => record.token === token),
          );
          const [first] = paid;
          if (!first) return <Empty>No recorded query has reached this datanet yet.</Empty>;
          return <ByToken datanet={datanet} records={records} tokens={paid} first={first} />;
        }}
      </Answer>
    </Section>
  );
}

interface ByTokenProps {
  datanet: DatanetResponse;
  records: Records;
  tokens: string[];
  first: string;
}

function ByToken({ datanet, records, tokens, first }: ByTokenProps) {
  const [chosen, setChosen] = useState(first);
  const token = tokens.includes(chosen) ? chosen : first;
  return (
    <>
      <TokenChoice label="Paid in" tokens={tokens} value={token} onChange={setChosen} />
      <Picture datanet={datanet} records={records} token={token} />
    </>
  );
}

function Picture({ datanet, records, token }: { datanet: DatanetResponse; records: Records; token: string }) {
  const { datanet_id, name, weights_version } = datanet;
  const { short } = useWriter(token);
  const everybody = useEverybody(datanet_id, weights_version);
  const flow = useMemo(() => {
    return flowOf({
      datanet: { id: datanet_id, name: tame(name, 40) },
      token,
      records: records.found.map(({ model, record }) => ({
        model: { id: model.model_id, name: tame(model.name, 40) },
        record,
      })),
      everybody: everybody.data,
      write: short,
    });
  }, [datanet_id, name, token, records, everybody.data, short]);
  return (
    <>
      <Sankey
        caption="From whoever paid, through the models, to this datanet's contributors"
        nodes={flow.nodes}
        links={flow.links}
      />
      <p className="hint">
        {flow.records === 1 ? "One recorded query" : `The ${flow.records} newest recorded queries`} ({RECORDS}{" "}
        at most of each model
        {records.moreModels ? `, of the first ${records.models} models that rest on it` : ""}), by which{" "}
        <Exact amount={flow.total} token={token} /> reached this datanet. A query pays more than that: the
        parts of protocol, operator and other datanets are on each record's page.{" "}
        {everybody.data?.more
          ? `The contributors named are the largest among the first ${MOST_READ.toLocaleString("en")} by address.`
          : ""}
        {!everybody.data && everybody.isLoading
          ? `Looking for the largest contributors (${everybody.read.toLocaleString("en")} read) …`
          : ""}
      </p>
    </>
  );
}
