use std::collections::BTreeMap;
use std::sync::Arc;

use icu::decimal::input::Decimal;
use icu::locale::Locale;
use icu::plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use serde::Serialize;

use super::{Renderer, renderer};
use crate::finding::Findings;
use crate::settings::Settings;
use crate::source::{SourceFile, Span, Spanned};
use crate::theme::assets::Assets;
use crate::theme::{Strings, Template, Theme};

const EN: &str = "goal = Goal\nof-goals = { $n ->\n    [one] { $n } goal\n   *[other] { $n } goals\n}\nby = By { $who } & co\nlong = { goal }: { $n }\n\
                  only-en = Only\nalert-note = Note & so on\nyear-is = Year { $year }\n";
const NB: &str = "goal = Mål\nof-goals = { $n ->\n    [one] { $n } mål\n   *[other] { $n } måla\n}\nby = Av { $who } & co\nlong = { goal }: { $n }\n\
                  alert-note = Merk\nyear-is = År { $year }\n";

fn file(path: &str, text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile { path: path.into(), text: text.to_owned() })
}

pub(super) fn theme(templates: &[(&str, &str)]) -> Theme {
    let strings =
        |language: &str, text: &str| Strings { language: language.to_owned(), file: file(&format!("strings/{language}.ftl"), text) };
    let template = |(name, text): &(&str, &str)| Template { name: (*name).to_owned(), file: file(&format!("templates/{name}"), text) };
    Theme {
        templates: templates.iter().map(template).collect(),
        strings: vec![strings("en", EN), strings("nb", NB)],
        assets: Assets::default(),
        prefixes: vec!["default/".to_owned()],
    }
}

fn made(language: &str, own: &[(&str, &str)], templates: &[(&str, &str)]) -> (Renderer, Findings) {
    let theme = theme(templates);
    let settings = Settings {
        language: Spanned::new(language.to_owned(), Span::default()),
        strings: own.iter().map(|(name, words)| ((*name).to_owned(), Spanned::new((*words).to_owned(), Span::default()))).collect(),
        ..Settings::default()
    };
    let mut findings = Findings::new();
    let renderer = renderer(&mut findings, &theme, &settings);
    (renderer, findings)
}

#[derive(Serialize)]
struct Data {
    n: f64,
    none: Option<f64>,
    day: &'static str,
    words: &'static str,
    html: &'static str,
    list: Vec<&'static str>,
}

const DATA: Data =
    Data { n: 1240.5, none: None, day: "2026-10-12", words: "<i> & \"x\"", html: "<p><!--t:alert-note--></p>", list: Vec::new() };

fn rendered(language: &str, template: &str) -> String {
    let (renderer, _) = made(language, &[("goal", "Pillar")], &[("default/page.html", template)]);
    match renderer.page("page.html", DATA) {
        Ok(page) => {
            let context = tera::Context::from_serialize(&DATA).unwrap();
            let by = |tera: &tera::Tera| tera.render("page.html", &context).unwrap();
            assert_eq!(by(&renderer.tera), by(renderer.folded.get().unwrap().as_ref().unwrap()), "{template}");
            String::from_utf8(page).unwrap()
        }
        Err(finding) => format!("{:?}: {}", finding.at.place.words(), finding.message),
    }
}

#[test]
fn what_templates_can_say() {
    let check = |language, template: &str, expected: &str| assert_eq!(rendered(language, template), expected, "{template}");
    check(
        "nb",
        "{{ n | number }} {{ n | number(digits=0) }} {{ n | number(fixed=2, sign=true) }} {{ none | number }}",
        "1\u{a0}240,5 1\u{a0}241 +1\u{a0}240,50 ",
    );
    check(
        "en",
        "{% set rows = [{\"of\": \"f\", \"n\": 1}, {\"of\": 2, \"n\": 2}, {\"of\": \"a\", \"n\": 3}, {\"of\": true, \"n\": 4}, \
         {\"of\": \"f\", \"n\": 5}, {\"of\": none}] %}\
         {% for key, group in rows | group_by(attribute=\"of\") %}{{ key }}: {% for row in group %}{{ row.n }} {% endfor %}{% endfor %}",
        "f: 1 5 2: 2 a: 3 true: 4 ",
    );
    check("en", "{{ 0.62 | percent }} {{ 0.625 | percent(digits=1) }}", "62% 62.5%");
    check(
        "nb",
        "{{ day | date }} {{ day | date(form=\"short\") }} {{ dates(from=day, to=\"2026-12-31\", form=\"short\") }}",
        "12. okt. 2026 12. okt. 12. okt. – 31. des.",
    );
    check("en", "{{ t(key=\"goal\") }} {{ t(key=\"of-goals\", n=1) }} {{ \"of-goals\" | t(n=1240) }}", "Pillar 1 goal 1,240 goals");
    check(
        "nb",
        "{{ t(key=\"long\", n=n) }} {{ t(key=\"only-en\") }} {{ t(key=\"year-is\", year=2026) }}",
        "Pillar: 1\u{a0}240,5 Only År 2026",
    );
    check("en", "{{ t(key=\"go\" ~ \"ne\") }}", "⟦gone⟧");
    check("en", "{{ t(key=\"by\", who=words) }}", "By &lt;i&gt; &amp; &quot;x&quot; &amp; co");
    check(
        "en",
        "{% set who %}<b>{{ words }}</b>{% endset %}{{ t(key=\"by\", who=who) }}",
        "By <b>&lt;i&gt; &amp; &quot;x&quot;</b> &amp; co",
    );
    check("nb", "{{ html | safe }}", "<p>Merk</p>");
    check("en", "{{ html | safe }} {{ words | safe }}", "<p>Note &amp; so on</p> <i> & \"x\"");
    check(
        "en",
        "<script type=\"application/json\">{{ words | json }}</script>",
        "<script type=\"application/json\">\"\\u003ci\\u003e \\u0026 \\\"x\\\"\"</script>",
    );
    check(
        "en",
        "{{ day | date(form=\"shrt\") }}",
        "\"date(form=\\\"shrt\\\")\": there is no date form `shrt`: short, medium, long, month, month-short, weekday, iso",
    );
    check("en", "{{ list | number }}", "\"number\": the filter `number` cannot write `[]`");
    check("en", "{{ gone.field }}", "\"gone\": variable `gone` is not defined. Available variables: day, html, list, n, none, words");
}

/// The word of each language for so many, as ICU has it.
#[test]
fn plurals_as_icu_has_them() {
    let words = "n = { $n ->\n    [zero] zero\n    [one] one\n    [two] two\n    [few] few\n    [many] many\n   *[other] other\n}\n";
    let numbers = (0..=130).map(f64::from).chain([0.1, 0.5, 1.1, 1.5, 1.9, 2.5, 10.5, 21.5, 999.0, 1000.0, 1001.0, 1_000_000.0, 1e12]);
    let numbers: Vec<f64> = numbers.collect();
    let list = numbers.iter().map(f64::to_string).collect::<Vec<_>>().join(", ");
    for language in ["en", "nb", "nn", "sv", "da", "de"] {
        let mut theme = Theme { templates: Vec::new(), strings: Vec::new(), assets: Assets::default(), prefixes: Vec::new() };
        theme.strings.push(Strings { language: language.to_owned(), file: file("x.ftl", words) });
        let template = format!("{{% for n in [{list}] %}}{{{{ t(key=\"n\", n=n) }}}} {{% endfor %}}");
        theme.templates.push(Template { name: "p.txt".to_owned(), file: file("p.txt", &template) });
        let settings = Settings { language: Spanned::new(language.to_owned(), Span::default()), ..Settings::default() };
        let mut findings = Findings::new();
        let page = renderer(&mut findings, &theme, &settings).page("p.txt", &DATA).unwrap();
        let rules = PluralRules::try_new(language.parse::<Locale>().unwrap().into(), PluralRulesOptions::default()).unwrap();
        let icu = |number: &f64| match rules.category_for(&Decimal::try_from_str(&number.to_string()).unwrap()) {
            PluralCategory::Zero => "zero ",
            PluralCategory::One => "one ",
            PluralCategory::Two => "two ",
            PluralCategory::Few => "few ",
            PluralCategory::Many => "many ",
            PluralCategory::Other => "other ",
        };
        assert_eq!(String::from_utf8(page).unwrap(), numbers.iter().map(icu).collect::<String>(), "{language}");
        assert_eq!(findings, []);
    }
}

#[test]
fn mistakes_are_found_where_they_stand() {
    let check = |templates: &[(&str, &str)], expected: &[&str]| {
        let (renderer, findings) = made("en", &[], templates);
        let said: Vec<_> = findings.iter().filter(|finding| !finding.message.contains("in `en`")).collect();
        let said: Vec<_> = said
            .iter()
            .map(|finding| format!("{} {:?}: {}", finding.at.place.file.path, finding.at.place.words(), finding.message))
            .collect();
        assert_eq!(said, expected);
        assert!(renderer.has("page.html") || templates.len() == 1);
    };
    let good = ("default/page.html", "{% block a %}{% endblock a %}");
    check(&[good], &[]);
    check(
        &[good, ("page.html", "x\n{% if %}"), ("b.html", "{{ a ")],
        &[
            "templates/page.html \"%}\": found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`",
            "templates/b.html \"a\": unexpected end of input",
        ],
    );
    check(
        &[good, ("page.html", "æ\n{{ 1 | nmber }}{{ 1 | gone }}")],
        &["templates/page.html \"nmber\": unknown filter `nmber`", "templates/page.html \"gone\": unknown filter `gone`"],
    );
    check(
        &[good, ("page.html", "{% extends \"base.html\" %}")],
        &["templates/page.html \"base.html\": there is no template `base.html` to extend"],
    );
    check(&[good, ("page.html", "{% extends \"page.html\" %}")], &["templates/page.html \"\": this template extends itself in the end"]);
    check(&[good, ("page.html", "{% include \"a.html\" %}")], &["templates/page.html \"\\\"a.html\\\"\": unknown template `a.html`"]);
    check(
        &[("default/page.html", "{% if %}")],
        &[
            "templates/default/page.html \"%}\": found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`",
        ],
    );
    let child = ("default/c.html", "{% extends \"page.html\" %}{% block a %}x{% endblock a %}");
    check(&[good, child, ("page.html", "mine")], &["templates/page.html \"\": this template has no block `a`"]);
    check(&[good, ("b.html", "{{ t(key=\"gaol\") }}")], &["templates/b.html \"gaol\": the theme has no string `gaol`"]);
}

#[test]
fn an_override_extends_the_original() {
    let templates = [
        ("default/base.html", "<{% block a %}base{% endblock a %}>"),
        ("default/page.html", "{% extends \"base.html\" %}{% block a %}page {{ super() }}{% endblock a %}"),
        ("base.html", "{% extends \"default/base.html\" %}{% block a %}own{% endblock a %}"),
    ];
    let (renderer, findings) = made("en", &[], &templates);
    assert_eq!(findings.len(), 0, "{findings:?}");
    assert_eq!(renderer.page("page.html", DATA).map(|page| String::from_utf8(page).unwrap()), Ok("<page own>".to_owned()));
}

#[test]
fn the_default_theme_is_without_a_mistake() {
    for language in ["en", "nb", "nn", "da", "de", "sv"] {
        let text = format!("title: x\nlanguage: {language}\n");
        let settings_file = file("leadmark.yaml", &text);
        let settings =
            Settings { file: settings_file, language: Spanned::new(language.to_owned(), Span::new(19, 21)), ..Settings::default() };
        let mut findings = Findings::new();
        let theme = crate::theme::theme(&mut findings, &BTreeMap::new(), &BTreeMap::new(), &settings);
        let renderer = renderer(&mut findings, &theme, &settings);
        assert!(super::folded::folded(&renderer.empty, &renderer.files, &renderer.strings, &renderer.assets).is_some(), "{language}");
        let said: Vec<_> = findings.iter().map(|finding| format!("{} {}", finding.at.place.file.path, finding.message)).collect();
        assert_eq!(said, [""; 0]);
    }
}
