import { useQuery } from "@tanstack/react-query";
import { type DatanetResponse, executeCall, type ScheduledChange } from "tributary-client";
import { useClient } from "../../app/client";
import { useNow } from "../../chain/now";
import { Action } from "../../parts/action/Action";
import { Address } from "../../parts/Address";
import { Answer, Empty } from "../../parts/states";
import { Table } from "../../parts/Table";
import { duration, Time } from "../../parts/Time";
import { ExternalLink } from "../../parts/Untrusted";
import { applyChanges, changeInWords, dueOf, entriesOf, MOST_CHANGES, turnInWords } from "./changes";
import { Section } from "./Section";

const ENTRIES_SHOWN = 50;

export function Changes({ datanet: { datanet_id, notice_seconds } }: { datanet: DatanetResponse }) {
  const { tributary } = useClient();
  const asked = useQuery({
    queryKey: ["changes", datanet_id],
    queryFn: () => tributary.scheduledChanges({ datanetId: datanet_id, limit: MOST_CHANGES }),
    refetchInterval: 5_000,
  });
  const now = useNow();
  return (
    <Section name="changes">
      <Answer asked={asked} what="scheduled changes">
        {({ changes }) =>
          changes.length === 0 ? (
            <Empty>
              No change waits.{" "}
              {notice_seconds > 0
                ? `One would be seen here for ${duration(notice_seconds)} before it can take effect.`
                : "This datanet gives no notice: its changes act at once."}
            </Empty>
          ) : (
            <>
              <Table
                caption="Changes that wait, in order of their turn"
                rows={changes}
                rowKey={({ change_id }) => change_id}
                columns={[
                  { name: "No.", cell: ({ change_id }) => change_id },
                  { name: "What it does", cell: (row) => <What row={row} /> },
                  { name: "Announced", cell: ({ scheduled_at }) => <Time seconds={scheduled_at} /> },
                  {
                    name: "When",
                    cell: (row) => (
                      <>
                        {now !== undefined && turnInWords(row, now)}
                        <br />
                        <span className="quiet">
                          from <Time seconds={row.matures_at} />
                        </span>
                      </>
                    ),
                  },
                ]}
              />
              {now !== undefined && <Apply datanetId={datanet_id} changes={changes} now={now} />}
            </>
          )
        }
      </Answer>
    </Section>
  );
}

/** Anybody may: whoever does only does what was announced. */
function Apply({ datanetId, changes, now }: { datanetId: number; changes: ScheduledChange[]; now: number }) {
  const { deployment } = useClient();
  const { due, ready } = dueOf(changes, now);
  if (due.length === 0) return null;
  return (
    <Action
      label="Apply now"
      calls={() => [executeCall(deployment.contract, applyChanges(datanetId, due.length))]}
      summary={
        <p>
          {ready === 1
            ? "The change whose notice is over takes"
            : `The ${ready} changes whose notice is over take`}{" "}
          effect, in order of their numbers. What has lapsed or is no longer possible is dropped. Anybody may
          do this; it costs you the chain's fee only.
        </p>
      }
    />
  );
}

function What({ row: { change } }: { row: ScheduledChange }) {
  const entries = entriesOf(change);
  return (
    <>
      {changeInWords(change)}
      {"publish_roll" in change && change.publish_roll.uri && (
        <>
          {" "}
          (<ExternalLink href={change.publish_roll.uri} max={60} />)
        </>
      )}
      {entries.length > 0 && (
        <details>
          <summary>Whom it touches</summary>
          <ul className="plain">
            {entries.slice(0, ENTRIES_SHOWN).map(({ address, what }) => (
              <li key={`${address} ${what}`}>
                <Address value={address} copy={false} /> {what}
              </li>
            ))}
          </ul>
          {entries.length > ENTRIES_SHOWN && <p>and {entries.length - ENTRIES_SHOWN} more</p>}
        </details>
      )}
    </>
  );
}
