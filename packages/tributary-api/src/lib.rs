//! Every message and response of the Tributary contract.
