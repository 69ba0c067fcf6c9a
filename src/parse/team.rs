//! Teams, and their words on a period.

use crate::fields::{Field, Reader, Record, Table, Value, invalid};
use crate::model::entry::{Capacity, Team, TeamPeriod};
use crate::parse::head::{COMMON, OPTIONAL_TITLE, TITLE, Titled, head};
use crate::parse::key_result::{HEARTBEAT, key_results};
use crate::source::Span;

/// A team.
pub static TEAM: Table = Table {
    name: "team",
    a: "a team",
    doc: "`content/teams/<team>/index.md`: mission, people, heartbeat work, what it is not doing.",
    groups: &[
        &TITLE,
        &[
            Field::new("parent", Value::Reference("a team"), "engineering", "The team above it."),
            Field::new("mission", Value::Inline, "Every team can ship on any day, and sleep at night.", "What it is there for."),
            Field::new("lead", Value::Person, "Ingrid Dahl", "Who leads it."),
            Field::new("members", Value::List(&Value::Person), "[Ola Berg, Siri Åsen]", "Who is in it."),
            Field::new("contact", Value::Text, "\"#platform on chat\"", "How to reach it: an address, a channel, a name."),
            Field::new(
                "links",
                Value::List(&Value::Link(&LINK)),
                "[{title: Runbooks, url: \"https://wiki.example.com/platform\"}]",
                "Places to go.",
            ),
            Field::new(
                "heartbeat",
                Value::List(&Value::Record(&HEARTBEAT)),
                "[{title: On call, owner: Ola Berg}]",
                "The work that keeps things running and fits no OKR.",
            ),
            Field::new(
                "not-doing",
                Value::List(&Value::Inline),
                "[A developer portal. Not before the builds are quick.]",
                "What it has chosen not to do.",
            ),
            Field::new("capacity", Value::Record(&CAPACITY), "{objectives: 60, heartbeat: 40}", "How its time is shared, in percent."),
        ],
        &COMMON,
    ],
    inside: &[],
    beside: &[],
};

/// A named address.
pub static LINK: Table = Table {
    name: "link",
    a: "a link",
    doc: "A named address; `Title: https://…` is understood as well.",
    groups: &[&[
        Field::required("title", Value::Text, "Runbooks", "What it says."),
        Field::required("url", Value::Url, "\"https://wiki.example.com/platform\"", "Where it leads."),
    ]],
    inside: &[&TEAM],
    beside: &[],
};

/// How a team's time is shared.
pub static CAPACITY: Table = Table {
    name: "capacity",
    a: "`capacity`",
    doc: "How a team's time is shared, in percent of its whole.",
    groups: &[&[
        Field::new("objectives", Value::Number(0.0, 100.0), "60", "For objectives."),
        Field::new("heartbeat", Value::Number(0.0, 100.0), "40", "For heartbeat work."),
    ]],
    inside: &[&TEAM],
    beside: &[],
};

/// A team's words on a period.
pub static TEAM_PERIOD: Table = Table {
    name: "team-period",
    a: "a team's page on a period",
    doc: "`content/teams/<team>/<period>/index.md`: the team's words on that period.",
    groups: &[
        &OPTIONAL_TITLE,
        &[
            Field::new("focus", Value::Inline, "Quick builds before anything else", "What matters most this time, in a sentence."),
            Field::new("reflection", Value::Markdown, "We took on too much.", "The look back."),
        ],
        &COMMON,
    ],
    inside: &[],
    beside: &[],
};

/// Reads a team.
pub fn team(reader: &mut Reader<'_>, record: &mut Record<'_>, id: &str, body: Span) -> Team {
    Team {
        head: head(reader, record, id, Titled::Always, body),
        parent: record.text(reader, "parent"),
        mission: record.text(reader, "mission"),
        lead: record.text(reader, "lead"),
        members: record.texts(reader, "members"),
        contact: record.text(reader, "contact"),
        links: record.links(reader, "links"),
        heartbeat: key_results(reader, record, "heartbeat"),
        not_doing: record.texts(reader, "not-doing"),
        capacity: capacity(reader, record),
    }
}

fn capacity(reader: &mut Reader<'_>, record: &mut Record<'_>) -> Option<Capacity> {
    let mut shares = record.record(reader, "capacity")?;
    let (objectives, heartbeat) = (shares.number(reader, "objectives"), shares.number(reader, "heartbeat"));
    let sum = objectives.map_or(0.0, |share| share.value) + heartbeat.map_or(0.0, |share| share.value);
    if sum > 100.0 {
        reader.say(
            invalid(reader.place(shares.span), format!("the shares of `capacity` add up to {sum} percent"))
                .help("let them add up to 100 at most"),
        );
    }
    shares.finish();
    Some(Capacity { objectives: objectives.map(|share| share.value), heartbeat: heartbeat.map(|share| share.value) })
}

/// Reads a team's words on a period. Without a title of its own it is called as the period.
pub fn team_period(reader: &mut Reader<'_>, record: &mut Record<'_>, team: String, period: String, body: Span) -> TeamPeriod {
    TeamPeriod {
        head: head(reader, record, &period, Titled::Or(period.clone()), body),
        focus: record.text(reader, "focus"),
        reflection: record.text(reader, "reflection"),
        team,
        period,
    }
}
