import { Link } from "wouter";
import { explain } from "tributary-client";
import { useDatanet } from "../../chain/questions";
import { isId } from "../../chain/ids";
import { Answer, Empty } from "../../parts/states";
import { Untrusted } from "../../parts/Untrusted";
import { About } from "./About";
import { Changes } from "./Changes";
import { Contributions } from "./contributions/Contributions";
import { Contributors } from "./contributors/Contributors";
import { Curatorship } from "./Curatorship";
import "./datanet.css";
import { FeeFlow } from "./flow/FeeFlow";
import { Income } from "./Income";
import { Jumps } from "./Section";
import { Relatives } from "./Relatives";
import { Rolls } from "./Rolls";
import { Terms } from "./Terms";
import { WeightsOverTime } from "./weights/WeightsOverTime";

export default function DatanetPage({ id }: { id: number }) {
  return isId(id) ? <Datanet id={id} /> : <NotThere />;
}

function Datanet({ id }: { id: number }) {
  const asked = useDatanet(id, { refetchInterval: 4_000 });
  if (!asked.data && asked.error && explain(asked.error).kind === "datanet_not_found")
    return <NotThere id={id} />;
  if (!asked.data) {
    return (
      <>
        <h1>Datanet {id}</h1>
        <Answer asked={asked} what="what it is">
          {() => null}
        </Answer>
      </>
    );
  }
  const datanet = asked.data;
  return (
    <>
      <p className="overline">Datanet {id}</p>
      <h1>
        <Untrusted text={datanet.name} max={128} />
      </h1>
      <About datanet={datanet} />
      <Curatorship datanet={datanet} />
      <Jumps />
      <Income datanet={datanet} />
      <FeeFlow datanet={datanet} />
      <Contributors datanet={datanet} />
      <WeightsOverTime datanet={datanet} />
      <Terms datanet={datanet} />
      <Contributions datanet={datanet} />
      <Changes datanet={datanet} />
      <Rolls datanet={datanet} />
      <Relatives datanet={datanet} />
    </>
  );
}

function NotThere({ id }: { id?: number }) {
  return (
    <>
      <h1>There is no such datanet</h1>
      <Empty>
        {id === undefined ? "Datanets are numbered from 1." : `No datanet ${id} is registered.`} All of them
        are listed in the <Link href="/">overview</Link>.
      </Empty>
    </>
  );
}
