//! How a language writes numbers and dates, as Unicode's CLDR has it.

use jiff::civil::Date;

/// A language that this program can write numbers and dates in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, as in Britain: `12 Oct 2026`, `1,240.5`.
    English,
    /// Norwegian bokmål.
    Bokmal,
    /// Norwegian nynorsk.
    Nynorsk,
    /// Swedish.
    Swedish,
    /// Danish.
    Danish,
    /// German.
    German,
    /// Any other, for which a theme may have strings: numbers as `1 240,5`, dates as `2026-10-12`, as ISO writes them.
    Other,
}

/// How much of a date is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// `12. okt.`
    Short,
    /// `12. okt. 2026`
    Medium,
    /// `12. oktober 2026`
    Long,
    /// `oktober 2026`
    Month,
    /// `okt.`
    MonthShort,
    /// `mandag 12. oktober 2026`
    Weekday,
    /// `2026-10-12`
    Iso,
}

impl DateForm {
    /// Every form by the word for it in templates.
    pub const WORDS: [(&'static str, Self); 7] = [
        ("short", Self::Short),
        ("medium", Self::Medium),
        ("long", Self::Long),
        ("month", Self::Month),
        ("month-short", Self::MonthShort),
        ("weekday", Self::Weekday),
        ("iso", Self::Iso),
    ];

    /// The form of this word.
    pub fn of(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, form)| *form)
    }
}

/// Digits after the decimal mark where nobody says how many: enough for what people write, too few for what floats add to it.
const MOST_DIGITS: usize = 6;
const NBSP: &str = "\u{a0}";

struct Signs {
    decimal: &'static str,
    group: &'static str,
    minus: &'static str,
    before_percent: &'static str,
}

struct Names {
    months: [&'static str; 12],
    short: [&'static str; 12],
    weekdays: [&'static str; 7],
    /// After the number of the day.
    day: &'static str,
    /// Between a weekday and the rest.
    weekday: &'static str,
}

impl Language {
    /// The language of a tag such as `nb` or `en-GB`; `no` is bokmål.
    pub fn of(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase().as_str() {
            "en" => Self::English,
            "nb" | "no" => Self::Bokmal,
            "nn" => Self::Nynorsk,
            "sv" => Self::Swedish,
            "da" => Self::Danish,
            "de" => Self::German,
            _ => Self::Other,
        }
    }

    /// The languages whose strings stand in where a string of `tag` is missing, `tag` first and English last.
    pub fn fallbacks(tag: &str) -> Vec<String> {
        let mut chain = vec![tag.to_owned()];
        let primary = tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
        let near: &[&str] = match primary.as_str() {
            "nn" | "no" => &["nb"],
            _ => &[],
        };
        chain.push(primary);
        chain.extend(near.iter().map(|&tag| tag.to_owned()));
        chain.push("en".to_owned());
        let mut seen = Vec::new();
        chain.retain(|tag| {
            !seen.contains(tag) && {
                seen.push(tag.clone());
                true
            }
        });
        chain
    }

    fn signs(self) -> Signs {
        match self {
            Self::English => Signs { decimal: ".", group: ",", minus: "-", before_percent: "" },
            Self::Bokmal | Self::Nynorsk | Self::Swedish => Signs { decimal: ",", group: NBSP, minus: "\u{2212}", before_percent: NBSP },
            Self::Danish | Self::German => Signs { decimal: ",", group: ".", minus: "-", before_percent: NBSP },
            Self::Other => Signs { decimal: ",", group: NBSP, minus: "-", before_percent: NBSP },
        }
    }

    /// `number` with at most `digits` digits after the decimal mark, halves rounded away from zero.
    pub fn number(self, number: f64, digits: Option<usize>) -> String {
        self.decimal(number, digits.unwrap_or(MOST_DIGITS), 0)
    }

    /// `number` with exactly `digits` digits after the decimal mark, so that a column lines up.
    pub fn fixed(self, number: f64, digits: usize) -> String {
        self.decimal(number, digits, digits)
    }

    /// `share` (1 is all) in percent, with at most `digits` digits after the decimal mark.
    pub fn percent(self, share: f64, digits: usize) -> String {
        // A share that shows as all or nothing without being it would say what is not so.
        let digits_of_share = rounded(hundredfold(share.abs()), digits);
        let step = || 10_f64.powi(-(digits as i32));
        let mut shown = match digits_of_share.as_str() {
            _ if !share.is_finite() => "–".to_owned(),
            "100" if share > 0.0 && share < 1.0 => self.decimal(100.0 - step(), digits, 0),
            "0" if share > 0.0 => self.decimal(step(), digits, 0),
            rounded => self.written(share < 0.0, rounded, 0),
        };
        shown.push_str(self.signs().before_percent);
        shown.push('%');
        shown
    }

    fn decimal(self, number: f64, most: usize, least: usize) -> String {
        if !number.is_finite() {
            return "–".to_owned();
        }
        // Most numbers are small and whole: no language writes them in its own way.
        if least == 0 && (0.0..1000.0).contains(&number) && number.trunc() == number {
            return (number as u16).to_string();
        }
        let digits = match number.abs() {
            whole if whole.trunc() == whole && whole < 1e15 => (whole as u64).to_string(),
            other => rounded(other.to_string(), most),
        };
        self.written(number < 0.0, &digits, least)
    }

    /// `digits` with this language's marks, and at least `least` of them after the decimal mark.
    fn written(self, negative: bool, digits: &str, least: usize) -> String {
        let signs = self.signs();
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mut out = String::with_capacity(digits.len() + 12);
        let is_zero = whole == "0" && fraction.is_empty();
        if negative && !is_zero {
            out.push_str(signs.minus);
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                out.push_str(signs.group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() || least > 0 {
            out.push_str(signs.decimal);
            out.push_str(fraction);
            out.extend(std::iter::repeat_n('0', least.saturating_sub(fraction.len())));
        }
        out
    }

    fn names(self) -> Option<Names> {
        let norwegian_months =
            ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];
        Some(match self {
            Self::English => Names {
                months: [
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December",
                ],
                short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"],
                weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
                day: "",
                weekday: ", ",
            },
            Self::Bokmal => Names {
                months: norwegian_months,
                short: ["jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."],
                weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
                day: ".",
                weekday: " ",
            },
            Self::Nynorsk => Names {
                months: norwegian_months,
                short: ["jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."],
                weekdays: ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"],
                day: ".",
                weekday: " ",
            },
            Self::Swedish => Names {
                months: [
                    "januari",
                    "februari",
                    "mars",
                    "april",
                    "maj",
                    "juni",
                    "juli",
                    "augusti",
                    "september",
                    "oktober",
                    "november",
                    "december",
                ],
                short: ["jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
                weekdays: ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
                day: "",
                weekday: " ",
            },
            Self::Danish => Names {
                months: [
                    "januar",
                    "februar",
                    "marts",
                    "april",
                    "maj",
                    "juni",
                    "juli",
                    "august",
                    "september",
                    "oktober",
                    "november",
                    "december",
                ],
                short: ["jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."],
                weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
                day: ".",
                weekday: " ",
            },
            Self::German => Names {
                months: [
                    "Januar",
                    "Februar",
                    "März",
                    "April",
                    "Mai",
                    "Juni",
                    "Juli",
                    "August",
                    "September",
                    "Oktober",
                    "November",
                    "Dezember",
                ],
                short: ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
                weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
                day: ".",
                weekday: ", ",
            },
            Self::Other => return None,
        })
    }

    /// `date` as this language writes it.
    pub fn date(self, date: Date, form: DateForm) -> String {
        let (year, month, day) = (date.year(), date.month() as usize - 1, date.day());
        let Some(names) = self.names().filter(|_| form != DateForm::Iso) else {
            return match form {
                DateForm::Month | DateForm::MonthShort => format!("{year:04}-{:02}", month + 1),
                _ => date.to_string(),
            };
        };
        let Names { months, short, weekdays, day: dot, weekday } = names;
        match form {
            DateForm::Short => format!("{day}{dot} {}", short[month]),
            DateForm::Medium => format!("{day}{dot} {} {year}", short[month]),
            DateForm::Long | DateForm::Iso => format!("{day}{dot} {} {year}", months[month]),
            DateForm::Month => format!("{} {year}", months[month]),
            DateForm::MonthShort => short[month].to_owned(),
            DateForm::Weekday => {
                let name = weekdays[date.weekday().to_monday_zero_offset() as usize];
                format!("{name}{weekday}{day}{dot} {} {year}", months[month])
            }
        }
    }

    /// From the one day to the other, saying the month and the year once where they are the same: `1.–31. okt. 2026`.
    pub fn dates(self, from: Date, to: Date, form: DateForm) -> String {
        let Some(names) = self.names().filter(|_| matches!(form, DateForm::Short | DateForm::Medium | DateForm::Long)) else {
            return format!("{} – {}", self.date(from, form), self.date(to, form));
        };
        let until = self.date(to, form);
        if from == to {
            until
        } else if from.year() != to.year() {
            let form = if form == DateForm::Short { DateForm::Medium } else { form };
            format!("{} – {}", self.date(from, form), self.date(to, form))
        } else if from.month() != to.month() {
            let month = if form == DateForm::Long { names.months } else { names.short }[from.month() as usize - 1];
            format!("{}{} {month} – {until}", from.day(), names.day)
        } else {
            format!("{}{}–{until}", from.day(), names.day)
        }
    }
}

/// A number as `written`, which has no sign, with at most `most` digits after the decimal point and no zeros at the end; halves go up, as
/// written: 1.005 is what an author means by it, not the nearest binary fraction below.
fn rounded(written: String, most: usize) -> String {
    let Some(point) = written.find('.') else { return written };
    let mut digits = written.into_bytes();
    let end = point + 1 + most;
    let up = digits.get(end).is_some_and(|&next| next >= b'5');
    digits.truncate(end);
    let carried = !up
        || digits.iter_mut().rev().filter(|digit| **digit != b'.').any(|digit| {
            *digit = if *digit == b'9' { b'0' } else { *digit + 1 };
            *digit != b'0'
        });
    while digits.pop_if(|digit| *digit == b'0').is_some() {}
    digits.pop_if(|digit| *digit == b'.');
    if !carried {
        digits.insert(0, b'1');
    }
    String::from_utf8(digits).unwrap_or_default()
}

/// A hundred times a share, as written: multiplying in binary would make 14.499999999999998 of 0.145.
fn hundredfold(share: f64) -> String {
    let written = share.to_string();
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let mut out = String::with_capacity(written.len() + 4);
    let moved = fraction.chars().chain(['0', '0']).take(2);
    out.extend(whole.chars().chain(moved).skip_while(|&digit| digit == '0'));
    if out.is_empty() {
        out.push('0');
    }
    out.push('.');
    out.push_str(fraction.get(2..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests;
