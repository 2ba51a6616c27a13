import { Link } from "wouter";
import type { DatanetResponse } from "tributary-client";
import { useDatanet } from "../../../chain/questions";
import { Percent } from "../../../parts/Amount";
import { Answer, Empty } from "../../../parts/states";
import { Facts } from "../../../parts/Table";
import { duration } from "../../../parts/Time";
import { Untrusted } from "../../../parts/Untrusted";
import { RoleNotice, RoleProvider } from "../forms/role";
import { Handover } from "../Handover";
import { Tasks } from "../names";
import { Rolls } from "../roll/Rolls";
import { Changes } from "./Changes";
import { Contributions } from "./Contributions";
import { Terms } from "./Terms";
import { Weights } from "./Weights";

const TASKS: [string, string][] = [
  ["weights", "Weights"],
  ["contributions", "Contributions"],
  ["rolls", "Rolls"],
  ["changes", "Scheduled changes"],
  ["terms", "Texts and terms"],
  ["handover", "Handover"],
];

/** One datanet, as its curator works on it. */
export function DatanetDesk({ id, task = "weights" }: { id: number; task: string | undefined }) {
  const asked = useDatanet(id, { refetchInterval: 4_000 });
  return (
    <>
      <p>
        <Link href="/operate">Curate and operate</Link>
      </p>
      <Answer asked={asked} what={`datanet ${id}`}>
        {(datanet) => (
          <RoleProvider who="curator" holder={datanet.curator}>
            <h1>
              Datanet {id}: <Untrusted text={datanet.name} max={128} />
            </h1>
            <RoleNotice
              who="curator"
              what={`datanet ${id}`}
              holder={datanet.curator}
              nominee={datanet.nominee}
              accept={{ accept_curatorship: { datanet_id: id } }}
            />
            <Facts
              facts={[
                ["Weight of all", datanet.total_weight.toLocaleString("en")],
                ["Curator fee", <Percent key="fee" bps={datanet.curator_fee_bps} />],
                ["Notice", datanet.notice_seconds > 0 ? duration(datanet.notice_seconds) : "none"],
                [
                  "As everybody sees it",
                  <Link key="page" href={`/datanets/${id}`}>
                    The datanet's page
                  </Link>,
                ],
              ]}
            />
            <Tasks base={`/operate/datanets/${id}`} tasks={TASKS} current={task} />
            <Task datanet={datanet} task={task} />
          </RoleProvider>
        )}
      </Answer>
    </>
  );
}

function Task({ datanet, task }: { datanet: DatanetResponse; task: string }) {
  const { datanet_id, curator, nominee } = datanet;
  switch (task) {
    case "weights":
      return <Weights datanet={datanet} />;
    case "contributions":
      return <Contributions datanet={datanet} />;
    case "rolls":
      return <Rolls datanet={datanet} />;
    case "changes":
      return <Changes datanet={datanet} />;
    case "terms":
      return <Terms datanet={datanet} />;
    case "handover":
      return (
        <Handover
          who="curator"
          holder={curator}
          nominee={nominee}
          message={(address) => ({ nominate_curator: { datanet_id, ...(address && { address }) } })}
        />
      );
    default:
      return <Empty>There is no such task. Choose one of those above.</Empty>;
  }
}
