import { Percent } from "../../../parts/Amount";
import { Facts } from "../../../parts/Table";
import { duration } from "../../../parts/Time";
import { Untrusted } from "../../../parts/Untrusted";
import type { RegisterDatanet } from "./datanetDraft";

/** What is about to be registered, in words. */
export function DatanetSummary({ datanet }: { datanet: RegisterDatanet["register_datanet"] }) {
  const {
    curator_fee_bps,
    influence_bps,
    attribution_window,
    notice_seconds,
    parents,
    contributors,
    attestors,
  } = datanet;
  const weight = (contributors ?? []).reduce((sum, entry) => sum + BigInt(entry.weight), 0n);
  return (
    <>
      <p>
        <Untrusted text={datanet.name} max={128} /> is registered, and you become its curator.
      </p>
      <Facts
        facts={[
          ["Curator fee", <Percent key="fee" bps={curator_fee_bps ?? 0} />],
          ["Notice", notice_seconds ? duration(notice_seconds) : "none: weights change at once"],
          [
            "Influence lane",
            influence_bps ? (
              <>
                <Percent bps={influence_bps} />, window {duration(attribution_window ?? 0)},{" "}
                {attestors?.length ?? 0} {attestors?.length === 1 ? "attestor" : "attestors"}
              </>
            ) : (
              "none"
            ),
          ],
          [
            "Parents",
            parents && (
              <ul className="plain close">
                {parents.map(({ datanet_id, royalty_bps }) => (
                  <li key={datanet_id}>
                    datanet {datanet_id}: <Percent bps={royalty_bps} />
                  </li>
                ))}
              </ul>
            ),
          ],
          [
            "Contributors",
            contributors
              ? `${contributors.length}, with a weight of ${weight.toLocaleString("en")} together`
              : "none yet",
          ],
        ]}
      />
    </>
  );
}
