import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import {
  type ContributorResponse,
  type DatanetResponse,
  executeCall,
  type SeatInfo,
  unscale,
} from "tributary-client";
import { useClient } from "../../../app/client";
import { Action } from "../../../parts/action/Action";
import { Address } from "../../../parts/Address";
import { Amount } from "../../../parts/Amount";
import { Exact } from "../../../parts/Exact";
import { Answer, Empty } from "../../../parts/states";
import { Facts, Table } from "../../../parts/Table";
import { useWallet } from "../../../wallet/wallet";
import { StepChart } from "../weights/StepChart";
import { useHistory } from "../weights/useHistory";
import { partOf } from "./largest";

interface Props {
  datanet: DatanetResponse;
  address: string;
  /** None where it stands for the connected account. */
  onClose: (() => void) | undefined;
}

/** What one address holds and earned in this datanet. */
export function Contributor({ datanet, address, onClose }: Props) {
  const { tributary } = useClient();
  const wallet = useWallet();
  const mine = wallet.address === address;
  const panel = useRef<HTMLElement>(null);
  const asked = useQuery({
    queryKey: ["contributor", datanet.datanet_id, address],
    queryFn: () => tributary.contributor({ datanetId: datanet.datanet_id, address }),
    refetchInterval: 5_000,
  });
  // it was asked for further down the page
  useEffect(() => {
    if (!onClose) return;
    panel.current?.scrollIntoView({ block: "nearest" });
    panel.current?.focus({ preventScroll: true });
    // only when it opens
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className="panel"
      aria-label={mine ? "You in this datanet" : "One contributor"}
    >
      <h3>
        {mine ? "You: " : ""}
        <Address value={address} />
      </h3>
      <Answer asked={asked} what="this address">
        {(contributor) => <Holding datanet={datanet} contributor={contributor} mine={mine} />}
      </Answer>
      {onClose && (
        <button type="button" onClick={onClose}>
          Close
        </button>
      )}
    </section>
  );
}

function Holding({
  datanet,
  contributor,
  mine,
}: {
  datanet: DatanetResponse;
  contributor: ContributorResponse;
  mine: boolean;
}) {
  const { weight, seats, positions } = contributor;
  const earned = positions.filter(({ earned_scaled, claimed }) => earned_scaled !== "0" || claimed !== "0");
  const direct = seats.some(({ source }) => "direct" in source);
  if (weight === 0 && earned.length === 0) {
    return (
      <Empty>
        {mine ? "You hold" : "This address holds"} no weight in this datanet, and earned nothing in it.
        Whoever submits data that the curator accepts holds weight from then on.
      </Empty>
    );
  }
  return (
    <>
      <Facts
        facts={[
          [
            "Weight",
            `${weight.toLocaleString("en")} of ${datanet.total_weight.toLocaleString("en")} (${partOf(weight, datanet.total_weight)})`,
          ],
          [
            "Seats",
            seats.length > 0 ? seats.map(seatInWords).join(", ") : "none: it holds no weight any more",
          ],
        ]}
      />
      {earned.length > 0 && (
        <Table
          caption="What it earned in this datanet"
          rows={earned}
          rowKey={({ token }) => token}
          columns={[
            {
              name: "Earned so far",
              figure: true,
              cell: ({ earned_scaled, token }) => <Exact amount={unscale(earned_scaled)} token={token} />,
            },
            {
              name: "Claimed",
              figure: true,
              cell: ({ claimed, token }) => <Amount base={claimed} token={token} />,
            },
            {
              name: "Can be claimed",
              figure: true,
              cell: ({ claimable, token }) => <Amount base={claimable} token={token} />,
            },
          ]}
        />
      )}
      <Past datanet={datanet} address={contributor.address} />
      {mine && direct && <Leave datanet={datanet} contributor={contributor} />}
    </>
  );
}

function seatInWords({ source, weight }: SeatInfo): string {
  const by = "direct" in source ? "set directly" : `by roll ${source.roll.roll_id}`;
  return `${weight.toLocaleString("en")} ${by}`;
}

function Past({ datanet, address }: { datanet: DatanetResponse; address: string }) {
  const asked = useHistory(datanet.datanet_id, address, datanet.weights_version);
  return (
    <details>
      <summary>Its weight over time</summary>
      <Answer asked={asked} what="its weight over time">
        {(points) => (
          <>
            <StepChart
              title="Weight of this address"
              points={points.map(({ version, weight }) => ({ at: version, value: weight }))}
            />
            <Table
              caption="Weight of this address by version"
              rows={points.toReversed()}
              rowKey={({ version }) => version}
              columns={[
                { name: "Version", cell: ({ version }) => version.toLocaleString("en") },
                {
                  name: "Weight",
                  figure: true,
                  cell: ({ weight, total }) =>
                    `${weight.toLocaleString("en")} of ${total.toLocaleString("en")}`,
                },
                { name: "Part", figure: true, cell: ({ weight, total }) => partOf(weight, total) },
              ]}
            />
          </>
        )}
      </Answer>
    </details>
  );
}

function Leave({ datanet, contributor }: { datanet: DatanetResponse; contributor: ContributorResponse }) {
  const { deployment } = useClient();
  const { datanet_id } = datanet;
  const direct = contributor.seats.find(({ source }) => "direct" in source)?.weight ?? 0;
  const kept = contributor.seats.length > 1;
  return (
    <p>
      <Action
        label="Leave this datanet"
        calls={() => [executeCall(deployment.contract, { leave_datanet: { datanet_id } })]}
        summary={
          <p>
            You give up the weight of {direct.toLocaleString("en")} that was set directly, and earn nothing by
            it from now on. What you earned so far stays yours and can be claimed at any time.{" "}
            {kept ? "Seats from rolls stay until their roll closes. " : ""}Only the curator can give you
            weight again.
          </p>
        }
      />
    </p>
  );
}
