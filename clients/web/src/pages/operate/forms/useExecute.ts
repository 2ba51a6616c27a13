import { useCallback } from "react";
import { type Call, executeCall, type ExecuteMsg } from "tributary-client";
import { useClient } from "../../../app/client";

/** Makes a message a call of the contract. */
export function useExecute(): (message: ExecuteMsg) => Call {
  const { deployment } = useClient();
  return useCallback((message) => executeCall(deployment.contract, message), [deployment]);
}
