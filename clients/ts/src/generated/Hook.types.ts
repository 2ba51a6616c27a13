// Written by `npm run generate` from the contract's schema: change that, not this.

export type HookMsg = {
  record_query: {
    count?: number | null;
    digest?: Binary | null;
    model_id: number;
    query_id: string;
    units?: number | null;
  };
} | {
  deposit: {
    beneficiary?: string | null;
  };
};
export type Binary = string;
