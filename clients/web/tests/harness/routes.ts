/** Every route of the page on stage `main`, as different people open it. */
import { seeded } from "./chain.ts";

export interface Visit {
  name: string;
  path: string;
  wallet?: string;
}

export function everyRoute(): Visit[] {
  const { datanets, models } = seeded();
  const operate = {
    datanet: `/operate/datanets/${datanets.birdsong}`,
    model: `/operate/models/${models.birdsong}`,
  };
  return [
    { name: "overview", path: "/" },
    { name: "datanet of thousands", path: `/datanets/${datanets.tldrPages}` },
    { name: "datanet", path: `/datanets/${datanets.birdsong}`, wallet: "contributor" },
    { name: "datanet with a roll", path: `/datanets/${datanets.dawnChorus}` },
    { name: "model", path: `/models/${models.birdsong}`, wallet: "payer" },
    { name: "record", path: `/models/${models.birdsong}/records/1`, wallet: "contributor" },
    { name: "me without a wallet", path: "/me" },
    { name: "me", path: "/me", wallet: "contributor" },
    { name: "me as a payer", path: "/me", wallet: "payer" },
    { name: "operate without a wallet", path: "/operate" },
    { name: "operate", path: "/operate", wallet: "curator" },
    { name: "operate a datanet", path: operate.datanet, wallet: "curator" },
    { name: "operate a model", path: operate.model, wallet: "operator" },
    { name: "no such page", path: "/nowhere" },
  ];
}
