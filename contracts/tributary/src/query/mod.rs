//! What the queries answer, one file for each capability.

mod account;
mod admin;
mod contribution;
mod datanet;
mod earnings;
mod model;
mod notice;
mod pot;
mod receipt;
mod roll;
mod usage;
mod weight;

use cosmwasm_std::{Binary, Deps, Env, to_json_binary};
use lean_json::to_json;
use tributary_api::{DEFAULT_LIMIT, MAX_LIMIT, QueryMsg};

use crate::error::ContractError;

pub fn answer(deps: Deps, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    let answer = match msg {
        QueryMsg::Config {} => to_json(&admin::config(deps, env)?),
        QueryMsg::Ownership {} => to_json_binary(&cw_ownable::get_ownership(deps.storage)?)?,

        QueryMsg::Datanet { datanet_id } => to_json(&datanet::datanet(deps, datanet_id)?),
        QueryMsg::Datanets { start_after, limit } => {
            to_json(&datanet::datanets(deps, start_after, limit)?)
        }
        QueryMsg::DatanetsByCurator {
            curator,
            start_after,
            limit,
        } => to_json(&datanet::by_curator(deps, curator, start_after, limit)?),
        QueryMsg::DatanetsByParent {
            datanet_id,
            start_after,
            limit,
        } => to_json(&datanet::by_parent(deps, datanet_id, start_after, limit)?),
        QueryMsg::Pool { datanet_id, token } => to_json(&datanet::pool(deps, datanet_id, token)?),
        QueryMsg::Contributor {
            datanet_id,
            address,
        } => to_json(&weight::contributor(deps, datanet_id, address)?),
        QueryMsg::Contributors {
            datanet_id,
            start_after,
            limit,
        } => to_json(&weight::contributors(deps, datanet_id, start_after, limit)?),
        QueryMsg::Memberships {
            address,
            start_after,
            limit,
        } => to_json(&weight::memberships(deps, address, start_after, limit)?),
        QueryMsg::WeightAt {
            datanet_id,
            address,
            height,
            version,
        } => to_json(&weight::weight_at(
            deps, datanet_id, address, height, version,
        )?),
        QueryMsg::ScheduledChanges {
            datanet_id,
            start_after,
            limit,
        } => to_json(&notice::scheduled_changes(
            deps,
            datanet_id,
            start_after,
            limit,
        )?),
        QueryMsg::Contribution {
            datanet_id,
            contribution_id,
        } => to_json(&contribution::contribution(
            deps,
            datanet_id,
            contribution_id,
        )?),
        QueryMsg::Contributions {
            datanet_id,
            status,
            start_after,
            limit,
        } => to_json(&contribution::contributions(
            deps,
            datanet_id,
            status,
            start_after,
            limit,
        )?),

        QueryMsg::Model { model_id } => to_json(&model::model(deps, model_id)?),
        QueryMsg::Models { start_after, limit } => {
            to_json(&model::models(deps, start_after, limit)?)
        }
        QueryMsg::ModelsByOperator {
            operator,
            start_after,
            limit,
        } => to_json(&model::by_operator(deps, operator, start_after, limit)?),
        QueryMsg::ModelsByDatanet {
            datanet_id,
            start_after,
            limit,
        } => to_json(&model::by_datanet(deps, datanet_id, start_after, limit)?),

        QueryMsg::QueryRecord {
            model_id,
            record_id,
            payer,
            query_id,
        } => to_json(&usage::query_record(
            deps, model_id, record_id, payer, query_id,
        )?),
        QueryMsg::QueryRecords {
            model_id,
            start_after,
            limit,
        } => to_json(&usage::query_records(deps, model_id, start_after, limit)?),
        QueryMsg::SplitPreview {
            model_id,
            token,
            amount,
        } => to_json(&usage::split_preview(deps, env, model_id, token, amount)?),
        QueryMsg::Receipt {
            model_id,
            record_id,
            address,
            payer,
            query_id,
        } => to_json(&receipt::receipt(
            deps, model_id, record_id, address, payer, query_id,
        )?),

        QueryMsg::Earnings {
            address,
            datanets,
            start_after,
            limit,
        } => to_json(&earnings::earnings(
            deps,
            address,
            datanets,
            start_after,
            limit,
        )?),
        QueryMsg::Credits {
            address,
            start_after,
            limit,
        } => to_json(&earnings::credits(deps, address, start_after, limit)?),
        QueryMsg::Account {
            address,
            start_after,
            limit,
        } => to_json(&account::account(deps, address, start_after, limit)?),
        QueryMsg::Allowances {
            payer,
            start_after,
            limit,
        } => to_json(&account::allowances(deps, env, payer, start_after, limit)?),
        QueryMsg::Roll {
            datanet_id,
            roll_id,
        } => to_json(&roll::roll(deps, datanet_id, roll_id)?),
        QueryMsg::Rolls {
            datanet_id,
            start_after,
            limit,
        } => to_json(&roll::rolls(deps, datanet_id, start_after, limit)?),
        QueryMsg::Seat {
            datanet_id,
            roll_id,
            leaf_index,
        } => to_json(&roll::seat(deps, datanet_id, roll_id, leaf_index)?),
        QueryMsg::RollEarnings {
            datanet_id,
            roll_id,
            weight,
        } => to_json(&roll::roll_earnings(deps, datanet_id, roll_id, weight)?),
        QueryMsg::PayoutAddress { address } => to_json(&earnings::payout_address(deps, address)?),
    };
    Ok(answer)
}

/// How many records one page looks at, where not all are shown: enough for a page unless few are, and few enough for a
/// node's bound on a query's gas.
const MAX_LOOKED_AT: usize = 300;

/// How many entries a page has that says where to go on: at least one.
fn page_size_from_one(limit: Option<u32>) -> usize {
    page_size(limit).max(1)
}

/// How many entries a page has.
fn page_size(limit: Option<u32>) -> usize {
    let limit = limit.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT);
    usize::try_from(limit).unwrap_or(usize::MAX)
}
