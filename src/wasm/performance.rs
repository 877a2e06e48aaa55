//! Performance measures and warnings: what a developer sees of the engine in the browser's tools.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Performance;

/// Does `work` and enters how long it took into the browser's timeline as `article-versions:name`.
pub(super) fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    // Workers and Node have it as well as windows.
    let performance = js_sys::Reflect::get(&js_sys::global(), &"performance".into()).unwrap_or(JsValue::UNDEFINED);
    let Ok(performance) = performance.dyn_into::<Performance>() else { return work() };
    let (start, measure) = (format!("article-versions:{name}:start"), format!("article-versions:{name}"));
    // A page may have replaced any of these; a measure that fails must not cost the comparison.
    let _ = performance.mark(&start);
    let result = work();
    // The last one of each name only: a page that compares all day must not gather entries.
    performance.clear_measures_with_measure_name(&measure);
    let _ = performance.measure_with_start_mark(&measure, &start);
    performance.clear_marks_with_mark_name(&start);
    result
}

/// Warns on the console.
pub(super) fn warn(message: &str) {
    web_sys::console::warn_1(&format!("article-versions: {message}.").into());
}
