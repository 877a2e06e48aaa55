//! Writes an article as a few lines of text: the form of the expected results in tests/fixtures/pages.

use serde_json::Value;

/// Writes one line per field and block, and under a photo one line per part.
pub fn project(article: &Value) -> String {
    let mut lines = Vec::new();
    for field in ["headline", "standfirst", "byline", "dateline"] {
        if !article[field].is_null() {
            lines.push(format!("{field}: {}", text(&article[field])));
        }
    }
    for field in ["date", "updated"] {
        if let Some(date) = article[field]["text"].as_str() {
            lines.push(format!("{field}: {date} = {}", article[field]["iso"].as_str().unwrap_or("?")));
        }
    }
    if let Some(lang) = article["lang"].as_str() {
        lines.push(format!("lang: {lang}"));
    }
    lines.push(String::new());
    for block in article["blocks"].as_array().into_iter().flatten() {
        let level = block["level"].as_u64().map(|level| format!(" {level}")).unwrap_or_default();
        let ordinal = block["ordinal"].as_u64().map(|number| format!(" #{number}")).unwrap_or_default();
        let photo = &block["photo"];
        if photo.is_null() {
            lines.push(format!("{}{level}{ordinal}: {}", block["kind"].as_str().unwrap_or("?"), text(&block["runs"])));
            continue;
        }
        lines.push(format!("photo: {}", photo["url"].as_str().unwrap_or("-")));
        for name in ["id", "alt"] {
            lines.extend(photo[name].as_str().map(|value| format!("  {name}: {value}")));
        }
        if !text(&photo["caption"]).is_empty() {
            lines.push(format!("  caption: {}", text(&photo["caption"])));
        }
        for credit in photo["credits"].as_array().into_iter().flatten() {
            let names = |role: &str| {
                let names: Vec<&str> =
                    credit[role].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                if names.is_empty() { String::new() } else { format!(" {role}={}", names.join("+")) }
            };
            let roles: String = ["creators", "providers", "via", "other"].into_iter().map(names).collect();
            lines.push(format!(
                "  credit ({}): {} ::{roles}",
                credit["origin"].as_str().unwrap_or("?"),
                credit["raw"].as_str().unwrap_or("?")
            ));
        }
        lines.extend(photo["releasedBy"].as_str().map(|who| format!("  released by: {who}")));
    }
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n") + "\n"
}

/// Runs as text, with markup as in Markdown and line breaks as `\n`.
fn text(runs: &Value) -> String {
    let mut all = String::new();
    for run in runs.as_array().into_iter().flatten() {
        let mut text = run["text"].as_str().unwrap_or("?").replace('\n', "\\n").replace('\t', "\\t");
        for markup in run["markup"].as_array().into_iter().flatten() {
            text = match markup["kind"].as_str() {
                Some("strong") => format!("**{text}**"),
                Some("emphasis") => format!("*{text}*"),
                Some("strikethrough") => format!("~~{text}~~"),
                Some("code") => format!("`{text}`"),
                _ => format!("[{text}]({})", markup["url"].as_str().unwrap_or("?")),
            };
        }
        all += &text;
    }
    all
}
