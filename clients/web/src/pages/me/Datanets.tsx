import type { DatanetEarnings, SeatInfo } from "tributary-client";
import { executeCall } from "tributary-client";
import { Link } from "wouter";
import { useClient } from "../../app/client";
import { Action } from "../../parts/action/Action";
import { Amount } from "../../parts/Amount";
import { Pager, usePages } from "../../parts/Pager";
import { Empty } from "../../parts/states";
import { type Column, Table } from "../../parts/Table";
import { DatanetLink } from "../../parts/NamedLink";
import { Section } from "../../parts/Section";
import type { Portfolio } from "./portfolio";
import { useDatanet } from "../../chain/questions";
import { useSeats } from "./queries";

const ROWS = 10;

/** The datanets that an address holds or held weight in, or curates. */
export function Datanets({ portfolio, mine }: { portfolio: Portfolio; mine: boolean }) {
  const { address, datanets, complete } = portfolio;
  const pages = usePages<number>();
  const start = pages.start ?? 0;
  const next = start + ROWS < datanets.length ? start + ROWS : undefined;
  const columns: Column<DatanetEarnings>[] = [
    { name: "Datanet", cell: ({ datanet_id }) => <DatanetLink id={datanet_id} /> },
    { name: "Weight", cell: (datanet) => <Weight datanet={datanet} address={address} /> },
    { name: "Claimable", figure: true, cell: (datanet) => <Claimable datanet={datanet} /> },
    { name: "Earned as contributor", figure: true, cell: (datanet) => <Lifetime datanet={datanet} /> },
  ];
  if (mine) columns.push({ name: "Leave", cell: (datanet) => <Leave datanet={datanet} address={address} /> });
  return (
    <Section title={mine ? "Your datanets" : "Its datanets"}>
      {datanets.length === 0 ? (
        <Empty>
          {mine ? "You hold" : "It holds"} no weight in any datanet, and {mine ? "curate" : "curates"} none.{" "}
          {mine && (
            <>
              A curator gives weight for <Link href="/">contributions to a datanet</Link>, or publishes a roll
              that has you in it: take your seat below.
            </>
          )}
        </Empty>
      ) : (
        <>
          <Table
            caption={
              mine ? "Your datanets, and what they earned you" : "Its datanets, and what they earned it"
            }
            columns={columns}
            rows={datanets.slice(start, start + ROWS)}
            rowKey={({ datanet_id }) => datanet_id}
          />
          <Pager pages={pages} next={next} what="datanets" />
          {!complete && (
            <p className="hint">
              Only the first {datanets.length} datanets are shown, counted and claimed here. The others can be
              claimed by <code>tributary claim --start-after {datanets.at(-1)?.datanet_id}</code>.
            </p>
          )}
        </>
      )}
    </Section>
  );
}

function seatName({ source, weight }: SeatInfo): string {
  const figure = weight.toLocaleString("en");
  return "roll" in source ? `${figure} from roll ${source.roll.roll_id}` : `${figure} directly`;
}

function Weight({
  datanet: { datanet_id, weight, curator },
  address,
}: {
  datanet: DatanetEarnings;
  address: string;
}) {
  const { data: datanet } = useDatanet(datanet_id, { refetchInterval: 15_000 });
  const { data: contributor } = useSeats(datanet_id, address);
  const seats = contributor?.seats ?? [];
  const alone = seats.length === 1 && seats.every(({ source }) => "direct" in source);
  return (
    <>
      {weight > 0 ? (
        <>
          {weight.toLocaleString("en")} {datanet && `of ${datanet.total_weight.toLocaleString("en")}`}
        </>
      ) : (
        "none now"
      )}
      {!alone && seats.map((seat) => <Line key={seatName(seat)}>{seatName(seat)}</Line>)}
      {curator && <Line>curator</Line>}
    </>
  );
}

function Line({ children }: { children: React.ReactNode }) {
  return <span className="line">{children}</span>;
}

function Claimable({ datanet: { tokens, weight } }: { datanet: DatanetEarnings }) {
  if (tokens.length === 0) return <>nothing yet</>;
  return tokens.map(({ token, claimable, lifetime, curator_claimable }) => {
    const contributes = weight > 0 || lifetime !== "0";
    return (
      <span key={token}>
        {(contributes || curator_claimable === "0") && (
          <span className="whole">
            <Amount base={claimable} token={token} />
          </span>
        )}
        {curator_claimable !== "0" && (
          <Line>
            <Amount base={curator_claimable} token={token} /> as curator
          </Line>
        )}
      </span>
    );
  });
}

function Lifetime({ datanet: { tokens } }: { datanet: DatanetEarnings }) {
  const earned = tokens.filter(({ lifetime }) => lifetime !== "0");
  if (earned.length === 0) return <>nothing yet</>;
  return earned.map(({ token, lifetime }) => (
    <span key={token} className="whole">
      <Amount base={lifetime} token={token} />
    </span>
  ));
}

/** Direct weight can be given up; that of a roll ends with the roll. */
function Leave({ datanet: { datanet_id }, address }: { datanet: DatanetEarnings; address: string }) {
  const { deployment } = useClient();
  const { data } = useSeats(datanet_id, address);
  const direct = data?.seats.find(({ source }) => "direct" in source);
  const rolls = data?.seats.filter(({ source }) => "roll" in source) ?? [];
  if (!direct) return null;
  return (
    <Action
      label={`Leave datanet ${datanet_id}`}
      calls={() => [executeCall(deployment.contract, { leave_datanet: { datanet_id } })]}
      summary={
        <>
          <p>
            You give up your direct weight of {direct.weight.toLocaleString("en")} in{" "}
            <DatanetLink id={datanet_id} />. What you earned so far stays yours and can be claimed at any
            time; from fees paid afterwards you get nothing for it. Only the datanet's curator can give you
            weight again.
          </p>
          {rolls.length > 0 && (
            <p>{rolls.map(seatName).join(", ")}: this stays yours until the roll is closed.</p>
          )}
        </>
      }
    />
  );
}
