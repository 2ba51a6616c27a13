//! Compiled modules, one for all chains of the process.

use crate::api::Bech32Api;
use crate::bridge::{BridgedQuerier, BridgedStorage};
use crate::error::CodeError;
use cosmwasm_std::Checksum;
use cosmwasm_vm::{
    Backend, Cache, CacheOptions, Instance, InstanceOptions, Size, VmError, VmResult,
    capabilities_from_csv,
};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use tempfile::TempDir;

/// What a current wasmd chain offers to contracts.
const CAPABILITIES: &str = "iterator,staking,stargate,cosmwasm_1_1,cosmwasm_1_2,cosmwasm_1_3,cosmwasm_1_4,cosmwasm_2_0,cosmwasm_2_1,cosmwasm_2_2";
/// A contract's memory, as on wasmd.
const MEMORY_LIMIT: Size = Size::mebi(32);

pub type WasmInstance = Instance<Bech32Api, BridgedStorage, BridgedQuerier>;
type WasmCache = Cache<Bech32Api, BridgedStorage, BridgedQuerier>;

/// A module ready to be instantiated.
pub struct Module {
    cache: WasmCache,
    pub checksum: Checksum,
}

/// Compiling takes about a tenth of a second, too long for each of hundreds of tests.
static MODULES: LazyLock<Mutex<HashMap<Checksum, Arc<Module>>>> = LazyLock::new(Mutex::default);

/// Checks a module as a chain does when it is uploaded: validity, limits, imports, exports and capabilities. Returns the
/// capabilities that it needs.
///
/// # Errors
/// [`CodeError::Refused`] when a chain would refuse it.
pub fn check(wasm: &[u8]) -> Result<Vec<String>, CodeError> {
    let directory = TempDir::new().map_err(not_prepared)?;
    let cache = new_cache(&directory).map_err(not_prepared)?;
    let checksum = cache.store_code(wasm, true, true).map_err(refused)?;
    let analysis = cache.analyze(&checksum).map_err(not_prepared)?;
    Ok(analysis.required_capabilities.into_iter().collect())
}

/// Checks and compiles a module, or finds the one compiled before.
///
/// # Errors
/// [`CodeError`].
pub fn compile(wasm: &[u8]) -> Result<Arc<Module>, CodeError> {
    let mut modules = MODULES.lock().unwrap_or_else(PoisonError::into_inner);
    let checksum = Checksum::generate(wasm);
    if let Some(module) = modules.get(&checksum) {
        return Ok(Arc::clone(module));
    }
    // The directory is needed until the module is pinned, that is, wholly in memory.
    let directory = TempDir::new().map_err(not_prepared)?;
    let cache = new_cache(&directory).map_err(not_prepared)?;
    cache.store_code(wasm, true, true).map_err(refused)?;
    cache.pin(&checksum).map_err(not_prepared)?;
    let module = Arc::new(Module { cache, checksum });
    modules.insert(checksum, Arc::clone(&module));
    Ok(module)
}

impl Module {
    /// A fresh instance with `gas_limit` VM gas.
    pub fn instance(
        &self,
        backend: Backend<Bech32Api, BridgedStorage, BridgedQuerier>,
        gas_limit: u64,
    ) -> VmResult<WasmInstance> {
        self.cache
            .get_instance(&self.checksum, backend, InstanceOptions { gas_limit })
    }
}

// Sound: `Cache::new` trusts the compiled modules that it finds in its directory. This one was created a moment ago,
// empty, under a random name and readable by its owner alone; only the cache itself writes there.
#[allow(unsafe_code)]
fn new_cache(directory: &TempDir) -> Result<WasmCache, VmError> {
    let options = CacheOptions::new(
        directory.path(),
        capabilities_from_csv(CAPABILITIES),
        Size::mebi(0), // modules are pinned
        MEMORY_LIMIT,
    );
    unsafe { Cache::new(options) }
}

fn refused(error: VmError) -> CodeError {
    CodeError::Refused {
        reason: error.to_string(),
    }
}

fn not_prepared(error: impl ToString) -> CodeError {
    CodeError::NotPrepared {
        reason: error.to_string(),
    }
}
