//! The oracle itself, on numbers that were worked out by hand.

use cosmwasm_std::Addr;
use num_rational::BigRational;
use num_traits::Zero;

use super::{Oracle, Role};

#[test]
fn indivisible_units_are_shared_in_fractions() {
    let [ann, bob, token] = ["ann", "bob", "token"].map(Addr::unchecked);
    let mut oracle = Oracle::new(200, ann.clone());
    let datanet_id = oracle.register_datanet(&ann, 500, &[(ann.clone(), 2), (bob.clone(), 1)]);
    let other_id = oracle.register_datanet(&ann, 0, &[(ann.clone(), 1)]);
    let model_id = oracle.register_model(&bob, 2_000, &[(datanet_id, 3), (other_id, 1)]);
    oracle.record(model_id, &bob, "q", &token, 101).unwrap();

    // 2 to the protocol, 20 to the operator; 59.25 of 79 to the first datanet, of which 2 to its curator
    assert_eq!(oracle.credited(Role::Protocol, &ann, &token), 2.into());
    assert_eq!(oracle.credited(Role::Operator, &bob, &token), 20.into());
    assert_eq!(oracle.credited(Role::Curator, &ann, &token), 2.into());
    let quarters = |n: i32, d: i32| BigRational::new(n.into(), d.into());
    assert_eq!(
        oracle.share(datanet_id, &ann, &token),
        quarters(229 * 2, 12)
    );
    assert_eq!(oracle.share(other_id, &ann, &token), quarters(79, 4));
    assert!(oracle.share(other_id, &bob, &token).is_zero());
}
