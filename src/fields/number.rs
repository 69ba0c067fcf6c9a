//! Numbers as authors write them, and as they should have.

/// Why words are no number, and the number that was meant where that is certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misnumber {
    /// What is wrong: follows "`14,5` is no number: ".
    pub because: &'static str,
    /// The numbers that may have been meant, as they should be written; one where it is certain.
    pub meant: Vec<String>,
    /// What stood behind the number: probably its unit.
    pub unit: Option<String>,
}

/// Reads a finite decimal number: digits, one decimal point, a sign, perhaps an exponent.
pub fn number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain =
        digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') && digits.bytes().any(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?.filter(|number: &f64| number.is_finite())
}

/// Says why `text`, which [`number`] does not read, is no number.
pub fn misread(text: &str) -> Misnumber {
    let say = |because, meant| Misnumber { because, meant, unit: None };
    let text = text.trim().replace('−', "-");
    let text = text.as_str();
    if number(text).is_some() {
        return say("the minus sign is a hyphen here", vec![text.to_owned()]);
    }
    let bare = text.trim_start_matches(['<', '>', '≤', '≥', '=', '~', '≈']).trim_start();
    if bare != text && number(bare).is_some() {
        return say("a number stands alone, without a sign before it", vec![bare.to_owned()]);
    }
    let lower = text.trim_start_matches(['.', '-', '+']).to_ascii_lowercase();
    if matches!(lower.as_str(), "nan" | "inf" | "infinity") || text.parse().is_ok_and(|number: f64| !number.is_finite()) {
        return say("only finite numbers count", Vec::new());
    }
    let end = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit() || " \u{a0}\u{202f}.,'-+".contains(letter)).len();
    let (amount, unit) = (text[..end].trim().trim_end_matches(['.', ',', '-']), text[end..].trim());
    if unit.contains(|letter: char| letter.is_ascii_digit()) {
        let joined = text.replace('_', "");
        return match number(&joined).filter(|_| joined.bytes().all(|byte| byte.is_ascii_digit() || b"-+.".contains(&byte))) {
            Some(_) => say("digits stand together, without underscores", vec![joined]),
            None => say("one number is expected, in digits from 0 to 9", Vec::new()),
        };
    }
    let digits: String = amount.chars().filter(|letter| !" \u{a0}\u{202f}'".contains(*letter)).collect();
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    let last_comma = digits.rfind(',');
    let (because, meant) = match (commas, points) {
        (0, 0 | 1) => ("digits stand together, without spaces", vec![digits.clone()]),
        (1, 0) if thousands(&digits, ',') => ("a comma can mean two things", vec![digits.replace(',', "."), digits.replace(',', "")]),
        (1, 0) => ("decimals stand behind a point, not a comma", vec![digits.replace(',', ".")]),
        (_, 0) if thousands(&digits, ',') => ("digits stand together, without commas", vec![digits.replace(',', "")]),
        (0, _) if thousands(&digits, '.') => ("digits stand together, without points", vec![digits.replace('.', "")]),
        (1, _) if last_comma > digits.rfind('.') => {
            ("decimals stand behind a point, and digits together", vec![digits.replace('.', "").replace(',', ".")])
        }
        (_, 1) if last_comma < digits.find('.') => ("digits stand together, without commas", vec![digits.replace(',', "")]),
        _ => ("digits and one decimal point are expected", Vec::new()),
    };
    let meant: Vec<String> = meant.into_iter().filter(|meant| number(meant).is_some()).collect();
    if meant.is_empty() {
        return say("digits are expected", meant);
    }
    if unit.is_empty() {
        return say(because, meant);
    }
    if let Some(zeros) = zeros(unit) {
        let whole = meant.iter().filter_map(|meant| number(&format!("{meant}e{zeros}"))).map(|number| number.to_string()).collect();
        return say("a number is written in digits alone", whole);
    }
    Misnumber { because: "a number stands alone, without a unit or words", meant, unit: Some(unit.to_owned()) }
}

/// How many zeros a word behind a number stands for.
fn zeros(word: &str) -> Option<usize> {
    match word.trim_end_matches('.').to_lowercase().as_str() {
        "k" | "thousand" | "tusen" | "tusind" | "tsd" => Some(3),
        "mill" | "mio" | "mln" | "million" | "millions" | "millioner" | "millionar" | "miljoner" | "millionen" => Some(6),
        "mrd" | "bn" | "milliard" | "milliarder" | "miljarder" | "milliarden" => Some(9),
        _ => None,
    }
}

fn digits_only(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `mark` stands before each group of three digits.
fn thousands(digits: &str, mark: char) -> bool {
    let mut groups = digits.trim_start_matches(['-', '+']).split(mark);
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len()) && first != "0" && digits_only(first) && groups.all(|group| group.len() == 3 && digits_only(group))
}

#[cfg(test)]
mod tests {
    use super::{misread, number};

    #[test]
    fn numbers() {
        for (text, expected) in [("14.5", 14.5), ("-3", -3.0), ("+7", 7.0), ("0", 0.0), ("1e3", 1000.0), (".5", 0.5), ("100000", 100_000.0)]
        {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        let check = |text: &str, because: &str, meant: &[&str], unit: Option<&str>| {
            assert_eq!(number(text), None, "{text}");
            let found = misread(text);
            let meant_found: Vec<_> = found.meant.iter().map(String::as_str).collect();
            assert_eq!((found.because, meant_found, found.unit.as_deref()), (because, meant.to_vec(), unit), "{text}");
        };
        check("14,5", "decimals stand behind a point, not a comma", &["14.5"], None);
        check("1,240", "a comma can mean two things", &["1.240", "1240"], None);
        check("0,240", "decimals stand behind a point, not a comma", &["0.240"], None);
        check("1 240", "digits stand together, without spaces", &["1240"], None);
        check("1\u{a0}240,5", "decimals stand behind a point, not a comma", &["1240.5"], None);
        check("1.240,5", "decimals stand behind a point, and digits together", &["1240.5"], None);
        check("1,240.5", "digits stand together, without commas", &["1240.5"], None);
        check("1.240.000", "digits stand together, without points", &["1240000"], None);
        check("22 min", "a number stands alone, without a unit or words", &["22"], Some("min"));
        check("45%", "a number stands alone, without a unit or words", &["45"], Some("%"));
        check("4,5 %", "a number stands alone, without a unit or words", &["4.5"], Some("%"));
        check("−5", "the minus sign is a hyphen here", &["-5"], None);
        check("1_000", "digits stand together, without underscores", &["1000"], None);
        check("0x10", "one number is expected, in digits from 0 to 9", &[], None);
        check("3/5", "one number is expected, in digits from 0 to 9", &[], None);
        check("3 of 5", "one number is expected, in digits from 0 to 9", &[], None);
        check("5k", "a number is written in digits alone", &["5000"], None);
        check("2,5 mill.", "a number is written in digits alone", &["2500000"], None);
        check("> 90", "a number stands alone, without a sign before it", &["90"], None);
        check("~8.5", "a number stands alone, without a sign before it", &["8.5"], None);
        check(".nan", "only finite numbers count", &[], None);
        check("-.inf", "only finite numbers count", &[], None);
        check("1e999", "only finite numbers count", &[], None);
        check("about ten", "digits are expected", &[], None);
        check("", "digits are expected", &[], None);
    }
}
