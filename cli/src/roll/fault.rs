/// What is not right about folders, addresses and proofs that a user gives.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("{dir}: expected a folder, found a file")]
    NotAFolder { dir: String },
    #[error(
        "{dir}: expected no folder or an empty one, found '{found}' in it; --force replaces a roll in it"
    )]
    NotEmpty { dir: String, found: String },
    #[error("{file}: {source}")]
    Unreadable {
        file: String,
        source: std::io::Error,
    },
    #[error("{file}: expected {expected}, found something else: {reason}")]
    Json {
        file: String,
        expected: &'static str,
        reason: serde_json::Error,
    },
    #[error("{file}: version: expected {expected}, found {found}")]
    Version {
        file: String,
        expected: u32,
        found: u32,
    },
    #[error("{file}: {field}: expected base64 of 32 bytes, found {found} bytes")]
    HashLength {
        file: String,
        field: &'static str,
        found: usize,
    },
    #[error("{file}: expected a leaf of {address}, found none")]
    UnknownAddress { file: String, address: String },
    #[error("{file}: expected a leaf index below {leaf_count}, found {found}")]
    UnknownIndex {
        file: String,
        leaf_count: u64,
        found: u64,
    },
    #[error(
        "{file}: expected --root, --total-weight and --leaf-count to verify a proof by, found none"
    )]
    NoRoll { file: String },
    #[error("{file}: a proof is of one leaf, expected no address, found {address}")]
    AddressOfProof { file: String, address: String },
    #[error("{file}: a proof is of one leaf, expected neither an address nor --index")]
    LeafOfProof { file: String },
}
