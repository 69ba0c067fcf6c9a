//! A template engine's errors as findings at the line of the theme they are about.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, ErrorKind, Tera};

use super::nowhere;
use crate::finding::Finding;
use crate::source::{Place, SourceFile, Span};
use crate::theme::Template;

/// What is wrong with one template.
pub(super) struct Mistake {
    /// Its name.
    pub(super) template: String,
    /// What is wrong.
    pub(super) finding: Finding,
}

/// Every mistake that keeps `templates` from being used together. Where one does not parse, all that do not are named at once.
pub(super) fn in_templates(
    error: &Error,
    templates: &[&Template],
    prefixes: &[String],
    empty: &Tera,
    settings: &Arc<SourceFile>,
) -> Vec<Mistake> {
    let file = |name: &str| templates.iter().find(|template| template.name == name).map(|template| &template.file);
    let at = |name: &str, span: Span| file(name).map_or_else(|| nowhere(settings), |file| Place::new(file, span));
    let mistake = |name: &str, span: Span, message: &str| Mistake { template: name.to_owned(), finding: finding(at(name, span), message) };
    match error.kind() {
        ErrorKind::SyntaxError(_) => templates
            .iter()
            .filter_map(|template| {
                let error = empty.clone().add_raw_template(&template.name, &template.file.text).err()?;
                let ErrorKind::SyntaxError(report) = error.kind() else { return None };
                Some(mistake(&template.name, Span::new(report.span().range.start, report.span().range.end), report.message()))
            })
            .collect(),
        ErrorKind::MissingParent { current, parent } => {
            let span = file(current).and_then(|file| words(file, parent)).unwrap_or_default();
            vec![mistake(current, span, &format!("there is no template `{parent}` to extend"))]
        }
        ErrorKind::CircularExtend { tpl, .. } => vec![mistake(tpl, Span::default(), "this template extends itself in the end")],
        ErrorKind::CircularInclude { tpl, include_chain } => {
            vec![mistake(tpl, Span::default(), &format!("this template includes itself in the end: {}", include_chain.join(" → ")))]
        }
        _ => {
            let text = error.to_string();
            let mut mistakes: Vec<Mistake> = Vec::new();
            for (name, span, message) in text.split("\n\n").filter_map(|report| reported(report, &file)) {
                let lacking = lacking_block(&message).and_then(|block| Some((block, replaced_parent(&name, templates, prefixes)?)));
                let next = match lacking {
                    Some((block, parent)) => lacks(parent, block, &name),
                    None => mistake(&name, span, &message),
                };
                let known = |known: &Mistake| known.template == next.template && known.finding.message == next.finding.message;
                if !mistakes.iter().any(known) {
                    mistakes.push(next);
                }
            }
            if !mistakes.is_empty() {
                return mistakes;
            }
            // Two components of one name: the later template in the nearest layer gives way.
            let named: Vec<&&Template> = templates.iter().filter(|template| text.contains(&format!("`{}`", template.name))).collect();
            let name = named.last().map_or("", |template| template.name.as_str());
            vec![mistake(name, Span::default(), &text)]
        }
    }
}

/// The block of a message such as "Block `title` is not defined in any parent template".
fn lacking_block(message: &str) -> Option<&str> {
    message.strip_prefix("Block `")?.strip_suffix("` is not defined in any parent template")
}

/// The template that `name` extends, where it is one of a nearer layer: then not `name` is wrong, which was there before.
fn replaced_parent<'t>(name: &str, templates: &[&'t Template], prefixes: &[String]) -> Option<&'t Template> {
    let find = |name: &str| templates.iter().copied().find(|template| template.name == name);
    let text = &find(name)?.file.text;
    let after = text[text.find("extends")? + "extends".len()..].trim_start();
    let quote = after.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let parent = after[1..].split(quote).next()?;
    let parent = find(parent).or_else(|| prefixes.iter().find_map(|prefix| find(&format!("{prefix}{parent}"))))?;
    let layer = |name: &str| prefixes.iter().position(|prefix| name.starts_with(prefix.as_str()));
    (layer(&parent.name) != layer(name)).then_some(parent)
}

fn lacks(parent: &Template, block: &str, child: &str) -> Mistake {
    let place = Place::new(&parent.file, Span::default());
    let finding = Finding::error("theme-template", place, format!("this template has no block `{block}`"))
        .why("templates that extend it fill that block")
        .help(format!("add `{{% block {block} %}}{{% endblock {block} %}}` where it belongs; `{child}` is one that fills it"));
    Mistake { template: parent.name.clone(), finding }
}

/// What went wrong while `template` was being rendered.
pub(super) fn in_page(error: &Error, template: &str, files: &BTreeMap<String, Arc<SourceFile>>, settings: &Arc<SourceFile>) -> Finding {
    let file = |name: &str| files.get(name);
    match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
            let span = Span::new(report.span().range.start, report.span().range.end);
            let place = file(report.filename()).map_or_else(|| nowhere(settings), |file| Place::new(file, span));
            let finding = finding(place, report.message());
            if report.filename().ends_with(template) { finding } else { finding.help(format!("it was used for a page of `{template}`")) }
        }
        ErrorKind::TemplateNotFound(name) => finding(nowhere(settings), &format!("the theme has no template `{name}`")),
        _ => finding(nowhere(settings), &format!("`{template}` cannot be rendered: {error}")),
    }
}

/// What went wrong where more is left of the place for the rows than the rows.
pub(super) fn in_rows(files: &BTreeMap<String, Arc<SourceFile>>, settings: &Arc<SourceFile>) -> Finding {
    const FIELD: &str = "rows_html";
    let of_default = |name: &str| name.starts_with("default/");
    let asking = files.iter().filter_map(|(name, file)| Some((of_default(name), file, file.text.rfind(FIELD)?)));
    // The default theme is right: whoever replaces a part of it is not.
    let place = asking.min_by_key(|(of_default, ..)| *of_default);
    let place = place.map_or_else(|| nowhere(settings), |(_, file, at)| Place::new(file, Span::new(at, at + FIELD.len())));
    Finding::error("theme-template", place, "the rows of the tree are printed more than once, or changed")
        .why("they are made while the page is written")
        .help("write `{{ tree.rows_html | safe }}` once in `tree.html`, and nothing that changes it")
}

fn finding(place: Place, message: &str) -> Finding {
    let mut message = message.trim().trim_end_matches('.').to_owned();
    // The engine's sentences begin with a capital; ours do not.
    if message.chars().nth(1).is_some_and(char::is_lowercase)
        && let Some(first) = message.get(..1).map(str::to_ascii_lowercase)
    {
        message.replace_range(..1, &first);
    }
    Finding::error("theme-template", place, message)
}

/// The template, place and message of a report such as
/// `error: Unknown filter `x`⏎ --> name:3:7⏎ …`: the engine gives these only as text.
fn reported<'f>(report: &str, file: &impl Fn(&str) -> Option<&'f Arc<SourceFile>>) -> Option<(String, Span, String)> {
    let message = report.lines().next()?.strip_prefix("error: ")?;
    let locus = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = locus.rsplitn(3, ':');
    let (column, line, name) = (parts.next()?.parse::<usize>().ok()?, parts.next()?.parse::<usize>().ok()?, parts.next()?);
    let text = &file(name)?.text;
    let line_start = if line <= 1 { 0 } else { text.match_indices('\n').nth(line - 2)?.0 + 1 };
    let rest = &text[line_start..];
    let start = line_start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    let width = report.lines().last().map_or(0, |underline| underline.matches('^').count());
    let end = text[start..].char_indices().nth(width).map_or(text.len(), |(at, _)| start + at);
    Some((name.to_owned(), Span::new(start, end), message.to_owned()))
}

fn words(file: &SourceFile, words: &str) -> Option<Span> {
    file.text.find(words).map(|at| Span::new(at, at + words.len()))
}
