//! Checks the imports of `src/`: no module imports one below it in the table of CONTRIBUTING.md, and no files import
//! each other, directly or in a circle.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The path of a module inside the crate: `["parse", "credit"]`. The crate root is empty.
type Module = Vec<String>;

/// The paths that each file imports.
type Files = BTreeMap<Module, BTreeSet<Vec<String>>>;

#[test]
fn modules_import_only_modules_above_them() {
    let Some(table) = table() else { return };
    let order: Vec<&str> = table.iter().map(|(module, _)| module.as_str()).collect();
    let mut wrong = Vec::new();
    for (number, (module, allowed)) in table.iter().enumerate() {
        for above in allowed.iter().filter(|above| !order[..number].contains(&above.as_str())) {
            wrong.push(format!("CONTRIBUTING.md: {module} may use {above}, which does not stand above it"));
        }
    }
    for (file, used) in file_imports() {
        let Some(module) = file.first() else { continue };
        let row = table.iter().find(|(name, _)| name == module);
        let Some((_, allowed)) = row else {
            wrong.push(format!("CONTRIBUTING.md does not list {module}"));
            continue;
        };
        let is_wrong = |other: &&Module| other.first() != Some(module) && !other.is_empty() && module != "wasm";
        for other in used.iter().filter(is_wrong).filter(|other| !allowed.contains(&other[0])) {
            wrong.push(format!("{} imports {}", file.join("::"), other.join("::")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_import_each_other_directly_or_in_a_circle() {
    let imports = file_imports();
    let mut done = BTreeSet::new();
    let mut circles = Vec::new();
    for file in imports.keys() {
        follow(file, &imports, &mut Vec::new(), &mut done, &mut circles);
    }
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// Follows the imports of a file. `above` are the files on the way to it; a circle leads back to one of them.
fn follow<'f>(
    file: &'f Module,
    imports: &'f BTreeMap<Module, BTreeSet<Module>>,
    above: &mut Vec<&'f Module>,
    done: &mut BTreeSet<&'f Module>,
    circles: &mut Vec<String>,
) {
    if let Some(start) = above.iter().position(|other| *other == file) {
        let circle = above[start..].iter().copied().chain([file]).map(|file| file.join("::"));
        circles.push(circle.collect::<Vec<_>>().join(" → "));
    }
    if !done.insert(file) {
        return;
    }
    above.push(file);
    for other in imports.get(file).into_iter().flatten() {
        follow(other, imports, above, done, circles);
    }
    above.pop();
}

/// The standard library's table would be in the wasm beside ours.
#[test]
fn only_tests_use_the_letter_tables_of_the_standard_library() {
    let mut files = vec![root().join("src")];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default().lines().filter(|line| !line.starts_with("//"));
        let calls: Vec<&str> =
            code.filter(|line| line.contains("to_lowercase") || line.contains("to_uppercase")).collect();
        assert!(calls.is_empty(), "{}: use crate::text::lowercase: {calls:?}", path.display());
    }
}

/// The modules of the table "How data flows", in order, each with those that it may use. `None` in the packed crate,
/// which comes without CONTRIBUTING.md.
fn table() -> Option<Vec<(String, Vec<String>)>> {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).ok()?;
    let rows = text.lines().skip_while(|line| !line.starts_with("| module |")).skip(2);
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let mut table = Vec::new();
    for row in rows.take_while(|line| line.starts_with('|')) {
        let mut cells = row.split('|').skip(1);
        let (modules, allowed) = (names(cells.next()?), names(cells.next()?));
        for module in modules.into_iter().filter(|module| !module.contains('/')) {
            table.push((module, allowed.clone()));
        }
    }
    assert!(table.len() > 10, "the table of CONTRIBUTING.md was not found");
    Some(table)
}

/// For each file but the crate root, the other files of the crate that it imports. A name that a parent module
/// re-exports counts as an import of the file that it comes from.
fn file_imports() -> BTreeMap<Module, BTreeSet<Module>> {
    let mut files = Files::new();
    read_folder(&root().join("src"), &[], &mut files);
    assert!(files.len() > 50, "{} files", files.len());
    let resolved = files.iter().filter(|(module, _)| !module.is_empty()).map(|(module, imports)| {
        let used = imports.iter().filter_map(|path| target(path, &files, 0));
        (module.clone(), used.filter(|used| used != module).collect())
    });
    resolved.collect()
}

/// The file that an absolute path leads to.
fn target(path: &[String], files: &Files, depth: usize) -> Option<Module> {
    let length = (0..=path.len()).rev().find(|length| files.contains_key(&path[..*length]))?;
    let module = path[..length].to_vec();
    // A name that the module itself imports from elsewhere.
    let name = path.get(length)?;
    let reexport = files[&module].iter().find(|import| import.last() == Some(name) && *import != path);
    match reexport.filter(|_| depth < 4) {
        Some(import) => target(import, files, depth + 1),
        None => Some(module),
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read_folder(folder: &Path, module: &[String], files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let inner = |name: &str| module.iter().cloned().chain([name.to_owned()]).collect::<Module>();
        if path.is_dir() {
            read_folder(&path, &inner(&name), files);
        } else if path.extension().is_some_and(|ending| ending == "rs") && name != "tests" {
            let module = if name == "mod" || name == "lib" { module.to_vec() } else { inner(&name) };
            let imports = imports(&fs::read_to_string(&path).unwrap(), &module);
            files.insert(module, imports);
        }
    }
}

/// The absolute paths that a file imports or names, without those of its tests.
fn imports(source: &str, module: &[String]) -> BTreeSet<Vec<String>> {
    let code = source.split("\nmod tests {").next().unwrap_or_default();
    let code: String = code.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned() + "\n").collect();
    let mut paths = Vec::new();
    for statement in code.split(';') {
        let Some(start) = statement.rfind("use ").filter(|at| is_use(statement, *at)) else { continue };
        expand("", statement[start + 4..].trim(), &mut paths);
    }
    // Paths inside code: `super::place(…)`, `crate::parse_with(…)`.
    for prefix in ["crate::", "super::"] {
        for (at, _) in code.match_indices(prefix) {
            let path = code[at..].split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | ':')).next();
            paths.extend(path.filter(|path| !path.ends_with(':')).map(str::to_owned));
        }
    }
    let absolute = |path: String| {
        let mut parts: Vec<String> = path.split("::").map(|part| part.trim().to_owned()).collect();
        let mut base = module.to_vec();
        match parts[0].as_str() {
            "crate" => base.clear(),
            "super" => {
                while parts.first().is_some_and(|part| part == "super") {
                    base.pop();
                    parts.remove(0);
                }
                parts.insert(0, "super".to_owned());
            }
            "self" => {}
            "std" | "core" | "hashbrown" | "serde" | "js_sys" | "web_sys" | "wasm_bindgen" => return None,
            _ => parts.insert(0, String::new()),
        }
        base.extend(parts.into_iter().skip(1).filter(|part| part != "self"));
        Some(base)
    };
    paths.into_iter().filter_map(absolute).collect()
}

/// Whether the word `use` at a position begins an import.
fn is_use(statement: &str, at: usize) -> bool {
    let line = statement[..at].rsplit('\n').next().unwrap_or_default().trim();
    line.is_empty() || line.starts_with("pub")
}

/// Expands `a::{b, c::{d, e}}` to the paths `a::b`, `a::c::d` and `a::c::e`.
fn expand(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let Some((head, rest)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or(tree).trim();
        if !path.is_empty() {
            paths.push(format!("{prefix}{path}"));
        }
        return;
    };
    let prefix = format!("{prefix}{}", head.trim());
    let inside = &rest[..rest.rfind('}').unwrap_or(rest.len())];
    let mut depth = 0;
    let mut start = 0;
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&prefix, &inside[start..at], paths);
                start = at + 1;
            }
            _ => {}
        }
    }
    expand(&prefix, &inside[start..], paths);
}
