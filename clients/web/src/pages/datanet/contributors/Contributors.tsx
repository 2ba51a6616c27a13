import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ContributorWeight, DatanetResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { addressProblem, readAddress } from "../../../chain/address";
import { Address } from "../../../parts/Address";
import { Choice, Field } from "../../../parts/Field";
import { Pager, usePages } from "../../../parts/Pager";
import { Answer, Empty } from "../../../parts/states";
import { Table } from "../../../parts/Table";
import { useWallet } from "../../../wallet/wallet";
import { Section } from "../Section";
import { Contributor } from "./Contributor";
import { partOf } from "./largest";
import { MOST_READ, useEverybody } from "./useEverybody";

const PAGE = 25;

type Order = "address" | "weight";

export function Contributors({ datanet }: { datanet: DatanetResponse }) {
  const wallet = useWallet();
  const [looked, setLooked] = useState(addressFromLink);
  const [order, setOrder] = useState<Order>("address");
  const shown = looked ?? wallet.address;
  const List = order === "address" ? ByAddress : ByWeight;
  return (
    <Section name="contributors">
      <LookUp initial={looked} onFind={setLooked} />
      {shown && (
        <Contributor
          key={shown}
          datanet={datanet}
          address={shown}
          onClose={looked === undefined ? undefined : () => setLooked(undefined)}
        />
      )}
      <Choice
        label="Order"
        value={order}
        onChange={(value) => setOrder(value as Order)}
        options={[
          { value: "address", name: "by address" },
          { value: "weight", name: "largest weight first" },
        ]}
      />
      <List key={order} datanet={datanet} onShow={setLooked} />
    </Section>
  );
}

/** Whoever came from the search looks at one address. */
function addressFromLink(): string | undefined {
  const address: unknown = history.state?.address;
  return typeof address === "string" ? address : undefined;
}

function LookUp({
  initial,
  onFind,
}: {
  initial: string | undefined;
  onFind: (address: string | undefined) => void;
}) {
  const { deployment } = useClient();
  const [text, setText] = useState(initial ?? "");
  const [problem, setProblem] = useState<string>();
  const look = (event: FormEvent) => {
    event.preventDefault();
    const wrong = addressProblem(text, deployment.prefix);
    setProblem(wrong);
    if (!wrong) onFind(readAddress(text, deployment.prefix));
  };
  return (
    <search aria-label="Contributors">
      <form onSubmit={look} className="lookup">
        <Field
          label="Look up an address"
          required
          value={text}
          onChange={setText}
          problem={problem}
          placeholder={`${deployment.prefix}1…`}
        />
        <button type="submit">Look up</button>
      </form>
    </search>
  );
}

interface ListProps {
  datanet: DatanetResponse;
  onShow: (address: string) => void;
}

function ByAddress({ datanet: { datanet_id, total_weight }, onShow }: ListProps) {
  const { tributary } = useClient();
  const pages = usePages<string>();
  const asked = useQuery({
    queryKey: ["contributors", datanet_id, pages.start ?? ""],
    queryFn: () =>
      tributary.contributors({ datanetId: datanet_id, startAfter: pages.start ?? null, limit: PAGE }),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  return (
    <Answer asked={asked} what="contributors">
      {({ contributors, next }) => (
        <>
          <Rows rows={contributors} total={total_weight} onShow={onShow} />
          <Pager pages={pages} next={next} what="contributors" />
        </>
      )}
    </Answer>
  );
}

function ByWeight({ datanet: { datanet_id, weights_version, total_weight }, onShow }: ListProps) {
  const pages = usePages<number>();
  const everybody = useEverybody(datanet_id, weights_version);
  const start = pages.start ?? 0;
  const counted = everybody.read > 0 ? ` (${everybody.read.toLocaleString("en")} so far)` : "";
  return (
    <Answer asked={everybody} what={`all contributors, to find the largest${counted}`}>
      {({ contributors, more }) => (
        <>
          <p className="hint">
            {more
              ? `These are the largest among the first ${MOST_READ.toLocaleString("en")} by address: there are more.`
              : `${contributors.length.toLocaleString("en")} addresses hold weight.`}
          </p>
          <Rows rows={contributors.slice(start, start + PAGE)} total={total_weight} onShow={onShow} />
          <Pager
            pages={pages}
            next={start + PAGE < contributors.length ? start + PAGE : undefined}
            what="contributors"
          />
        </>
      )}
    </Answer>
  );
}

function Rows({
  rows,
  total,
  onShow,
}: {
  rows: ContributorWeight[];
  total: number;
  onShow: ListProps["onShow"];
}) {
  if (rows.length === 0) {
    return (
      <Empty>
        {total === 0
          ? "Nobody holds weight yet. Contributions that the curator accepts give it."
          : "Nobody is listed here: the weight is in rolls, of which no seat has been taken yet."}
      </Empty>
    );
  }
  return (
    <Table
      caption="Contributors and their weights"
      rows={rows}
      rowKey={({ address }) => address}
      columns={[
        { name: "Contributor", cell: ({ address }) => <Address value={address} /> },
        {
          name: "Weight",
          figure: true,
          cell: ({ weight }) => `${weight.toLocaleString("en")} of ${total.toLocaleString("en")}`,
        },
        { name: "Part", figure: true, cell: ({ weight }) => partOf(weight, total) },
        {
          name: "Earnings",
          cell: ({ address }) => (
            <button
              type="button"
              className="small"
              onClick={() => onShow(address)}
              aria-label={`Show what ${address} earned`}
            >
              Show
            </button>
          ),
        },
      ]}
    />
  );
}
