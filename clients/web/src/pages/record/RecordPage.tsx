import { Loading } from "../../parts/states";

export default function RecordPage({ modelId, recordId }: { modelId: number; recordId: number }) {
  return <Loading what={`record ${recordId} of model ${modelId}`} />;
}
