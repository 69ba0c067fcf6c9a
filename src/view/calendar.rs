//! The calendar: ends of periods, and the days to check in on.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use schemars::JsonSchema;
use serde::Serialize;

use crate::view::Views;
use crate::view::context::{PeriodRef, SiteContext};
use crate::view::here::Here;
use crate::view::pages::Subject;

/// Where it is.
pub const CALENDAR: &str = "calendar.ics";

/// `calendar.ics`, as `calendar`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CalendarContext {
    /// By day.
    pub events: Vec<CalendarEvent>,
}

/// Something on a day, as iCalendar writes days: `20261231`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CalendarEvent {
    /// Never changes while the site stays where it is.
    pub uid: String,
    /// `period-end`: a period's last day; `check-in`: the first day to check in on.
    pub kind: &'static str,
    /// The day.
    pub date: String,
    /// The day after it.
    pub next_date: String,
    /// It comes again every so many days.
    pub every: Option<i64>,
    /// Up to this day.
    pub until: Option<String>,
    /// The period.
    pub period: PeriodRef,
    /// The whole address of the period's page, where `base-url` is given.
    pub href: Option<String>,
}

/// What the calendar's template meets.
#[derive(Debug, Clone, Serialize)]
pub struct CalendarView {
    /// As `site`.
    pub site: SiteContext,
    /// As `calendar`.
    pub calendar: CalendarContext,
}

impl Views {
    /// The calendar of all periods with objectives.
    pub fn calendar(&self) -> CalendarView {
        let here = Here::new(self, CALENDAR, []);
        let okrs = &self.okrs;
        let mut events = Vec::new();
        for id in okrs.period_ids().filter(|&id| !okrs.period(id).objectives.is_empty() || Some(id) == okrs.current) {
            let period = okrs.period(id);
            let (from, to) = (period.dates.from, period.dates.to);
            let event = |kind, date: Date, every, until| CalendarEvent {
                uid: self.urn(&format!("{CALENDAR} {} {kind}", period.id)).replace("urn:uuid:", ""),
                kind,
                date: compact(date),
                next_date: compact(date.tomorrow().unwrap_or(date)),
                every,
                until,
                period: here.period(id),
                href: self.urls.absolute(self.urls.period(id)),
            };
            events.push((to, event("period-end", to, None, None)));
            let every = self.settings.check_in_every;
            // Who checks in within a quarter has checked in within its year.
            let outer =
                okrs.periods.iter().any(|other| other.id != period.id && !other.objectives.is_empty() && period.dates.contain(other.dates));
            if let Some(first) = workday(from, every).filter(|&first| first < to && okrs.today <= to && !outer) {
                events.push((first, event("check-in", first, Some(every), Some(compact(to)))));
            }
        }
        events.sort_by_key(|(date, _)| *date);
        CalendarView {
            site: here.site(Subject::Front),
            calendar: CalendarContext { events: events.into_iter().map(|(_, event)| event).collect() },
        }
    }
}

/// `days` after `from`, or the Monday after a weekend.
fn workday(from: Date, days: i64) -> Option<Date> {
    let date = from.checked_add(days.days()).ok()?;
    let wait = match date.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    date.checked_add(wait.days()).ok()
}

/// `20261231`
fn compact(date: Date) -> String {
    date.to_string().replace('-', "")
}
