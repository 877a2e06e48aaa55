#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| article_versions_fuzz::law::targets::captions(data));
