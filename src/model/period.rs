//! Periods: a first and a last day, and the forms of id that need no file.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Years that a date may be in: what lies outside is a slip of the keys.
pub const YEARS: RangeInclusive<i16> = 1900..=2199;

/// First and last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dates {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Dates {
    /// How many days there are, both ends included; at least 1.
    pub fn days(self) -> i64 {
        (days_between(self.from, self.to) + 1).max(1)
    }

    /// Whether `day` is one of them.
    pub fn hold(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether `other` lies wholly within these.
    pub fn contain(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether the two have a day in common.
    pub fn overlap(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// The share of these days that has gone by at the end of `today`, 0 to 1.
    pub fn pace(self, today: Date) -> f64 {
        ((days_between(self.from, today) + 1) as f64 / self.days() as f64).clamp(0.0, 1.0)
    }
}

/// Whole days from `from` to `to`; negative where `to` comes first.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The form of a period's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// `2026`
    Year(i16),
    /// `2026-h1`
    Half(i16, i8),
    /// `2026-t2`
    Tertial(i16, i8),
    /// `2026-q4`
    Quarter(i16, i8),
    /// `2026-10`
    Month(i16, i8),
    /// Any other, with a file of its own.
    Named,
}

impl Form {
    /// The form of `id`; `Named` for whatever needs a file.
    pub fn of(id: &str) -> Self {
        Self::standard(id).unwrap_or(Self::Named)
    }

    fn standard(id: &str) -> Option<Self> {
        let digits = |text: &str, len: usize| -> Option<i16> {
            (text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
        };
        let (year, part) = match id.split_once('-') {
            Some((year, part)) => (digits(year, 4)?, part),
            None => return digits(id, 4).filter(|year| YEARS.contains(year)).map(Self::Year),
        };
        if !YEARS.contains(&year) {
            return None;
        }
        if let Some(month) = digits(part, 2) {
            return (1..=12).contains(&month).then_some(Self::Month(year, month as i8));
        }
        let number = digits(part.get(1..)?, 1)? as i8;
        match part.as_bytes()[0] {
            b'h' if (1..=2).contains(&number) => Some(Self::Half(year, number)),
            b't' if (1..=3).contains(&number) => Some(Self::Tertial(year, number)),
            b'q' if (1..=4).contains(&number) => Some(Self::Quarter(year, number)),
            _ => None,
        }
    }

    /// First and last day, where years begin in month `year_starts` (1 to 12); `None` for a named period. A month is always the
    /// calendar's.
    pub fn dates(self, year_starts: i8) -> Option<Dates> {
        let (year, first, months) = match self {
            Self::Year(year) => (year, 0, 12),
            Self::Half(year, number) => (year, (number - 1) * 6, 6),
            Self::Tertial(year, number) => (year, (number - 1) * 4, 4),
            Self::Quarter(year, number) => (year, (number - 1) * 3, 3),
            Self::Month(year, month) => return months_from(year, month - 1, 1),
            Self::Named => return None,
        };
        months_from(year, year_starts.clamp(1, 12) - 1 + first, months)
    }
}

/// `count` whole months, beginning `skip` months after January of `year`.
fn months_from(year: i16, skip: i8, count: i8) -> Option<Dates> {
    let from = date(year, 1, 1).checked_add(i32::from(skip).months()).ok()?;
    let to = from.checked_add(i32::from(count).months()).ok()?.yesterday().ok()?;
    Some(Dates { from, to })
}

#[cfg(test)]
mod tests {
    use super::{Dates, Form};
    use jiff::civil::date;

    #[test]
    fn forms() {
        let check = |id, year_starts, expected: Option<(&str, &str)>| {
            let dates = Form::of(id).dates(year_starts).map(|dates| (dates.from.to_string(), dates.to.to_string()));
            assert_eq!(dates, expected.map(|(from, to)| (from.to_owned(), to.to_owned())), "{id}");
        };
        check("2026-q4", 1, Some(("2026-10-01", "2026-12-31")));
        check("2026-q4", 10, Some(("2027-07-01", "2027-09-30")));
        check("2026-t2", 1, Some(("2026-05-01", "2026-08-31")));
        check("2026-h1", 4, Some(("2026-04-01", "2026-09-30")));
        check("2026", 4, Some(("2026-04-01", "2027-03-31")));
        check("2026-h2", 4, Some(("2026-10-01", "2027-03-31")));
        check("2026-t3", 4, Some(("2026-12-01", "2027-03-31")));
        check("2026-q4", 4, Some(("2027-01-01", "2027-03-31")));
        check("2023-t2", 10, Some(("2024-02-01", "2024-05-31")));
        check("2199", 12, Some(("2199-12-01", "2200-11-30")));
        check("2024-02", 7, Some(("2024-02-01", "2024-02-29")));
        check("2026", 1, Some(("2026-01-01", "2026-12-31")));
        for id in ["9999", "2026-q5", "2026-Q4", "2026-13", "26-q1", "2026-", "0000", "fy2026", "2026-q", "2026-æ1"] {
            check(id, 1, None);
        }
    }

    #[test]
    fn pace() {
        let quarter = Dates { from: date(2026, 10, 1), to: date(2026, 12, 31) };
        assert_eq!(quarter.days(), 92);
        assert_eq!(quarter.pace(date(2026, 9, 1)), 0.0);
        assert_eq!(quarter.pace(date(2026, 10, 1)), 1.0 / 92.0);
        assert_eq!(quarter.pace(date(2026, 11, 22)), 53.0 / 92.0);
        assert_eq!(quarter.pace(date(2027, 1, 1)), 1.0);
    }
}
