export { useNow } from "../../chain/now";
