import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Route, Router, Switch } from "wouter";
import { Empty, Loading } from "../parts/states";
import { WalletProvider } from "../wallet/wallet";
import { ClientProvider } from "./client";
import { Frame } from "./Frame";
import { useHash } from "./hash";

const Overview = lazy(() => import("../pages/overview/Overview"));
const DatanetPage = lazy(() => import("../pages/datanet/DatanetPage"));
const ModelPage = lazy(() => import("../pages/model/ModelPage"));
const RecordPage = lazy(() => import("../pages/record/RecordPage"));
const MePage = lazy(() => import("../pages/me/MePage"));
const OperatePage = lazy(() => import("../pages/operate/OperatePage"));

const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 2_000, retry: 1, retryDelay: 500, refetchOnWindowFocus: false },
  },
});

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <ClientProvider>
        <WalletProvider>
          {/* oxlint-disable-next-line react/hooks -- wouter calls it */}
          <Router hook={useHash}>
            <Frame>
              <Suspense fallback={<Loading what="the page" />}>
                <Switch>
                  <Route path="/">
                    <Overview />
                  </Route>
                  <Route path="/datanets/:id">{({ id }) => <DatanetPage key={id} id={Number(id)} />}</Route>
                  <Route path="/models/:id">{({ id }) => <ModelPage key={id} id={Number(id)} />}</Route>
                  <Route path="/models/:id/records/:record">
                    {({ id, record }) => (
                      <RecordPage key={`${id}/${record}`} modelId={Number(id)} recordId={Number(record)} />
                    )}
                  </Route>
                  <Route path="/me">
                    <MePage />
                  </Route>
                  <Route path="/operate/*?">
                    <OperatePage />
                  </Route>
                  <Route>
                    <h1>There is no such page</h1>
                    <Empty>Perhaps the link was cut. The overview has everything else.</Empty>
                  </Route>
                </Switch>
              </Suspense>
            </Frame>
          </Router>
        </WalletProvider>
      </ClientProvider>
    </QueryClientProvider>
  );
}
