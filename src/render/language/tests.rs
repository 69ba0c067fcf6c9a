use icu::calendar::{Date as IcuDate, Iso};
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{MD, YM, YMD, YMDE};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::locale::Locale;
use jiff::civil::{Date, date};

use super::{DateForm, Language};

/// English is written as in Britain, since days before months are what the other languages have too.
const LANGUAGES: [(&str, &str); 6] = [("en", "en-GB"), ("nb", "nb"), ("nn", "nn"), ("sv", "sv"), ("da", "da"), ("de", "de")];

fn locale(tag: &str) -> Locale {
    tag.parse().unwrap()
}

#[test]
fn numbers_as_icu_writes_them() {
    for (tag, icu) in LANGUAGES {
        let formatter = DecimalFormatter::try_new(locale(icu).into(), Default::default()).unwrap();
        for number in [0.0, 1.0, -1.0, 14.5, 999.0, 1240.0, -1240.5, 12_345.678, 1_234_567.0, 0.125, 1e9, -0.001] {
            let decimal = Decimal::try_from_str(&number.to_string()).unwrap();
            assert_eq!(Language::of(tag).number(number, None), formatter.format(&decimal).to_string(), "{tag} {number}");
        }
    }
}

#[test]
fn dates_as_icu_writes_them() {
    let days: Vec<Date> = (1..=12).flat_map(|month| [date(2026, month, 1), date(2027, month, 22)]).collect();
    for (tag, icu) in LANGUAGES {
        let short = DateTimeFormatter::try_new(locale(icu).into(), MD::medium()).unwrap();
        let medium = DateTimeFormatter::try_new(locale(icu).into(), YMD::medium()).unwrap();
        let long = DateTimeFormatter::try_new(locale(icu).into(), YMD::long()).unwrap();
        let month = DateTimeFormatter::try_new(locale(icu).into(), YM::long()).unwrap();
        let weekday = DateTimeFormatter::try_new(locale(icu).into(), YMDE::long()).unwrap();
        for day in &days {
            let at: IcuDate<Iso> = IcuDate::try_new_iso(day.year().into(), day.month() as u8, day.day() as u8).unwrap();
            let ours = |form| Language::of(tag).date(*day, form);
            assert_eq!(ours(DateForm::Short), short.format(&at).to_string(), "{tag}");
            // ICU's medium date in German is 01.10.2026; we say the month, as in the short form, which no reader mistakes.
            if tag != "de" {
                assert_eq!(ours(DateForm::Medium), medium.format(&at).to_string(), "{tag}");
            }
            assert_eq!(ours(DateForm::Long), long.format(&at).to_string(), "{tag}");
            assert_eq!(ours(DateForm::Month), month.format(&at).to_string(), "{tag}");
            assert_eq!(ours(DateForm::Weekday), weekday.format(&at).to_string(), "{tag}");
        }
    }
}

#[test]
fn rounding_is_of_what_is_written() {
    let check = |number, digits, expected: &str| assert_eq!(Language::English.number(number, Some(digits)), expected);
    check(14.5, 0, "15");
    check(1.005, 2, "1.01");
    check(1.015, 2, "1.02");
    check(999.995, 2, "1,000");
    check(-0.4, 0, "0");
    check(2.50, 2, "2.5");
    check(0.1 + 0.2, 6, "0.3");
    check(1e21, 0, "1,000,000,000,000,000,000,000");
    check(1e-9, 6, "0");
    check(f64::NAN, 2, "–");
    assert_eq!(Language::Bokmal.fixed(-3.0, 1), "\u{2212}3,0");
}

#[test]
fn shares() {
    let check = |language: Language, share, digits, expected: &str| assert_eq!(language.percent(share, digits), expected);
    check(Language::Bokmal, 0.62, 0, "62\u{a0}%");
    check(Language::English, 0.62, 0, "62%");
    check(Language::German, 1.0, 0, "100\u{a0}%");
    check(Language::English, 0.145, 1, "14.5%");
    check(Language::English, 0.145, 0, "15%");
    check(Language::English, 0.999, 0, "99%");
    check(Language::English, 0.001, 0, "1%");
    check(Language::English, 0.9999, 1, "99.9%");
    check(Language::English, -0.3, 0, "-30%");
    check(Language::English, 1.42, 0, "142%");
}

#[test]
fn ranges() {
    let check = |tag, from, to, form, expected: &str| assert_eq!(Language::of(tag).dates(from, to, form), expected);
    let (october, december) = (date(2026, 10, 1), date(2026, 12, 31));
    check("nb", october, december, DateForm::Medium, "1. okt. – 31. des. 2026");
    check("en", october, date(2026, 10, 31), DateForm::Medium, "1–31 Oct 2026");
    check("de", october, date(2026, 10, 31), DateForm::Long, "1.–31. Oktober 2026");
    check("sv", october, date(2027, 1, 31), DateForm::Short, "1 okt. 2026 – 31 jan. 2027");
    check("da", october, october, DateForm::Short, "1. okt.");
    check("fi", october, december, DateForm::Medium, "2026-10-01 – 2026-12-31");
}

#[test]
fn fallbacks_end_in_english() {
    let check = |tag, expected: &[&str]| assert_eq!(Language::fallbacks(tag), expected);
    check("nn", &["nn", "nb", "en"]);
    check("en-GB", &["en-GB", "en"]);
    check("no", &["no", "nb", "en"]);
    check("en", &["en"]);
    check("fr", &["fr", "en"]);
}
