use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8PathBuf;

use super::{Theme, theme};
use crate::finding::Findings;
use crate::settings::Settings;
use crate::source::{SourceFile, Span, Spanned};

fn files(files: &[(&str, &str)]) -> BTreeMap<Utf8PathBuf, Arc<[u8]>> {
    files.iter().map(|(path, text)| (Utf8PathBuf::from(path), Arc::from(text.as_bytes()))).collect()
}

fn made(name: &str, folder: &[(&str, &str)], overrides: &[(&str, &str)]) -> (Theme, Vec<String>) {
    let text = format!("title: x\ntheme: {name}\n");
    let settings_file = Arc::new(SourceFile { path: "leadmark.yaml".into(), text });
    let theme_name = Spanned::new(name.to_owned(), Span::new(16, 16 + name.len()));
    let settings = Settings { file: settings_file, theme: theme_name, ..Settings::default() };
    let mut findings = Findings::new();
    let theme = theme(&mut findings, &files(overrides), &files(folder), &settings);
    let said =
        |finding: crate::finding::Finding| format!("{}: {}; {}", finding.at.place.file.path, finding.message, finding.help.join(" "));
    (theme, findings.into_iter().map(said).collect())
}

#[test]
fn layers() {
    let (theme, findings) = made(
        "our-look",
        &[("theme.yaml", "context: 1"), ("templates/base.html", "folder"), ("strings/en.ftl", "a = folder")],
        &[("templates/base.html", "own"), ("strings/en.ftl", "a = own")],
    );
    assert_eq!(findings, [""; 0]);
    assert_eq!(theme.prefixes, ["our-look/", "default/"]);
    let names: Vec<_> = theme.templates.iter().map(|template| template.name.as_str()).filter(|name| name.ends_with("base.html")).collect();
    assert_eq!(names.last_chunk::<2>(), Some(&["our-look/base.html", "base.html"]));
    let last = theme.strings.last().map(|strings| strings.file.path.as_str());
    assert_eq!(last, Some("theme/strings/en.ftl"));
}

#[test]
fn mistakes() {
    let check = |name, folder: &[(&str, &str)], overrides: &[(&str, &str)], expected: &[&str]| {
        assert_eq!(made(name, folder, overrides).1, expected);
    };
    check("defualt", &[], &[], &["leadmark.yaml: there is no theme `defualt`; did you mean `default`?"]);
    check(
        "look",
        &[("templates/a.html", "")],
        &[],
        &["look/theme.yaml: the theme in `look` has no `theme.yaml`; add one that says `context: 1`"],
    );
    check(
        "look",
        &[("theme.yaml", "context: 2")],
        &[],
        &[
            "look/theme.yaml: this theme was written for a newer leadmark (context 2); this leadmark knows context 1 to 1: use a newer one, or an \
           older edition of the theme",
        ],
    );
    check(
        "default",
        &[],
        &[("template/base.html", "")],
        &["theme/template/base.html: nothing in a theme is named `template/base.html`; did you mean the folder `templates`?"],
    );
    check(
        "default",
        &[],
        &[("assets/css/token.css", "")],
        &[
            "theme/assets/css/token.css: `assets/css/token.css` replaces nothing, and no template uses it; did you mean `assets/css/tokens.css`?",
        ],
    );
    check(
        "default",
        &[],
        &[("assets/css/garden.css", "b { background: url(\"gone.svg\") }")],
        &["theme/assets/css/garden.css: the theme has no asset `css/gone.svg`; "],
    );
}

#[test]
fn fingerprints_follow_what_an_asset_leads_to() {
    let assets = |dot: &str| {
        let folder = [
            ("theme.yaml", "context: 1"),
            (
                "assets/css/main.css",
                "/* url(no.svg) */ @import \"reset.css\"; a { b: url('../img/dot.svg?x#y') url(data:x) url(#z) url( reset.css ) }",
            ),
            ("assets/css/reset.css", "c {}"),
            ("assets/img/dot.svg", dot),
            ("assets/js/one.js", "import { b } from \"./two.js\"; const x = \"./none.js\"; import(`../js/one.js`);"),
            ("assets/js/two.js", "import './one.js';"),
        ];
        made("look", &folder, &[]).0.assets
    };
    let (first, second) = (assets("<svg/>"), assets("<svg />"));
    let path = |assets: &super::Assets, name: &str| assets.get(name).map(|asset| asset.path.clone()).unwrap_or_default();
    for (name, same) in [("css/main.css", false), ("css/reset.css", true), ("img/dot.svg", false), ("js/one.js", true)] {
        assert_eq!(path(&first, name) == path(&second, name), same, "{name}");
    }
    let text = |name: &str| String::from_utf8(first.get(name).map(|asset| asset.bytes.to_vec()).unwrap_or_default()).unwrap();
    let below = |name: &str| path(&first, name).strip_prefix("assets/").map(str::to_owned).unwrap_or_default();
    let (dot, reset, one, two) = (below("img/dot.svg"), below("css/reset.css"), below("js/one.js"), below("js/two.js"));
    assert!(dot.starts_with("img/dot.") && dot.len() == "img/dot.0123456789.svg".len(), "{dot}");
    assert_eq!(
        text("css/main.css"),
        format!("/* url(no.svg) */ @import \"../{reset}\"; a {{ b: url('../{dot}?x#y') url(data:x) url(#z) url( ../{reset} ) }}")
    );
    assert_eq!(text("js/one.js"), format!("import {{ b }} from \"../{two}\"; const x = \"./none.js\"; import(`../{one}`);"));
    assert_eq!(text("js/two.js"), format!("import '../{one}';"));
    let integrity = first.get("css/reset.css").map(|asset| asset.integrity.clone());
    assert_eq!(integrity.as_deref(), Some("sha384-sm5AhhbjJj2yzRjmmZ0hFCN1MXPWluLPsfho6OkPnznqvUnRw2q4wCplNiNBKYPP"));
}
