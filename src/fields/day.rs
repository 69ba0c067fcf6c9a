//! Days as authors write them, and as they should have.

use jiff::civil::Date;

use crate::model::period::YEARS;

/// Why words are no day, and the day that was meant where that is certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// What is wrong: follows "`12.10.2026` is no date: ".
    pub because: String,
    /// The days that may have been meant, as they should be written; one where it is certain.
    pub meant: Vec<String>,
}

/// Reads `2026-10-12`.
pub fn day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| -> Option<i16> {
        bytes[range].iter().try_fold(0_i16, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i16::from(byte - b'0')))
    };
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    Date::new(year, month as i8, day as i8).ok().filter(|date| YEARS.contains(&date.year()))
}

/// Says why `text`, which [`day`] does not read, is no day.
pub fn misread(text: &str) -> Misread {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['-', '.', '/', ' ', '–', 'T']).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<i64> = parts.iter().map_while(|part| part.parse().ok().filter(|_| part.len() <= 4)).collect();
    let say = |because: &str| Misread { because: because.to_owned(), meant: Vec::new() };
    match (numbers.as_slice(), parts.as_slice()) {
        ([year, month, day, ..], [first, ..]) if first.len() == 4 => {
            if let Err(because) = fits(*year, *month, *day) {
                return Misread { because, meant: Vec::new() };
            }
            let because = if parts.len() > 3 {
                "only the day is needed, without a time"
            } else {
                "a date is written year-month-day, with two digits for month and day"
            };
            Misread { because: because.to_owned(), meant: vec![written(*year, *month, *day)] }
        }
        ([first, second, year], [_, _, last]) if last.len() == 4 || last.len() == 2 => {
            let year = if last.len() == 2 { 2000 + year } else { *year };
            let mut meant = Vec::new();
            if fits(year, *second, *first).is_ok() {
                meant.push(written(year, *second, *first));
            }
            if !text.contains('.') && first != second && fits(year, *first, *second).is_ok() {
                meant.push(written(year, *first, *second));
            }
            let because =
                if meant.len() > 1 { "day and month can be told apart only as year-month-day" } else { "a date is written year-month-day" };
            match (meant.is_empty(), fits(year, *second, *first)) {
                (true, Err(because)) => Misread { because, meant },
                _ => Misread { because: because.to_owned(), meant },
            }
        }
        (_, [_, _, ..]) if month_in(&parts).is_some() => {
            let (year, month, day) = month_in(&parts).unwrap_or_default();
            match fits(year, month, day) {
                Ok(()) => Misread { because: "months are written as numbers".to_owned(), meant: vec![written(year, month, day)] },
                Err(because) => Misread { because, meant: Vec::new() },
            }
        }
        ([_, _], [first, _]) if first.len() == 4 => say("the day is missing: a date is written year-month-day"),
        _ if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            let number = |range: std::ops::Range<usize>| text[range].parse().unwrap_or(0);
            let (year, month, day) = (number(0..4), number(4..6), number(6..8));
            match fits(year, month, day) {
                Ok(()) => Misread { because: "a date is written with hyphens".to_owned(), meant: vec![written(year, month, day)] },
                Err(because) => Misread { because, meant: Vec::new() },
            }
        }
        _ => say("a date is written year-month-day"),
    }
}

/// The number of a month by its name, in English or a Scandinavian language.
pub fn month(name: &str) -> Option<i64> {
    let name = name.trim_end_matches([',', '.']).to_lowercase();
    let known = ["jan", "feb", "mar", "apr", "ma", "jun", "jul", "aug", "sep", "o", "nov", "de"];
    let fits = |start: &str| match start {
        "ma" => matches!(name.as_str(), "may" | "mai" | "maj"),
        "o" => name.starts_with("oct") || name.starts_with("okt"),
        "de" => name.starts_with("dec") || name.starts_with("des"),
        _ => name.starts_with(start) && name.chars().count() <= 9,
    };
    known.iter().position(|start| fits(start)).map(|at| at as i64 + 1)
}

/// Year, month and day from `12 oktober 2026` or `Oct 12, 2026`.
fn month_in(parts: &[&str]) -> Option<(i64, i64, i64)> {
    let [first, second, third] = parts else { return None };
    let number = |part: &str| part.trim_end_matches(',').parse::<i64>().ok();
    let year = number(third).filter(|_| third.len() == 4)?;
    match (month(first), month(second)) {
        (Some(month), None) => Some((year, month, number(second)?)),
        (None, Some(month)) => Some((year, month, number(first)?)),
        _ => None,
    }
}

fn written(year: i64, month: i64, day: i64) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

fn fits(year: i64, month: i64, day: i64) -> Result<(), String> {
    let known = i16::try_from(year).is_ok_and(|year| YEARS.contains(&year));
    if !known {
        return Err(format!("the year {year} is outside {} to {}", YEARS.start(), YEARS.end()));
    }
    if !(1..=12).contains(&month) {
        return Err(format!("there is no month {month}"));
    }
    match Date::new(year as i16, month as i8, day.clamp(0, 99) as i8) {
        Ok(_) => Ok(()),
        Err(_) => Err(format!("there is no day {day} in month {month} of {year}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{day, misread};

    #[test]
    fn days() {
        assert_eq!(day("2026-10-12").map(|day| day.to_string()).as_deref(), Some("2026-10-12"));
        let check = |text: &str, because: &str, meant: &[&str]| {
            assert_eq!(day(text), None, "{text}");
            let found = misread(text);
            assert_eq!(
                (found.because.as_str(), found.meant.iter().map(String::as_str).collect::<Vec<_>>()),
                (because, meant.to_vec()),
                "{text}"
            );
        };
        check("12.10.2026", "a date is written year-month-day", &["2026-10-12"]);
        check("1.2.26", "a date is written year-month-day", &["2026-02-01"]);
        check("12/10/2026", "day and month can be told apart only as year-month-day", &["2026-10-12", "2026-12-10"]);
        check("10/26/2026", "a date is written year-month-day", &["2026-10-26"]);
        check("2026-1-5", "a date is written year-month-day, with two digits for month and day", &["2026-01-05"]);
        check("2026/10/12", "a date is written year-month-day, with two digits for month and day", &["2026-10-12"]);
        check("2026-10-12T08:00:00Z", "only the day is needed, without a time", &["2026-10-12"]);
        check("2026-10-12 08:00", "only the day is needed, without a time", &["2026-10-12"]);
        check("2026-13-40", "there is no month 13", &[]);
        check("2026-02-30", "there is no day 30 in month 2 of 2026", &[]);
        check("31.02.2026", "there is no day 31 in month 2 of 2026", &[]);
        check("2206-01-01", "the year 2206 is outside 1900 to 2199", &[]);
        check("20261012", "a date is written with hyphens", &["2026-10-12"]);
        check("2026-10", "the day is missing: a date is written year-month-day", &[]);
        check("12. oktober 2026", "months are written as numbers", &["2026-10-12"]);
        check("Oct 12, 2026", "months are written as numbers", &["2026-10-12"]);
        check("next week", "a date is written year-month-day", &[]);
        check("æøå-12-12", "a date is written year-month-day", &[]);
    }
}
