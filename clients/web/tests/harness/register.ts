/** Datanets and models of a test's own, so that what it changes is nobody else's. */
import { eventsOf, type ExecuteMsg, type TributaryEvent } from "tributary-client";
import { chain } from "./chain.ts";
import type { Stage } from "./world.ts";

/** One message of an account's, and what came of it. */
export async function sends(
  name: string,
  message: ExecuteMsg,
  stage: Stage = "main",
): Promise<TributaryEvent[]> {
  const signer = await chain(stage).signer(name);
  return (await signer.send([chain(stage).call(message)])).events;
}

export type DatanetTerms = Extract<ExecuteMsg, { register_datanet: unknown }>["register_datanet"];
export type ModelTerms = Extract<ExecuteMsg, { register_model: unknown }>["register_model"];

export async function registerDatanet(
  terms: DatanetTerms,
  stage: Stage = "main",
  curator = "curator",
): Promise<number> {
  const [registered] = eventsOf(
    await sends(curator, { register_datanet: terms }, stage),
    "datanet_registered",
  );
  if (!registered) throw new Error("no datanet was registered");
  return registered.datanet_id;
}

export async function registerModel(
  terms: ModelTerms,
  stage: Stage = "main",
  operator = "operator",
): Promise<number> {
  const [registered] = eventsOf(await sends(operator, { register_model: terms }, stage), "model_registered");
  if (!registered) throw new Error("no model was registered");
  return registered.model_id;
}
