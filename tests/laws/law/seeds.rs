//! Seeds for fuzzing: the spec examples as bytes for each target, and `signs` as libFuzzer dictionaries.

use super::{signs, targets};
use std::fs;
use std::path::Path;

/// A target of `fuzz/`.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]),
    /// The specs whose examples are its seeds, with the byte that chooses their format where the target asks for one.
    specs: &'static [(&'static str, Option<u8>)],
    signs: &'static [&'static [&'static str]],
}

/// The byte that chooses wire copy, and that for Markdown.
const AS_WIRE: Option<u8> = Some(0);
const AS_MARKDOWN: Option<u8> = Some(1);

pub const TARGETS: &[Target] = &[
    Target {
        name: "wire",
        run: targets::wire,
        specs: &[("wire", None), ("captions", None), ("front_matter", None)],
        signs: &[signs::SPACES, signs::WIRE, signs::CREDITS],
    },
    Target {
        name: "markdown",
        run: targets::markdown,
        specs: &[("markdown", None), ("front_matter", None), ("wire", None)],
        signs: &[signs::SPACES, signs::MARKDOWN, signs::WIRE],
    },
    Target {
        name: "captions",
        run: targets::captions,
        specs: &[("captions", None), ("credits", None)],
        signs: &[signs::SPACES, signs::CREDITS],
    },
    Target {
        name: "compare",
        run: targets::compare,
        specs: &[
            ("comparisons/rules", AS_WIRE),
            ("comparisons/classes", AS_WIRE),
            ("comparisons/moves", AS_WIRE),
            ("comparisons/scripts", AS_WIRE),
            ("comparisons/series", AS_WIRE),
            ("comparisons/hard", AS_WIRE),
            ("comparisons/markup", AS_MARKDOWN),
        ],
        signs: &[signs::SPACES, signs::WORDS, signs::WIRE, signs::MARKDOWN, signs::CREDITS, &["\n===\n"]],
    },
    Target {
        name: "timeline",
        run: targets::timeline,
        specs: &[("timeline", AS_WIRE), ("comparisons/moves", AS_WIRE), ("comparisons/markup", AS_MARKDOWN)],
        signs: &[signs::SPACES, signs::SENTENCES, signs::WORDS, &["\n===\n"]],
    },
];

impl Target {
    /// What the target gets from the examples of the specs, under the root of the repository.
    pub fn seeds(&self, root: &Path) -> Vec<Vec<u8>> {
        let mut seeds = Vec::new();
        for (spec, choice) in self.specs {
            let path = root.join("tests/specs").join(format!("{spec}.txt"));
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for example in text.split("\n```` example\n").skip(1) {
                let (input, _) = example.split_once("\n.\n").unwrap();
                seeds.push(choice.iter().copied().chain(input.replace('→', "\t").bytes()).collect());
            }
        }
        seeds
    }

    /// Its dictionary, as libFuzzer reads it.
    pub fn dictionary(&self) -> String {
        let sign = |byte: u8| match byte {
            b'"' | b'\\' => format!("\\{}", char::from(byte)),
            b' '..=b'~' => char::from(byte).to_string(),
            _ => format!("\\x{byte:02X}"),
        };
        let quoted = |text: &&str| format!("\"{}\"\n", text.bytes().map(sign).collect::<String>());
        self.signs.iter().copied().flatten().map(quoted).collect()
    }

    /// Writes seeds and dictionary where `cargo fuzz` looks for them.
    pub fn write(&self, root: &Path) {
        let corpus = root.join("fuzz/corpus").join(self.name);
        fs::create_dir_all(&corpus).unwrap();
        for (number, seed) in self.seeds(root).iter().enumerate() {
            fs::write(corpus.join(format!("seed-{number:03}")), seed).unwrap();
        }
        fs::write(root.join("fuzz/corpus").join(format!("{}.dict", self.name)), self.dictionary()).unwrap();
    }
}
