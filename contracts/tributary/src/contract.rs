//! Entry points: they dispatch, and refuse native coins.

use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response, entry_point};
use cw_utils::nonpayable;
use lean_json::Lean;
use tributary_api::{ExecuteMsg, InstantiateMsg, MigrateMsg, QueryMsg};

use crate::error::ContractError;
use crate::{execute as handle, query as answer};

#[entry_point]
pub fn instantiate(
    deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    Lean(msg): Lean<InstantiateMsg>,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    handle::admin::instantiate(deps, info.sender, msg)
}

#[entry_point]
pub fn migrate(
    deps: DepsMut,
    _env: Env,
    _msg: Lean<MigrateMsg>,
) -> Result<Response, ContractError> {
    handle::admin::migrate(deps)
}

#[entry_point]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Lean(msg): Lean<ExecuteMsg>,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let sender = info.sender;
    match msg {
        ExecuteMsg::Receive(hook) => handle::usage::receive(deps, env, sender, hook),

        ExecuteMsg::RegisterDatanet {
            name,
            description,
            uri,
            content_hash,
            license,
            curator_fee_bps,
            influence_bps,
            attestors,
            attribution_window,
            notice_seconds,
            parents,
            contributors,
        } => handle::datanet::register(
            deps,
            env,
            sender,
            handle::datanet::Registration {
                name,
                description,
                uri,
                content_hash,
                license,
                curator_fee_bps: curator_fee_bps.unwrap_or(0),
                influence_bps: influence_bps.unwrap_or(0),
                attestors: attestors.unwrap_or_default(),
                attribution_window,
                notice_seconds: notice_seconds.unwrap_or(0),
                parents: parents.unwrap_or_default(),
                contributors: contributors.unwrap_or_default(),
            },
        ),
        ExecuteMsg::UpdateDatanet {
            datanet_id,
            name,
            description,
            uri,
            content_hash,
            license,
            curator_fee_bps,
            attestors,
            notice_seconds,
        } => handle::datanet::update(
            deps,
            env,
            sender,
            datanet_id,
            handle::datanet::Update {
                name,
                description,
                uri,
                content_hash,
                license,
                curator_fee_bps,
                attestors,
                notice_seconds,
            },
        ),
        ExecuteMsg::SetWeights {
            datanet_id,
            weights,
        } => handle::weight::set_weights(deps, env, sender, datanet_id, weights),
        ExecuteMsg::LeaveDatanet { datanet_id } => {
            handle::weight::leave(deps, env, sender, datanet_id)
        }
        ExecuteMsg::ApplyChanges { datanet_id, limit } => {
            handle::notice::apply_changes(deps, env, sender, datanet_id, limit)
        }
        ExecuteMsg::CancelChange {
            datanet_id,
            change_id,
        } => handle::notice::cancel_change(deps, env, sender, datanet_id, change_id),
        ExecuteMsg::SubmitContribution {
            datanet_id,
            content_hash,
            uri,
        } => handle::contribution::submit(deps, env, sender, datanet_id, content_hash, uri),
        ExecuteMsg::ReviewContributions {
            datanet_id,
            verdicts,
        } => handle::contribution::review(deps, env, sender, datanet_id, verdicts),
        ExecuteMsg::NominateCurator {
            datanet_id,
            address,
        } => handle::datanet::nominate_curator(deps, sender, datanet_id, address),
        ExecuteMsg::AcceptCuratorship { datanet_id } => {
            handle::datanet::accept_curatorship(deps, sender, datanet_id)
        }

        ExecuteMsg::RegisterModel {
            name,
            uri,
            operator_fee_bps,
            unit_price,
            lineage,
            gateways,
            succeeds,
        } => handle::model::register(
            deps,
            env,
            sender,
            handle::model::Registration {
                name,
                uri,
                operator_fee_bps,
                unit_price,
                lineage,
                gateways: gateways.unwrap_or_default(),
                succeeds,
            },
        ),
        ExecuteMsg::UpdateModel {
            model_id,
            name,
            uri,
            operator_fee_bps,
            unit_price,
            gateways,
            active,
        } => handle::model::update(
            deps,
            sender,
            model_id,
            handle::model::Update {
                name,
                uri,
                operator_fee_bps,
                unit_price,
                gateways,
                active,
            },
        ),
        ExecuteMsg::NominateOperator { model_id, address } => {
            handle::model::nominate_operator(deps, sender, model_id, address)
        }
        ExecuteMsg::AcceptOperatorship { model_id } => {
            handle::model::accept_operatorship(deps, sender, model_id)
        }

        ExecuteMsg::PublishRoll {
            datanet_id,
            root,
            total_weight,
            leaf_count,
            uri,
            last_leaf,
            closes,
        } => {
            let new = handle::roll::Publication {
                root,
                total_weight,
                leaf_count,
                uri,
                last_leaf,
                closes,
            };
            handle::roll::publish(deps, env, sender, datanet_id, new)
        }
        ExecuteMsg::Enrol {
            datanet_id,
            roll_id,
            leaf_index,
            address,
            weight,
            proof,
        } => {
            let leaf = handle::roll::Leaf {
                leaf_index,
                address,
                weight,
                proof,
            };
            handle::roll::enrol(deps, sender, datanet_id, roll_id, leaf)
        }
        ExecuteMsg::CloseRoll {
            datanet_id,
            roll_id,
        } => handle::roll::close(deps, env, sender, datanet_id, roll_id),

        ExecuteMsg::SetAllowance {
            model_id,
            token,
            per_charge_max,
            budget,
            period_seconds,
            expires_at,
        } => {
            let terms = handle::account::Terms {
                per_charge_max,
                budget,
                period_seconds,
                expires_at,
            };
            handle::account::set_allowance(deps, env, sender, model_id, token, terms)
        }
        ExecuteMsg::RevokeAllowance { model_id, token } => {
            handle::account::revoke_allowance(deps, sender, model_id, token)
        }
        ExecuteMsg::Withdraw { token, amount } => {
            handle::account::withdraw(deps, sender, token, amount)
        }
        ExecuteMsg::RecordQueries {
            model_id,
            charges,
            skip_refused,
            digest,
        } => {
            let batch = handle::batch::Batch {
                charges,
                skip_refused: skip_refused.unwrap_or(false),
                digest,
            };
            handle::batch::record_queries(deps, env, sender, model_id, batch)
        }

        ExecuteMsg::Attribute {
            model_id,
            datanet_id,
            record_ids,
            scores,
            unattributed,
        } => {
            let scores = handle::pots::Scores {
                scores,
                unattributed: unattributed.unwrap_or(0),
            };
            handle::influence::attribute(
                deps, env, sender, model_id, datanet_id, record_ids, scores,
            )
        }
        ExecuteMsg::Release {
            model_id,
            datanet_id,
            record_ids,
        } => handle::influence::release(deps, env, sender, model_id, datanet_id, record_ids),

        ExecuteMsg::Claim {
            address,
            datanets,
            tokens,
            start_after,
            limit,
        } => handle::claim::claim(deps, sender, address, datanets, tokens, start_after, limit),
        ExecuteMsg::SetPayoutAddress { address } => {
            handle::claim::set_payout_address(deps, sender, address)
        }

        ExecuteMsg::UpdateConfig {
            protocol_fee_bps,
            protocol_fee_recipient,
            add_fee_token,
            retire_fee_token,
        } => handle::admin::update_config(
            deps,
            sender,
            protocol_fee_bps,
            protocol_fee_recipient,
            add_fee_token,
            retire_fee_token,
        ),
        ExecuteMsg::Pause {} => handle::admin::pause(deps, env, sender),
        ExecuteMsg::Unpause {} => handle::admin::unpause(deps, env, sender),
        ExecuteMsg::UpdateOwnership(action) => {
            handle::admin::update_ownership(deps, env, sender, action)
        }
    }
}

#[entry_point]
pub fn query(deps: Deps, env: Env, Lean(msg): Lean<QueryMsg>) -> Result<Binary, ContractError> {
    answer::answer(deps, env, msg)
}
