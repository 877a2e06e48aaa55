//! Checks values against `src/wasm/types.d.ts`.
//!
//! It reads the part of TypeScript that the file uses: interfaces, type aliases, unions, arrays and literals. Anything
//! else makes a test fail, so that the file and this reader cannot diverge.

use serde_json::Value;
use std::collections::BTreeMap;

/// The declarations of a `.d.ts` file.
pub struct Declarations {
    /// Interfaces: field name to (optional, type).
    interfaces: BTreeMap<String, Vec<(String, bool, String)>>,
    /// Aliases, each with its type.
    aliases: BTreeMap<String, String>,
}

impl Declarations {
    /// Reads the declarations out of the source of a `.d.ts` file.
    pub fn read(source: &str) -> Self {
        let source = without_comments(source);
        let mut declarations = Self { interfaces: BTreeMap::new(), aliases: BTreeMap::new() };
        let mut rest = source.as_str();
        while let Some(start) = rest.find("export ") {
            rest = &rest[start + "export ".len()..];
            if let Some(after) = rest.strip_prefix("interface ") {
                let (name, body) = after.split_once('{').expect("an interface has a body");
                let (body, after) = body.split_once("\n}").expect("an interface ends on a line of its own");
                declarations.interfaces.insert(name.trim().to_owned(), fields(body));
                rest = after;
            } else if let Some(after) = rest.strip_prefix("type ") {
                let (name, body) = after.split_once('=').expect("an alias stands for a type");
                let end = end_of_alias(body);
                declarations.aliases.insert(name.trim().to_owned(), body[..end].trim().to_owned());
                rest = &body[end..];
            } else {
                assert!(
                    rest.starts_with("function "),
                    "neither interface, type nor function: {}",
                    &rest[..rest.len().min(60)]
                );
            }
        }
        declarations
    }

    /// Returns where `value` violates the type called `name`.
    pub fn violations(&self, name: &str, value: &Value) -> Vec<String> {
        let mut found = Vec::new();
        self.check(name, value, name, &mut found);
        found
    }

    fn check(&self, kind: &str, value: &Value, at: &str, found: &mut Vec<String>) {
        let kind = kind.trim();
        let options = split_at_top(kind, '|');
        if options.len() > 1 {
            let fits = options.iter().any(|option| {
                let mut quiet = Vec::new();
                self.check(option, value, at, &mut quiet);
                quiet.is_empty()
            });
            // With a single alternative to null, the violations inside it are more helpful than "nothing fits".
            let others: Vec<&String> = options.iter().filter(|option| option.as_str() != "null").collect();
            match others.as_slice() {
                [only] if !fits => self.check(only, value, at, found),
                _ if !fits => found.push(format!("{at}: {value} is none of {kind}")),
                _ => {}
            }
        } else if let Some(item) = kind.strip_suffix("[]") {
            match value.as_array() {
                Some(items) => {
                    for (index, item_value) in items.iter().enumerate() {
                        self.check(item, item_value, &format!("{at}[{index}]"), found);
                    }
                }
                None => found.push(format!("{at}: {value} is no array")),
            }
        } else if let Some(literal) = kind.strip_prefix('"') {
            if value.as_str() != Some(literal.trim_end_matches('"')) {
                found.push(format!("{at}: {value} is not {kind}"));
            }
        } else if kind.starts_with('{') {
            self.check_fields(&fields(kind.trim_matches(['{', '}'])), value, at, found);
        } else if let Some(fields) = self.interfaces.get(kind) {
            self.check_fields(fields, value, at, found);
        } else if let Some(alias) = self.aliases.get(kind) {
            self.check(alias, value, at, found);
        } else {
            let fits = match kind {
                "string" => value.is_string(),
                "number" => value.is_number(),
                "boolean" => value.is_boolean(),
                "null" => value.is_null(),
                _ => panic!("{at}: the type {kind} is declared nowhere"),
            };
            if !fits {
                found.push(format!("{at}: {value} is no {kind}"));
            }
        }
    }

    fn check_fields(&self, fields: &[(String, bool, String)], value: &Value, at: &str, found: &mut Vec<String>) {
        let Some(object) = value.as_object() else {
            found.push(format!("{at}: {value} is no object"));
            return;
        };
        for (name, optional, kind) in fields {
            match object.get(name) {
                Some(field) => self.check(kind, field, &format!("{at}.{name}"), found),
                None if *optional => {}
                None => found.push(format!("{at}.{name} is missing or undefined")),
            }
        }
        for name in object.keys().filter(|name| fields.iter().all(|(declared, ..)| declared != *name)) {
            found.push(format!("{at}.{name} is not declared"));
        }
    }
}

fn without_comments(source: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").expect("a comment ends").1;
    }
    text + rest
}

/// The fields of an interface or an object type: name, whether optional, type.
fn fields(body: &str) -> Vec<(String, bool, String)> {
    split_at_top(body, ';')
        .iter()
        .filter(|field| !field.is_empty())
        .map(|field| {
            let (name, kind) = field.split_once(':').unwrap_or_else(|| panic!("no field: {field}"));
            let optional = name.ends_with('?');
            (name.trim_end_matches('?').trim().to_owned(), optional, kind.trim().to_owned())
        })
        .collect()
}

/// Splits at a sign outside brackets, and trims. A leading sign is ignored.
fn split_at_top(text: &str, sign: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for character in text.trim().trim_start_matches(sign).chars() {
        match character {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
        if character == sign && depth == 0 {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(character);
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// The end of the type of an alias: its first semicolon outside braces.
fn end_of_alias(body: &str) -> usize {
    let mut depth = 0;
    body.char_indices()
        .find(|(_, character)| {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            *character == ';' && depth == 0
        })
        .map_or(body.len(), |(index, _)| index)
}
