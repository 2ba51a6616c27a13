import type { ModelResponse, QueryRecordResponse, TributaryQueryClient } from "tributary-client";
import { askEach } from "../../../chain/walk";

/** Records of a route with many datanets are long, and nodes bound the gas of a question. */
export const RECORDS = 10;

/** How many models are asked for their records. */
const MODELS = 5;

export interface Records {
  found: { model: ModelResponse; record: QueryRecordResponse }[];
  models: number;
  moreModels: boolean;
}

/** The newest records of the models that rest on a datanet. */
export async function askRecords(
  tributary: Pick<TributaryQueryClient, "modelsByDatanet" | "queryRecords">,
  datanetId: number,
): Promise<Records> {
  const { models } = await tributary.modelsByDatanet({ datanetId, limit: MODELS + 1 });
  const asked = models.slice(0, MODELS);
  const used = asked.filter(({ records }) => records > 0);
  const found = await askEach(used, async (model) => {
    const { records } = await tributary.queryRecords({ modelId: model.model_id, limit: RECORDS });
    return records.map((record) => ({ model, record }));
  });
  return { found: found.flat(), models: asked.length, moreModels: models.length > MODELS };
}
