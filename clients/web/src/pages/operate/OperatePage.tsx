import { Redirect, Route, Switch } from "wouter";
import { Empty } from "../../parts/states";
import { DatanetDesk } from "./datanet/DatanetDesk";
import { readId } from "../../chain/ids";
import { Home } from "./home/Home";
import { ModelDesk } from "./model/ModelDesk";
import "./operate.css";
import { RegisterDatanet } from "./register/RegisterDatanet";
import { RegisterModel } from "./register/RegisterModel";

/** For those who curate datanets and operate models: what is theirs, and all that they can do with it. */
export default function OperatePage() {
  return (
    <div className="operate">
      <Switch>
        <Route path="/operate">
          <Home />
        </Route>
        <Route path="/operate/datanets">
          <Redirect to="/operate" replace />
        </Route>
        <Route path="/operate/models">
          <Redirect to="/operate" replace />
        </Route>
        <Route path="/operate/datanets/new">
          <RegisterDatanet />
        </Route>
        <Route path="/operate/models/new">
          <RegisterModel />
        </Route>
        <Route path="/operate/datanets/:id/:task?">
          {({ id, task }) => {
            const datanetId = readId(id);
            if (datanetId === undefined)
              return <Empty>There is no such datanet: a datanet has a number from 1.</Empty>;
            return <DatanetDesk key={datanetId} id={datanetId} task={task} />;
          }}
        </Route>
        <Route path="/operate/models/:id/:task?">
          {({ id, task }) => {
            const modelId = readId(id);
            if (modelId === undefined)
              return <Empty>There is no such model: a model has a number from 1.</Empty>;
            return <ModelDesk key={modelId} id={modelId} task={task} />;
          }}
        </Route>
        <Route>
          <Empty>There is no such page.</Empty>
        </Route>
      </Switch>
    </div>
  );
}
