//! Writes the JSON schema of every message and response into `schema/`, from the folder it is started in.

use cosmwasm_schema::{export_schema, schema_for, write_api};
use tributary_api::{ExecuteMsg, HookMsg, InstantiateMsg, MigrateMsg, QueryMsg};

fn main() -> std::io::Result<()> {
    write_api! {
        name: "tributary",
        instantiate: InstantiateMsg,
        execute: ExecuteMsg,
        query: QueryMsg,
        migrate: MigrateMsg,
    }
    // what the `msg` of a cw20 send holds is not part of the contract's own interface description
    let schema = std::env::current_dir()?.join("schema");
    export_schema(&schema_for!(HookMsg), &schema);
    Ok(())
}
