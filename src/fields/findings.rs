//! What is said about keys and values that do not fit their table.

use crate::fields::day::Misread;
use crate::fields::number::{Misnumber, number};
use crate::fields::table::{Field, Table, Value, one_of};
use crate::finding::Finding;
use crate::nearest::nearest;
use crate::source::Place;

/// Words that people write for a key that has another name here.
const KEYS: &[(&str, &str)] = &[
    ("name", "title"),
    ("heading", "title"),
    ("objective", "title"),
    ("tittel", "title"),
    ("navn", "title"),
    ("kr", "key-results"),
    ("krs", "key-results"),
    ("keyresult", "key-results"),
    ("results", "key-results"),
    ("nøkkelresultater", "key-results"),
    ("nokkelresultater", "key-results"),
    ("resultater", "key-results"),
    ("eier", "owner"),
    ("ansvarlig", "owner"),
    ("responsible", "owner"),
    ("assignee", "owner"),
    ("owners", "owner"),
    ("owner", "lead"),
    ("leader", "lead"),
    ("leder", "lead"),
    ("manager", "lead"),
    ("people", "members"),
    ("medlemmer", "members"),
    ("purpose", "mission"),
    ("formål", "mission"),
    ("oppdrag", "mission"),
    ("aligns", "supports"),
    ("aligns-to", "supports"),
    ("aligned-to", "supports"),
    ("alignment", "supports"),
    ("parent", "supports"),
    ("støtter", "supports"),
    ("stotter", "supports"),
    ("bidrar-til", "supports"),
    ("helpers", "contributors"),
    ("bidragsytere", "contributors"),
    ("updates", "check-ins"),
    ("status-updates", "check-ins"),
    ("oppdateringer", "check-ins"),
    ("tasks", "initiatives"),
    ("actions", "initiatives"),
    ("projects", "initiatives"),
    ("tiltak", "initiatives"),
    ("initiativer", "initiatives"),
    ("start", "baseline"),
    ("from", "baseline"),
    ("utgangspunkt", "baseline"),
    ("goal", "target"),
    ("to", "target"),
    ("mål", "target"),
    ("min", "at-least"),
    ("minst", "at-least"),
    ("minimum", "at-least"),
    ("max", "at-most"),
    ("maks", "at-most"),
    ("maximum", "at-most"),
    ("maksimum", "at-most"),
    ("enhet", "unit"),
    ("vekt", "weight"),
    ("frist", "due"),
    ("deadline", "due"),
    ("due-date", "due"),
    ("kilde", "source"),
    ("beskrivelse", "description"),
    ("desc", "description"),
    ("dato", "date"),
    ("day", "date"),
    ("when", "date"),
    ("verdi", "value"),
    ("number", "value"),
    ("comment", "note"),
    ("text", "note"),
    ("notat", "note"),
    ("kommentar", "note"),
    ("tillit", "confidence"),
    ("link", "url"),
    ("href", "url"),
    ("lenke", "url"),
    ("begins", "from"),
    ("starts", "from"),
    ("fra", "from"),
    ("end", "to"),
    ("ends", "to"),
    ("til", "to"),
    ("visjon", "vision"),
    ("fokus", "focus"),
    ("retrospective", "reflection"),
    ("retro", "reflection"),
    ("læring", "reflection"),
    ("operations", "heartbeat"),
    ("bau", "heartbeat"),
    ("drift", "heartbeat"),
    ("lang", "language"),
    ("locale", "language"),
    ("språk", "language"),
    ("baseurl", "base-url"),
    ("base", "base-url"),
    ("url", "base-url"),
    ("levels", "rules"),
    ("lints", "rules"),
    ("redirects", "aliases"),
    ("utkast", "draft"),
];

/// Words that people write for a word that is expected here.
const WORDS: &[(&str, &str)] = &[
    ("green", "on-track"),
    ("grønn", "on-track"),
    ("ok", "on-track"),
    ("good", "on-track"),
    ("yellow", "at-risk"),
    ("amber", "at-risk"),
    ("gul", "at-risk"),
    ("risk", "at-risk"),
    ("red", "off-track"),
    ("rød", "off-track"),
    ("blocked", "off-track"),
    ("behind", "off-track"),
    ("todo", "planned"),
    ("to-do", "planned"),
    ("not-started", "planned"),
    ("planlagt", "planned"),
    ("in-progress", "doing"),
    ("ongoing", "doing"),
    ("started", "doing"),
    ("wip", "doing"),
    ("pågår", "doing"),
    ("complete", "done"),
    ("completed", "done"),
    ("finished", "done"),
    ("ferdig", "done"),
    ("cancelled", "dropped"),
    ("canceled", "dropped"),
    ("abandoned", "dropped"),
    ("avbrutt", "dropped"),
    ("success", "achieved"),
    ("reached", "achieved"),
    ("done", "achieved"),
    ("partial", "partly"),
    ("partially", "partly"),
    ("delvis", "partly"),
    ("failed", "missed"),
    ("warning", "warn"),
    ("error", "deny"),
    ("forbid", "deny"),
    ("off", "allow"),
    ("ignore", "allow"),
];

fn plain(word: &str) -> String {
    word.trim().trim_matches(['"', '“', '”', '\'', '’']).to_lowercase().replace(['_', ' '], "-")
}

/// The field that was probably meant by `key`.
pub fn meant(table: &Table, key: &str) -> Option<&'static Field> {
    let key = plain(key);
    let known = KEYS.iter().filter(|(wrong, _)| *wrong == key).find_map(|(_, right)| table.field(right));
    table.field(&key).or(known).or_else(|| nearest(&key, table.fields().map(|field| field.name)).and_then(|name| table.field(name)))
}

/// The word of `words` that was probably meant.
pub fn meant_word(words: &'static [&'static str], written: &str) -> Option<&'static str> {
    let written = plain(written);
    let known = WORDS.iter().filter(|(wrong, _)| *wrong == written).find_map(|(_, right)| words.iter().find(|word| *word == right));
    known.copied().or_else(|| nearest(&written, words.iter().copied()))
}

/// A key that the table does not have.
pub fn unknown_key(place: Place, key: &str, table: &Table, meant: Option<&Field>) -> Finding {
    let finding = Finding::error("unknown-key", place.clone(), format!("`{key}` is no key of {}", table.a))
        .why("what stands behind it would not be published");
    if let Some(meant) = meant {
        return finding.label(format!("did you mean `{}`?", meant.name)).help(format!("write `{}`", meant.name)).fix(place, meant.name);
    }
    if let Some(beside) = table.beside.iter().find(|beside| beside.field(key).is_some()) {
        return finding.label(format!("it is a key of {}", beside.a)).help(format!("take it away here, or move it to {}", beside.a));
    }
    let above = table.inside.iter().find(|above| above.field(key).is_some());
    if let Some(above) = above {
        return finding
            .label(format!("it is a key of {}", above.a))
            .help(format!("indent it less, so that it stands beside the other keys of {}", above.a));
    }
    let below: Vec<_> = table
        .fields()
        .filter_map(|field| match &field.value {
            Value::List(Value::Record(below)) | Value::Record(below) if below.field(key).is_some() => Some((field.name, below.a)),
            _ => None,
        })
        .collect();
    if !below.is_empty() {
        let (fields, kinds): (Vec<_>, Vec<_>) = below.into_iter().unzip();
        return finding
            .label(format!("it is a key of {}", kinds.join(" and of ")))
            .help(format!("write it under {}, indented like the other keys there", one_of(&fields)));
    }
    if table.name == "objective" && ["team", "period", "quarter", "id", "slug", "type"].contains(&plain(key).as_str()) {
        return finding
            .label("the file's place says this")
            .help("take it away: the folders name the team and the period, and the file's own name is the id");
    }
    let names: Vec<_> = table.fields().map(|field| field.name).collect();
    finding
        .help(format!("known here are {}", one_of(&names).replace(" or ", " and ")))
        .help("if it is a remark for yourselves, write `# ` before it")
}

/// A key that has to be there.
pub fn missing_key(place: Place, table: &Table, field: &Field) -> Finding {
    Finding::error("missing-key", place, format!("{} needs `{}`", table.a, field.name))
        .help(format!("add `{}: {}`", field.name, field.example))
}

/// A value of another kind than the field takes.
pub fn wrong_kind(place: Place, name: &str, value: &Value, found: &str) -> Finding {
    Finding::error("invalid-value", place, format!("`{name}` takes {}, not {found}", value.a()))
}

/// A value of the right kind that still does not fit.
pub fn invalid(place: Place, message: impl Into<String>) -> Finding {
    Finding::error("invalid-value", place, message)
}

/// A key, a colon and no space, which is no key.
pub fn tight_colon(place: Place, gap: Place) -> Finding {
    let words = place.words().to_owned();
    Finding::error("invalid-yaml", place, format!("a space is missing after `{words}`")).help("write a space after the colon").fix(gap, " ")
}

/// A dash and no space, which begins no item.
pub fn tight_dash(place: Place, gap: Place) -> Finding {
    Finding::error("invalid-yaml", place, "a space is missing after the dash").help("write a space after the dash").fix(gap, " ")
}

/// A text whose colon made a key of its first words.
pub fn colon_in_text(place: Place, quoted: String) -> Finding {
    Finding::error("invalid-yaml", place.clone(), "a text with a colon in it needs quotes")
        .help(format!("put quotes around it: {quoted}"))
        .fix(place, quoted)
}

/// A text that was cut in two by a comma within `{…}`.
pub fn comma_in_text(place: Place, quoted: String) -> Finding {
    Finding::error("invalid-yaml", place.clone(), "within `{…}` a text with a comma in it needs quotes")
        .label("the comma ends the text")
        .help(format!("put quotes around it: {quoted}"))
        .fix(place, quoted)
}

/// A character that nobody sees. Where `place` is not that alone, it is written there by an escape.
pub fn hidden(place: Place, character: char) -> Finding {
    let code = u32::from(character);
    let finding = Finding::warning("hidden-character", place.clone(), format!("there is a character that nobody sees, U+{code:04X}"))
        .why("it may come along with words copied from elsewhere; the site leaves it out")
        .help("delete it, or write the words anew");
    if place.words().chars().eq([character]) { finding.fix(place, "") } else { finding }
}

/// Words that YAML takes for a comment.
pub fn cut_off(place: Place, value: Place, quoted: String) -> Finding {
    let words = place.words().to_owned();
    Finding::warning("cut-off-text", place, format!("`{words}` is not part of the text"))
        .label("taken for a remark, because of the space before `#`")
        .why("YAML reads what follows ` #` as a remark to itself")
        .help(format!("put quotes around the text: {quoted}"))
        .help("if it is a remark, write a space after the `#`")
        .fix(value, quoted)
}

/// `- ` and nothing behind it.
pub fn empty_item(place: Place, name: &str) -> Finding {
    Finding::error("invalid-value", place, format!("an item of `{name}` is empty"))
        .help("write something after the dash, or take the dash away")
}

/// Words where a number belongs.
pub fn no_number(place: Place, name: &str, value: &Value, misnumber: Misnumber) -> Finding {
    let words = place.words().to_owned();
    let of_ten = words.strip_suffix("/10").filter(|words| name == "confidence" && number(words).is_some());
    let misnumber = match of_ten {
        Some(words) => Misnumber { because: "the scale goes to ten always", meant: vec![words.to_owned()], unit: None },
        None => misnumber,
    };
    let finding =
        Finding::error("invalid-number", place.clone(), format!("`{name}` takes {}, not `{words}`", value.a())).label(misnumber.because);
    let level = match words.chars().next() {
        Some('>' | '≥') => Some("at-least"),
        Some('<' | '≤') => Some("at-most"),
        _ => None,
    };
    if let (Some(level), [only], "target") = (level, misnumber.meant.as_slice(), name) {
        return finding.help(format!("for a level to keep, write `{level}: {only}` in place of `target`"));
    }
    let any = matches!(value, Value::NumberOr(_)) || matches!(value, Value::Number(_, max) if max.is_infinite()) && name != "weight";
    let finding = match &misnumber.unit {
        Some(unit) if any && unit.chars().count() <= 12 && misnumber.meant.len() == 1 => {
            let unit = if unit.chars().all(char::is_alphabetic) { unit.clone() } else { crate::yaml::quoted(unit) };
            finding.help(format!("write `{name}: {}`; what it counts is said once, with `unit: {unit}`", misnumber.meant[0]))
        }
        _ => finding,
    };
    if let (Value::NumberOr(word), [], Some(meant)) = (value, misnumber.meant.as_slice(), meant_none(value, &words)) {
        return finding.label(format!("did you mean `{word}`?")).help(format!("write `{meant}`")).fix(place, meant);
    }
    if misnumber.meant.is_empty() {
        return finding.help("write digits, and a point before decimals: `14.5`");
    }
    one_meant(finding, place, misnumber.meant)
}

/// The word of the field, where what was written says that there is no number.
fn meant_none(value: &Value, written: &str) -> Option<&'static str> {
    let Value::NumberOr(word) = value else { return None };
    let written = plain(written);
    let none = ["?", "-", "–", "n/a", "na", "tbd", "none", "unknown", "ukjent", "ingen", "null", "missing"].contains(&written.as_str());
    (none || nearest(&written, [*word]).is_some()).then_some(word)
}

/// Words where a day belongs.
pub fn no_date(place: Place, name: &str, misread: Misread) -> Finding {
    let words = place.words().to_owned();
    let finding =
        Finding::error("invalid-date", place.clone(), format!("`{name}` takes a date, and `{words}` is none")).label(misread.because);
    if misread.meant.is_empty() {
        return finding.help("write it like `2026-10-12`: year, month, day");
    }
    one_meant(finding, place, misread.meant)
}

fn one_meant(finding: Finding, place: Place, meant: Vec<String>) -> Finding {
    let quoted: Vec<_> = meant.iter().map(String::as_str).collect();
    match quoted.as_slice() {
        [] => finding,
        [only] if finding.help.is_empty() => finding.help(format!("write `{only}`")).fix(place, *only),
        [only] => finding.fix(place, *only),
        _ => finding.help(format!("write {}", one_of(&quoted))),
    }
}

/// A number beyond what can be.
pub fn out_of_range(place: Place, name: &str, value: &Value) -> Finding {
    let words = place.words().to_owned();
    let takes = if name == "weight" { "0 or more".to_owned() } else { value.a() };
    let finding = Finding::error("out-of-range", place, format!("`{name}` takes {takes}, not `{words}`"));
    match (name, value) {
        ("score", _) => finding.help("a score of 70 % is written `0.7`"),
        ("confidence", _) => finding.help("0 says that nobody believes in it, 10 that it is certain"),
        ("weight", _) => finding.help("write 0 for what is not to count, and no weight for what counts like the others"),
        _ => finding,
    }
}

/// Not one of the words that are known here.
pub fn unknown_word(place: Place, name: &str, words: &'static [&'static str]) -> Finding {
    let written = place.words().trim_matches(['"', '\'']).to_owned();
    let finding = Finding::error("invalid-value", place.clone(), format!("`{name}` takes {}, not `{written}`", one_of(words)));
    match meant_word(words, &written) {
        Some(meant) => finding.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(place, meant),
        None => finding,
    }
}

/// Words where `true` or `false` belongs.
pub fn no_bool(place: Place, name: &str, value: &Value) -> Finding {
    let written = place.words().to_owned();
    let meant = match plain(&written).as_str() {
        "yes" | "y" | "ja" | "on" | "1" | "true" | "sann" => Some("true"),
        "no" | "n" | "nei" | "off" | "0" | "false" | "usann" => Some("false"),
        _ => None,
    };
    let finding = Finding::error("invalid-value", place.clone(), format!("`{name}` takes {}, not `{written}`", value.a()));
    match meant {
        Some(meant) => finding.help(format!("write `{meant}`")).fix(place, meant),
        None => finding,
    }
}

/// An address that could do harm, or that is none.
pub fn bad_url(place: Place, name: &str, problem: UrlProblem) -> Finding {
    let words = place.words().to_owned();
    let finding =
        Finding::error("invalid-address", place.clone(), format!("`{name}` takes an address, and `{words}` is none that can be followed"));
    match problem {
        UrlProblem::Scheme => finding
            .label("`https`, `http`, `mailto`, `tel` and relative paths are")
            .why("other kinds can run programs in a reader's browser"),
        UrlProblem::Space => finding.label("it holds a space or an invisible sign").help("write `%20` for a space"),
        UrlProblem::NoScheme => {
            let fixed = format!("https://{}", words.trim_matches(['"', '\'']));
            finding.label("`https://` is missing").help(format!("write `{fixed}`")).fix(place, fixed)
        }
    }
}

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlProblem {
    /// `javascript:` and others.
    Scheme,
    /// White space or control characters.
    Space,
    /// `www.example.com`
    NoScheme,
}

/// A path that leads out of its folder, or is none.
pub fn bad_path(place: Place, name: &str) -> Finding {
    let (within, example) = if name == "values" { ("project", "data/builds.csv") } else { ("site", "old/page") };
    Finding::error("invalid-address", place, format!("`{name}` takes a path inside this {within}, such as `{example}`"))
        .help("write the folders' names with `/` between them, without `..`, `\\`, `:`, `?` or `#`")
}

/// Several values in one text, where a list is meant.
pub fn list_in_text(place: Place, name: &str, items: &[&str]) -> Finding {
    let list = format!("[{}]", items.join(", "));
    Finding::error("invalid-value", place.clone(), format!("`{name}` takes a list, and this is one text with commas in it"))
        .help(format!("write `{name}: {list}`"))
        .fix(place, list)
}

/// Items without their dashes.
pub fn no_dash(place: Place, name: &str, example: &str) -> Finding {
    Finding::error("invalid-value", place, format!("`{name}` takes a list, and each item of a list begins with a dash"))
        .label("a dash is missing here")
        .help(format!("write `- {example}`, and indent what belongs to it by two more spaces"))
}

/// Words where keys belong.
pub fn no_title(place: Place, start: Place, table: &Table) -> Finding {
    let words = place.words().to_owned();
    Finding::error("invalid-value", place, format!("{} has keys, and this is only a text", table.a))
        .help(format!("write `title: {words}`"))
        .fix(start, "title: ")
}
