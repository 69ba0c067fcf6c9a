//! The page on which a theme shows its parts: the tokens of its look, and the contexts of pages that hold one of everything.

use crate::view::Views;
use crate::view::context::{PageContext, ThemeContext, Token};
use crate::view::here::Here;
use crate::view::pages::{Content, PageView, Subject};
use crate::view::urls::anchor;

/// Where it stands. No page of an organisation begins with `_`.
pub const FOLDER: &str = "_theme/";

/// How a colour begins.
const COLOURS: [&str; 10] = ["light-dark(", "#", "rgb", "hsl", "hwb", "lab(", "lch(", "oklab(", "oklch(", "color"];

impl Views {
    /// The page of the theme's parts, over an organisation that has one of everything.
    pub fn parts_page(&self, tokens: Vec<Token>) -> PageView {
        let okrs = &self.okrs;
        let results = okrs.objective_ids().flat_map(|id| okrs.objective(id).key_results.iter());
        let here = Here::new(self, "", results.map(|result| anchor(&result.entry.id).into_owned()));
        let running = |id: &_| okrs.objective(*id).period == okrs.current;
        let (now, then): (Vec<_>, Vec<_>) = okrs.objective_ids().partition(running);
        let worked_on = okrs.element_ids().find(|&id| !okrs.element(id).measures.is_empty());
        let team = okrs.team_ids().find(|&id| !okrs.team(id).objectives.is_empty());
        let over = okrs.period_ids().find(|&id| okrs.period(id).dates.to < okrs.today && !okrs.period(id).objectives.is_empty());
        let theme = ThemeContext {
            tokens,
            front: here.front_page(),
            strategy: here.strategy_page(),
            element: worked_on.map(|id| Box::new(here.element_page(id))),
            teams: here.teams_page(),
            team: team.map(|id| Box::new(here.team_page(id, okrs.current))),
            period: over.map(|id| Box::new(here.period_page(id))),
            objectives: now.into_iter().chain(then).map(|id| here.objective_page(id)).collect(),
        };
        // It has a frame like the page for addresses where there is nothing: no section, no way to it, no source.
        let page = PageContext { kind: "theme", ..here.page(Subject::NotFound) };
        PageView { site: here.shared_site(Subject::NotFound), page, content: Content::Theme(Box::new(theme)) }
    }
}

/// The custom properties that `css` sets, in its order, each as it is set first.
pub fn tokens(css: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for line in uncommented(css).split([';', '{', '}']) {
        let Some((name, value)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(':')) else { continue };
        let (name, value) = (name.trim(), value.split_whitespace().collect::<Vec<_>>().join(" "));
        if !value.is_empty() && tokens.iter().all(|token| token.name != name) {
            tokens.push(Token { name: name.to_owned(), kind: kind(name, &value), value });
        }
    }
    tokens
}

fn uncommented(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("*/").map_or("", |(_, after)| after))
}

fn kind(name: &str, value: &str) -> &'static str {
    let prefixed = ["font", "size", "space"].into_iter().find(|kind| name.strip_prefix(kind).is_some_and(|rest| rest.starts_with('-')));
    prefixed.unwrap_or(if COLOURS.iter().any(|colour| value.starts_with(colour)) { "colour" } else { "other" })
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn tokens_are_read_from_a_style_sheet() {
        let check = |css: &str, expected: &[(&str, &str, &str)]| {
            let found = tokens(css);
            let found: Vec<_> = found.iter().map(|token| (token.name.as_str(), token.value.as_str(), token.kind)).collect();
            assert_eq!(found, expected, "{css}");
        };
        check("", &[]);
        check("a { --x", &[]);
        check("a { color: var(--x) }", &[]);
        check(":root { --size-xl : 1.5rem; --space-1: .25rem }", &[("size-xl", "1.5rem", "size"), ("space-1", ".25rem", "space")]);
        check(
            ":root { --font-text: A,\n  \"B C\" ; --paper: light-dark(#fff, #000);\n--accent:#7a1f5c }",
            &[("font-text", "A, \"B C\"", "font"), ("paper", "light-dark(#fff, #000)", "colour"), ("accent", "#7a1f5c", "colour")],
        );
        // What is said in a comment, or again for paper, is no other token.
        check("/* --no: 1; */ :root { --page: 74rem /* wide */; } @media print { :root { --page: 1rem } }", &[("page", "74rem", "other")]);
        check(":root { --sizes: 1; --a: 1 } /* --b: 2", &[("sizes", "1", "other"), ("a", "1", "other")]);
    }
}
