import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Deployment, Reader, TributaryQueryClient } from "tributary-client";
import { Failed, Loading } from "../parts/states";

/** What asks the chain. */
export interface Client {
  deployment: Deployment;
  reader: Reader;
  tributary: TributaryQueryClient;
}

const Context = createContext<Client | undefined>(undefined);

export function useClient(): Client {
  const client = useContext(Context);
  if (!client) throw new Error("no chain around this part of the page");
  return client;
}

async function loadDeployment(): Promise<Deployment> {
  const response = await fetch("./deployment.json");
  if (!response.ok) throw new Error("the page came without its deployment.json");
  return response.json();
}

export function ClientProvider({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["deployment"],
    queryFn: loadDeployment,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const client = useMemo(() => {
    if (!data) return undefined;
    const reader = new Reader(data);
    return { deployment: data, reader, tributary: new TributaryQueryClient(reader, data.contract) };
  }, [data]);
  if (client) return <Context value={client}>{children}</Context>;
  return error ? <Failed error={error} retry={refetch} /> : <Loading what="the deployment" />;
}
