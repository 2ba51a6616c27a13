import type { RollResponse, TributaryQueryClient } from "tributary-client";
import { after, walk } from "../../../chain/walk";

const AT_ONCE = 30;

/** The rolls that are open, wherever they stand in the list: at most four. */
export async function loadOpenRolls(
  tributary: Pick<TributaryQueryClient, "rolls">,
  datanetId: number,
): Promise<RollResponse[]> {
  const { items } = await walk(async (start: number | undefined) => {
    const { rolls } = await tributary.rolls({ datanetId, limit: AT_ONCE, startAfter: start ?? null });
    return after(rolls, AT_ONCE, ({ roll_id }) => roll_id);
  }, Number.POSITIVE_INFINITY);
  return items.filter(({ closed_at }) => !closed_at);
}
