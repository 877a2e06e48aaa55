//! Reports performance measures and warnings to the browser's developer tools.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::name_of;

#[wasm_bindgen(module = "/src/wasm/performance.js")]
extern "C" {
    fn now() -> f64;
    fn record(name: &JsValue, start: f64);
}

/// Runs `work` and records its duration in the browser's timeline under a name.
pub(super) fn measured<T>(name: &'static str, work: impl FnOnce() -> T) -> T {
    let start = now();
    let result = work();
    record(&name_of(name), start);
    result
}

/// Warns on the console.
pub(super) fn warn(message: &str) {
    web_sys::console::warn_1(&["article-versions: ", message, "."].concat().into());
}
