//! A made-up organisation of any size, for benchmarks and tests: the same numbers give the same files.
//!
//! `cargo run --release --example corpus -- --objectives 10000 out/`
#![allow(clippy::disallowed_methods, reason = "writes files")]

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: corpus [--objectives N] [--seed N] FOLDER   (a folder that is not there yet)";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut objectives, mut seed, mut folder) = (1000, 1, None);
    while let Some(argument) = arguments.next() {
        let number = |value: Option<String>| value.and_then(|value| value.parse().ok());
        match argument.as_str() {
            "--objectives" => match number(arguments.next()) {
                Some(count) => objectives = count as usize,
                None => return fail(USAGE),
            },
            "--seed" => match number(arguments.next()) {
                Some(given) => seed = given,
                None => return fail(USAGE),
            },
            _ if argument.starts_with('-') || folder.is_some() => return fail(USAGE),
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    let Some(folder) = folder else { return fail(USAGE) };
    if folder.symlink_metadata().is_ok() {
        return fail(&format!("`{}` exists already", folder.display()));
    }
    match write(&folder, objectives, seed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&format!("cannot write in `{}`: {error}", folder.display())),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}

/// Four quarters; the site is shown as of a day in the third, so that two are over, one runs and one is planned.
const PERIODS: [(&str, [&str; 3], bool); 4] = [
    ("2026-q2", ["2026-04-13", "2026-05-11", "2026-06-15"], true),
    ("2026-q3", ["2026-07-13", "2026-08-10", "2026-09-14"], true),
    ("2026-q4", ["2026-10-12", "2026-11-02", "2026-11-16"], false),
    ("2027-q1", ["", "", ""], false),
];
const TODAY: &str = "2026-11-22";

const TEAM_WORDS: [&str; 24] = [
    "Rute",
    "Havn",
    "Kai",
    "Vakt",
    "Drift",
    "Billett",
    "Kunde",
    "Maskin",
    "Lading",
    "Område",
    "Ledelse",
    "Data",
    "Plattform",
    "Økonomi",
    "Reise",
    "Marked",
    "Innkjøp",
    "Sjø",
    "Vedlikehold",
    "Trafikk",
    "Bærekraft",
    "Opplæring",
    "Førstelinje",
    "Analyse",
];
const PLACES: [&str; 20] = [
    "Ålvik",
    "Østerøy",
    "Nærsund",
    "Bjørkholm",
    "Sæterdal",
    "Trøåsen",
    "Fjellvik",
    "Grønnes",
    "Håvik",
    "Kråkenes",
    "Lyngøy",
    "Måsvær",
    "Rødberg",
    "Skjærvik",
    "Tåkeheim",
    "Ulvøy",
    "Vågland",
    "Ytterøy",
    "Ærnes",
    "Åsgard",
];
const GIVEN: [&str; 20] = [
    "Åse", "Bjørn", "Cecilie", "Dag", "Eirik", "Frøydis", "Gro", "Håkon", "Ingrid", "Jørgen", "Kåre", "Liv", "Marit", "Nils", "Oddvar",
    "Pål", "Ragnhild", "Sølvi", "Torunn", "Ørjan",
];
const VERBS: [&str; 10] = [
    "always find",
    "never wait for",
    "trust",
    "can change",
    "share",
    "understand",
    "get rid of",
    "plan by themselves",
    "rely on",
    "see at once",
];
const WHO: [&str; 8] = ["Passengers", "Crews", "Developers", "Colleagues", "Harbour masters", "New employees", "Commuters", "Partners"];
const WHAT: [&str; 16] = [
    "the next departure",
    "a quiet night",
    "an answer",
    "the numbers behind a decision",
    "a place on board",
    "the way ahead",
    "their own roster",
    "a charged ship",
    "what went wrong",
    "the cost of a crossing",
    "a spare part",
    "the weather on the route",
    "a clean harbour",
    "what the others do",
    "one ticket for the whole way",
    "the results of last week",
];
const METRICS: [(&str, &str, f64, f64); 10] = [
    ("Minutes from question to answer", "min", 45.0, 10.0),
    ("Crossings on time", "\"%\"", 88.0, 97.0),
    ("Failed charges a week", "charges", 14.0, 2.0),
    ("Share of trips with one ticket", "\"%\"", 12.5, 60.0),
    ("Hours of overtime", "h", 420.0, 200.0),
    ("Days from order to delivery", "days", 21.0, 5.5),
    ("Visitors who find what they look for", "\"%\"", 54.0, 80.0),
    ("Tonnes of CO₂", "t", 1240.0, 900.0),
    ("People who can take the watch", "people", 3.0, 8.0),
    ("Repairs that came as a surprise", "repairs", 31.0, 12.0),
];
const SENTENCES: [&str; 16] = [
    "We measured it in the spring, and the number surprised everyone who has worked here for long.",
    "Most of the delay comes from waiting for somebody else, not from the work itself.",
    "The teams along the coast have asked for this since the storm in January.",
    "What we learned last period is that small steps reach the quay sooner than large plans.",
    "It takes nothing away from safety: every change goes through the same review as before.",
    "If the number does not move in the first month, we stop and choose another way.",
    "Two of the three ships have the equipment already, the third gets it in the yard.",
    "The people who answer the telephone know best what is wrong, so they are in the group.",
    "We do not know the baseline for the northern routes yet, and say so.",
    "This is **not** about working faster, it is about waiting less.",
    "See [the strategy](STRATEGY) for where this comes from.",
    "Nobody is counted here, only crossings, tickets and hours.",
    "Ærlig talt: vi vet ikke om det går, men vi vet hvordan vi får vite det.",
    "The pilot in the autumn had eleven participants, and nine wanted to go on.",
    "A cheaper solution was tried two years ago, and `failed` for reasons that are written down.",
    "What we choose not to do meanwhile stands on the team's page.",
];

/// A small generator of numbers that look random: SplitMix64.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to, not including, `end`.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn person(&mut self) -> String {
        format!("{} {}", self.pick(&GIVEN), self.pick(&PLACES))
    }

    /// Text of a file that lies where `strategy` leads to the strategy.
    fn paragraphs(&mut self, count: usize, strategy: &str) -> String {
        let paragraph = |numbers: &mut Self| (0..4).map(|_| numbers.pick(&SENTENCES)).collect::<Vec<_>>().join("\n");
        (0..count).map(|_| paragraph(self)).collect::<Vec<_>>().join("\n\n").replace("STRATEGY", strategy)
    }
}

struct Strategy {
    challenges: usize,
    policies: usize,
    goals: usize,
}

const STRATEGY: Strategy = Strategy { challenges: 4, policies: 3, goals: 5 };

fn write(folder: &Path, objectives: usize, seed: u64) -> io::Result<()> {
    let numbers = &mut Numbers(seed);
    let teams = (objectives / 12).max(1);
    let file = |path: &str, text: &str| {
        let path = folder.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)
    };
    file(
        "leadmark.yaml",
        &format!("title: Kystverdi\nlanguage: nb\ntoday: {TODAY}\nperiod: 2026-q4\nbase-url: https://okrs.example.com/\n"),
    )?;
    file("content/index.md", &format!("---\ntitle: Kystverdi\n---\n{}\n", numbers.paragraphs(2, "strategy/index.md")))?;
    strategy(&file, numbers)?;
    for team in 0..teams {
        file(&format!("content/teams/{}/index.md", team_id(team)), &team_text(team, numbers))?;
    }
    for number in 0..objectives {
        let team = number % teams;
        let nth = number / teams;
        // Two thirds of an organisation's files are about what is over or running now.
        let (period, days, over) = PERIODS[nth % PERIODS.len()];
        let parent = (team > 0 && numbers.chance(30)).then(|| format!("{}/{period}/o{:02}", team_id((team - 1) / 6), nth));
        let text = objective(number, days, over, parent, numbers);
        file(&format!("content/teams/{}/{period}/o{nth:02}.md", team_id(team)), &text)?;
    }
    Ok(())
}

fn team_id(team: usize) -> String {
    format!("team-{team:04}")
}

fn strategy(file: &dyn Fn(&str, &str) -> io::Result<()>, numbers: &mut Numbers) -> io::Result<()> {
    let text = numbers.paragraphs(4, "index.md");
    file(
        "content/strategy/index.md",
        &format!("---\ntitle: Strategi\nvision: Kysten henger sammen\nfrom: 2026-01-01\nto: 2028-12-31\n---\n{text}\n"),
    )?;
    for number in 0..STRATEGY.challenges {
        let text = format!(
            "---\ntitle: {} {}\nsummary: {}\n---\n{}\n",
            numbers.pick(&WHO),
            "wait for each other",
            numbers.pick(&SENTENCES[..4]),
            numbers.paragraphs(1, "../index.md")
        );
        file(&format!("content/strategy/challenges/challenge-{number}.md"), &text)?;
    }
    for number in 0..STRATEGY.policies {
        let text = format!(
            "---\ntitle: Small steps in {}\naddresses: [challenge-{number}]\n---\n{}\n",
            numbers.pick(&PLACES),
            numbers.paragraphs(1, "../index.md")
        );
        file(&format!("content/strategy/policies/policy-{number}.md"), &text)?;
    }
    for number in 0..STRATEGY.goals {
        let addresses = number % STRATEGY.challenges;
        let text = format!(
            "---\ntitle: {} {} {}\norder: {number}\naddresses: [challenge-{addresses}]\nmeasures:\n  - title: {}\n    unit: t\n    baseline: 1000\n    target: 400\n    check-ins:\n      - {{date: 2026-06-30, value: 900}}\n---\n{}\n",
            numbers.pick(&WHO),
            numbers.pick(&VERBS),
            numbers.pick(&WHAT),
            numbers.pick(&METRICS).0,
            numbers.paragraphs(2, "../index.md")
        );
        file(&format!("content/strategy/goals/goal-{number}.md"), &text)?;
    }
    Ok(())
}

fn team_text(team: usize, numbers: &mut Numbers) -> String {
    let mut text = format!("---\ntitle: {} {}\n", numbers.pick(&TEAM_WORDS), numbers.pick(&PLACES));
    if team > 0 {
        let _ = writeln!(text, "parent: {}", team_id((team - 1) / 6));
    }
    let _ = writeln!(text, "mission: {} {} {}.", numbers.pick(&WHO), numbers.pick(&VERBS), numbers.pick(&WHAT));
    let _ = writeln!(text, "lead: {}\nmembers: [{}, {}, {}]", numbers.person(), numbers.person(), numbers.person(), numbers.person());
    let _ = writeln!(
        text,
        "heartbeat:\n  - title: Vakt\n    description: Every night, one of us.\n  - title: Uptime\n    unit: \"%\"\n    at-least: 99.5\n    check-ins:\n      - {{date: 2026-11-02, value: 99.{}}}",
        numbers.below(10)
    );
    let _ =
        writeln!(text, "not-doing:\n  - New routes before the ships are ready\n---\n{}", numbers.paragraphs(1, "../../strategy/index.md"));
    text
}

fn objective(number: usize, days: [&str; 3], over: bool, parent: Option<String>, numbers: &mut Numbers) -> String {
    let mut text = format!(
        "---\ntitle: {} {} {}\nowner: {}\nsupports:\n",
        numbers.pick(&WHO),
        numbers.pick(&VERBS),
        numbers.pick(&WHAT),
        numbers.person()
    );
    match parent {
        Some(parent) => {
            let _ = writeln!(text, "  - {parent}: It takes away the wait before it");
        }
        None => {
            let _ = writeln!(text, "  - goals/goal-{}: The crossings that wait longest come first", numbers.below(STRATEGY.goals));
        }
    }
    text.push_str("key-results:\n");
    for nth in 0..3 + numbers.below(3) {
        key_result(&mut text, nth, days, numbers);
    }
    if numbers.chance(50) {
        let _ = writeln!(text, "initiatives:\n  - {{title: Pilot in {}, for: kr-0, status: doing}}", numbers.pick(&PLACES));
    }
    if !days[2].is_empty() {
        let status = numbers.pick(&["on-track", "on-track", "on-track", "at-risk", "off-track"]);
        let _ = writeln!(text, "check-ins:\n  - {{date: {}, status: {status}, note: As discussed on Monday}}", days[2]);
    }
    if over {
        let _ = writeln!(text, "outcome: {}\nscore: 0.{}", numbers.pick(&["achieved", "partly", "missed"]), numbers.below(10));
        let _ = writeln!(text, "reflection: We would begin with the harbours next time.");
    }
    let _ = writeln!(
        text,
        "---\n{}",
        if number.is_multiple_of(2) {
            numbers.paragraphs(3, "../../../strategy/index.md")
        } else {
            numbers.paragraphs(1, "../../../strategy/index.md")
        }
    );
    text
}

fn key_result(text: &mut String, nth: usize, days: [&str; 3], numbers: &mut Numbers) {
    let place = numbers.pick(&PLACES);
    let (metric, unit, baseline, target) = numbers.pick(&METRICS);
    let _ = writeln!(text, "  - id: kr-{nth}");
    if numbers.chance(12) {
        let _ = writeln!(text, "    title: \"{place}: handed over to those who use it\"\n    milestones:");
        let _ = writeln!(
            text,
            "      - {{title: Pilot, score: 0.3, reached: 2026-05-04}}\n      - {{title: One route, score: 0.7}}\n      - {{title: All routes, score: 1}}"
        );
        return;
    }
    let _ = writeln!(text, "    title: {metric}, {place}\n    unit: {unit}\n    baseline: {baseline}\n    target: {target}");
    if days[0].is_empty() {
        return;
    }
    text.push_str("    check-ins:\n");
    let step = (target - baseline) / 4.0;
    for (week, day) in days.iter().enumerate() {
        let value = baseline + step * week as f64 + step * numbers.below(100) as f64 / 100.0;
        let note = if numbers.chance(50) {
            format!(", note: {}", numbers.pick(&["Better than feared", "The yard is late", "New crews are trained"]))
        } else {
            String::new()
        };
        let _ = writeln!(text, "      - {{date: {day}, value: {value:.1}, confidence: {}{note}}}", 3 + numbers.below(7));
    }
}
