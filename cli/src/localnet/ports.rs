//! Where the node listens, all of it on the loopback.

use super::fault::Fault;
use serde::{Deserialize, Serialize};
use std::net::{Ipv4Addr, TcpListener};
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(2);
const POLL: Duration = Duration::from_millis(50);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ports {
    pub rpc: u16,
    pub rest: u16,
    pub grpc: u16,
}

/// The ports asked for; those without a say are as they were, or the usual ones.
#[derive(clap::Args)]
pub struct Wanted {
    /// Where the RPC listens, on 127.0.0.1; without this option as before, at first 26657
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    rpc_port: Option<u16>,

    /// Where REST listens, on 127.0.0.1; without this option as before, at first 1317
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    rest_port: Option<u16>,

    /// Where gRPC listens, on 127.0.0.1; without this option as before, at first 9090
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    grpc_port: Option<u16>,
}

impl Default for Ports {
    fn default() -> Self {
        Self {
            rpc: 26657,
            rest: 1317,
            grpc: 9090,
        }
    }
}

impl Wanted {
    /// # Errors
    /// [`Fault::PortTwice`].
    pub fn or(&self, before: Ports) -> Result<Ports, Fault> {
        let ports = Ports {
            rpc: self.rpc_port.unwrap_or(before.rpc),
            rest: self.rest_port.unwrap_or(before.rest),
            grpc: self.grpc_port.unwrap_or(before.grpc),
        };
        let [rpc, rest, grpc] = ports.named();
        for (one, other) in [(rpc, rest), (rpc, grpc), (rest, grpc)] {
            if one.port == other.port {
                return Err(Fault::PortTwice {
                    port: one.port,
                    first: one.what,
                    second: other.what,
                });
            }
        }
        Ok(ports)
    }
}

/// A port, what it is for, and the option that sets it.
#[derive(Clone, Copy)]
pub struct Named {
    pub port: u16,
    pub what: &'static str,
    pub option: &'static str,
}

impl Ports {
    pub const fn named(self) -> [Named; 3] {
        [
            Named {
                port: self.rpc,
                what: "RPC",
                option: "--rpc-port",
            },
            Named {
                port: self.rest,
                what: "REST",
                option: "--rest-port",
            },
            Named {
                port: self.grpc,
                what: "gRPC",
                option: "--grpc-port",
            },
        ]
    }

    /// Waits a little for those that are not: a node that has just been killed takes its time to let go.
    ///
    /// # Errors
    /// [`Fault::PortTaken`].
    pub fn assert_free(self) -> Result<(), Fault> {
        let began = Instant::now();
        for named in self.named() {
            while let Err(reason) = TcpListener::bind((Ipv4Addr::LOCALHOST, named.port)) {
                if began.elapsed() > PATIENCE {
                    let Named { port, what, option } = named;
                    return Err(Fault::PortTaken {
                        port,
                        what,
                        option,
                        reason,
                    });
                }
                thread::sleep(POLL);
            }
        }
        Ok(())
    }

    pub fn rpc_url(self) -> String {
        format!("http://127.0.0.1:{}", self.rpc)
    }

    pub fn rest_url(self) -> String {
        format!("http://127.0.0.1:{}", self.rest)
    }

    /// Host and port, as gRPC's clients want it.
    pub fn grpc_address(self) -> String {
        format!("127.0.0.1:{}", self.grpc)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(rpc: Option<u16>, rest: Option<u16>) -> Wanted {
        Wanted {
            rpc_port: rpc,
            rest_port: rest,
            grpc_port: None,
        }
    }

    #[test]
    fn ports_without_a_say_are_as_they_were() {
        let before = Ports {
            rpc: 1,
            rest: 2,
            grpc: 3,
        };
        let ports = wanted(Some(4), None).or(before).unwrap();
        assert_eq!(ports, Ports { rpc: 4, ..before });
    }

    #[test]
    fn no_port_is_two_things() {
        for (rpc, rest) in [(Some(7), Some(7)), (Some(1317), None), (None, Some(9090))] {
            let fault = wanted(rpc, rest).or(Ports::default());
            assert!(
                matches!(fault, Err(Fault::PortTwice { .. })),
                "{rpc:?} {rest:?}"
            );
        }
    }
}
