//! Reports performance measures and warnings to the browser's developer tools.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Performance;

/// Runs `work` and records its duration in the browser's timeline as `article-versions:name`.
pub(super) fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    // Workers and Node have it, too.
    let performance = js_sys::Reflect::get(&js_sys::global(), &"performance".into()).unwrap_or(JsValue::UNDEFINED);
    let Ok(performance) = performance.dyn_into::<Performance>() else { return work() };
    let (start, measure) = (format!("article-versions:{name}:start"), format!("article-versions:{name}"));
    // The page may have replaced any of these functions. A failing measure must not affect the comparison.
    let _ = performance.mark(&start);
    let result = work();
    // Keep only the last entry of each name, so that a long-lived page does not accumulate them.
    performance.clear_measures_with_measure_name(&measure);
    let _ = performance.measure_with_start_mark(&measure, &start);
    performance.clear_marks_with_mark_name(&start);
    result
}

/// Warns on the console.
pub(super) fn warn(message: &str) {
    web_sys::console::warn_1(&format!("article-versions: {message}.").into());
}
