import type { DatanetResponse } from "tributary-client";
import { useState } from "react";
import { Answer, Empty } from "../../../parts/states";
import { Table } from "../../../parts/Table";
import { Section } from "../Section";
import { Moments } from "./Moments";
import { StepChart } from "./StepChart";
import { MOST_VERSIONS, useHistory } from "./useHistory";

export function WeightsOverTime({ datanet }: { datanet: DatanetResponse }) {
  const { datanet_id, curator, weights_version } = datanet;
  // the totals are the same whomever one asks about
  const asked = useHistory(datanet_id, curator, weights_version);
  const [moments, setMoments] = useState(false);
  if (weights_version === 0) {
    return (
      <Section name="weights">
        <Empty>Nobody has been given weight yet.</Empty>
      </Section>
    );
  }
  const all = weights_version <= MOST_VERSIONS;
  return (
    <Section name="weights">
      <p className="quiet">
        Each change of weights makes a new version, of which there {weights_version === 1 ? "is" : "are"}{" "}
        {weights_version.toLocaleString("en")}. A fee is shared by the version of its moment, for ever.
      </p>
      <Answer asked={asked} what="the weights' history">
        {(points) => (
          <>
            <StepChart
              title="Total weight"
              points={points.map(({ version, total }) => ({ at: version, value: total }))}
            />
            {!all && <p className="hint">{MOST_VERSIONS} of the versions are drawn, evenly far apart.</p>}
            <details>
              <summary>The same as a table</summary>
              <Table
                caption="Total weight by version"
                rows={points.toReversed()}
                rowKey={({ version }) => version}
                columns={[
                  { name: "Version", cell: ({ version }) => version.toLocaleString("en") },
                  { name: "Total weight", figure: true, cell: ({ total }) => total.toLocaleString("en") },
                ]}
              />
            </details>
          </>
        )}
      </Answer>
      {moments ? (
        <Moments datanet={datanet} />
      ) : (
        <p>
          <button type="button" onClick={() => setMoments(true)}>
            When were they changed?
          </button>
        </p>
      )}
    </Section>
  );
}
