//! How rules put titles and lists into sentences, and what they hear in titles.

/// Longest title that a message repeats whole, in characters.
const LONG: usize = 70;

/// “The title”, cut at a word where it is long.
pub fn quoted(title: &str) -> String {
    if title.chars().count() <= LONG {
        return format!("“{title}”");
    }
    let head: String = title.chars().take(LONG).collect();
    let cut = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("“{}…”", head[..cut].trim_end_matches([' ', ',', ':', ';']))
}

/// “A”, “B” and “C”; the first `most`, and how many more.
pub fn listed<'a>(titles: impl IntoIterator<Item = &'a str>, most: usize) -> String {
    let mut quoted: Vec<String> = titles.into_iter().map(quoted).collect();
    if quoted.len() > most {
        let rest = quoted.len() - most;
        quoted.truncate(most);
        return format!("{} and {rest} more", quoted.join(", "));
    }
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.join(""),
    }
}

/// `1 day`, `3 days`
pub fn counted(count: i64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Verbs with which tasks begin in English, in the form in which one is asked to do them.
const TASKS_EN: &[&str] = &[
    "launch",
    "implement",
    "build",
    "create",
    "develop",
    "deliver",
    "ship",
    "migrate",
    "roll out",
    "introduce",
    "write",
    "finish",
    "complete",
    "release",
    "set up",
    "establish",
    "deploy",
    "install",
    "organise",
    "organize",
    "prepare",
    "design",
    "upgrade",
    "replace",
    "publish",
    "arrange",
    "plan",
    "hire",
    "conduct",
    "carry out",
    "buy",
    "procure",
    "document",
    "rewrite",
    "refactor",
    "automate",
    "integrate",
    "evaluate",
    "investigate",
    "map",
];

/// The same in Norwegian, bokmål and nynorsk, infinitive and imperative.
const TASKS_NO: &[&str] = &[
    "implementere",
    "implementer",
    "lansere",
    "lanser",
    "utvikle",
    "utvikl",
    "bygge",
    "byggje",
    "bygg",
    "lage",
    "lag",
    "innføre",
    "innfør",
    "etablere",
    "etabler",
    "levere",
    "lever",
    "migrere",
    "migrer",
    "rulle ut",
    "rull ut",
    "skrive",
    "skriv",
    "fullføre",
    "fullfør",
    "ferdigstille",
    "ferdigstill",
    "gjennomføre",
    "gjennomfør",
    "arrangere",
    "arranger",
    "opprette",
    "opprett",
    "sette opp",
    "setje opp",
    "sett opp",
    "installere",
    "installer",
    "oppgradere",
    "oppgrader",
    "bytte",
    "byte",
    "bytt",
    "erstatte",
    "erstatt",
    "utarbeide",
    "utarbeid",
    "planlegge",
    "planleggje",
    "planlegg",
    "kartlegge",
    "kartleggje",
    "kartlegg",
    "evaluere",
    "evaluer",
    "ansette",
    "tilsetje",
    "anskaffe",
    "anskaff",
    "publisere",
    "publiser",
    "dokumentere",
    "dokumenter",
    "automatisere",
    "automatiser",
    "ta i bruk",
    "få på plass",
    "integrere",
    "integrer",
    "utrede",
    "utgreie",
    "kjøpe",
    "kjøpe inn",
];

/// Words with which an activity begins, beside the tasks.
const ACTIVITIES_EN: &[&str] = &[
    "hold",
    "have",
    "attend",
    "meet",
    "discuss",
    "review",
    "analyse",
    "analyze",
    "research",
    "explore",
    "support",
    "help",
    "work",
    "continue",
    "participate",
    "run",
    "start",
    "begin",
    "try",
    "focus",
    "coordinate",
    "communicate",
    "follow up",
    "look into",
    "host",
];

/// The same in Norwegian.
const ACTIVITIES_NO: &[&str] = &[
    "holde",
    "halde",
    "ha",
    "avholde",
    "delta",
    "møte",
    "diskutere",
    "gjennomgå",
    "analysere",
    "analyser",
    "undersøke",
    "undersøk",
    "utforske",
    "støtte",
    "hjelpe",
    "jobbe",
    "arbeide",
    "fortsette",
    "fortsetje",
    "starte",
    "begynne",
    "byrje",
    "prøve",
    "fokusere",
    "koordinere",
    "kommunisere",
    "følge opp",
    "følgje opp",
    "se på",
    "sjå på",
    "bidra",
    "delta i",
    "være med",
    "vere med",
];

/// The verb with which `title` begins as a task does, as written.
pub fn task<'a>(title: &'a str, language: &str) -> Option<&'a str> {
    begins(title, if norwegian(language) { TASKS_NO } else { TASKS_EN })
}

/// The words with which `title` begins as an activity does, as written.
pub fn activity<'a>(title: &'a str, language: &str) -> Option<&'a str> {
    task(title, language).or_else(|| begins(title, if norwegian(language) { ACTIVITIES_NO } else { ACTIVITIES_EN }))
}

fn norwegian(language: &str) -> bool {
    matches!(language, "nb" | "nn" | "no")
}

fn begins<'a>(title: &'a str, words: &[&str]) -> Option<&'a str> {
    let title = title.trim_start_matches(|character: char| !character.is_alphanumeric());
    let title = title.strip_prefix("å ").or_else(|| title.strip_prefix("Å ")).unwrap_or(title);
    let first = title.chars().next()?.to_lowercase().next()?;
    words.iter().filter(|word| word.starts_with(first)).find_map(|word| {
        let mut rest = title.char_indices();
        for expected in word.chars() {
            let (_, found) = rest.next()?;
            if !found.to_lowercase().eq(expected.to_lowercase()) {
                return None;
            }
        }
        match rest.next() {
            None => Some(title),
            Some((end, next)) => (!next.is_alphanumeric() && next != '-').then(|| &title[..end]),
        }
    })
}

/// The first number in `title` that measures something: not a year, not part of a name such as `C100`, `24/7` or `B2B`.
pub fn number(title: &str) -> Option<&str> {
    let words = title.split_whitespace().map(|word| word.trim_matches(|it: char| !it.is_alphanumeric() && it != '%'));
    words.into_iter().find(|word| {
        let figures = word.trim_end_matches('%');
        let plain =
            figures.chars().all(|it| it.is_ascii_digit() || matches!(it, '.' | ',')) && figures.contains(|it: char| it.is_ascii_digit());
        let year = word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2200).contains(&year));
        plain && !year
    })
}

#[cfg(test)]
mod tests {
    use super::{activity, listed, number, quoted, task};

    #[test]
    fn titles_in_sentences() {
        assert_eq!(quoted("Short"), "“Short”");
        let long = "Our digital experiences are the best way to access VA health care and benefits";
        assert_eq!(quoted(long), "“Our digital experiences are the best way to access VA health care and…”");
        assert_eq!(listed(["A", "B", "C"], 3), "“A”, “B” and “C”");
        assert_eq!(listed(["A", "B", "C"], 2), "“A”, “B” and 1 more");
        assert_eq!(listed(["A"], 2), "“A”");
    }

    #[test]
    fn tasks() {
        let check = |title, language, expected| assert_eq!(task(title, language), expected, "{title}");
        check("Launch the app", "en", Some("Launch"));
        check("Roll out the app", "en", Some("Roll out"));
        check("Launches are calm", "en", None);
        check("Build-time is short", "en", None);
        check("Implementere nytt system", "nb", Some("Implementere"));
        check("Å innføre nytt system", "nb", Some("innføre"));
        check("Setje opp nytt system", "nn", Some("Setje opp"));
        check("Fornøyde kunder", "nb", None);
        check("Launch", "en", Some("Launch"));
    }

    #[test]
    fn activities() {
        assert_eq!(activity("Hold three workshops", "en"), Some("Hold"));
        assert_eq!(activity("Holdbare priser", "nb"), None);
        assert_eq!(activity("Følge opp kunder", "nb"), Some("Følge opp"));
        assert_eq!(activity("Customers come back", "en"), None);
    }

    #[test]
    fn numbers() {
        let check = |title, expected| assert_eq!(number(title), expected, "{title}");
        check("Raise revenue by 20%", Some("20%"));
        check("Cut 3.5 hours", Some("3.5"));
        check("Our objectives for 2026", None);
        check("All C100 systems, 24/7", None);
        check("5G everywhere", None);
        check("Top 10, always", Some("10"));
        check("No numbers", None);
    }
}
