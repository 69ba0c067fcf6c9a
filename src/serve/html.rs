//! The few things that the preview has to know of a page's HTML: which files it loads, and where its body ends.

use std::ops::Range;

/// A start tag.
#[derive(Debug)]
pub struct Tag<'a> {
    /// In lower case.
    pub name: String,
    /// Where it stands, from `<` to `>`.
    pub range: Range<usize>,
    attributes: Vec<(String, &'a str)>,
}

impl Tag<'_> {
    /// The value of an attribute, its entities resolved as far as addresses have any.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known == name)?;
        Some(value.replace("&amp;", "&").replace("&#38;", "&").replace("&#x2F;", "/").replace("&#x27;", "'").replace("&quot;", "\""))
    }

    /// Whether it is a link of this relation: `stylesheet`.
    pub fn is_link(&self, relation: &str) -> bool {
        self.name == "link"
            && self.attribute("rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(relation)))
    }
}

/// The start tags of `html`, without comments and what scripts and style sheets contain.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = tag(html, start);
            at = tag.range.end;
            if matches!(tag.name.as_str(), "script" | "style" | "textarea" | "title") {
                at = find_ignoring_case(html, at, &format!("</{}", tag.name)).unwrap_or(html.len());
            }
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

/// The tag that begins at `start`.
fn tag(html: &str, start: usize) -> Tag<'_> {
    let bytes = html.as_bytes();
    let is_space = |at: usize| bytes[at].is_ascii_whitespace();
    let mut at = start + 1;
    let until = |stop: &dyn Fn(usize) -> bool, at: &mut usize| -> Range<usize> {
        let from = *at;
        while *at < bytes.len() && !stop(*at) {
            *at += 1;
        }
        from..*at
    };
    let name = html[until(&|i| is_space(i) || matches!(bytes[i], b'>' | b'/'), &mut at)].to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        until(&|i| !is_space(i) && bytes[i] != b'/', &mut at);
        if at >= bytes.len() || bytes[at] == b'>' {
            break;
        }
        let key_from = at;
        at += 1;
        let key = html[key_from..until(&|i| is_space(i) || matches!(bytes[i], b'=' | b'>' | b'/'), &mut at).end].to_ascii_lowercase();
        until(&|i| !is_space(i), &mut at);
        let mut value = "";
        if at < bytes.len() && bytes[at] == b'=' {
            at += 1;
            until(&|i| !is_space(i), &mut at);
            if at < bytes.len() && matches!(bytes[at], b'"' | b'\'') {
                let quote = bytes[at];
                at += 1;
                value = &html[until(&|i| bytes[i] == quote, &mut at)];
                at = (at + 1).min(bytes.len());
            } else {
                value = &html[until(&|i| is_space(i) || bytes[i] == b'>', &mut at)];
            }
        }
        attributes.push((key, value));
    }
    Tag { name, range: start..(at + 1).min(bytes.len()), attributes }
}

fn find_ignoring_case(html: &str, from: usize, needle: &str) -> Option<usize> {
    html.as_bytes()[from..].windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle.as_bytes())).map(|at| from + at)
}

/// Where the last `</body>` stands, or the end.
pub fn body_end(html: &str) -> usize {
    let needle = b"</body>";
    html.as_bytes().windows(needle.len()).rposition(|window| window.eq_ignore_ascii_case(needle)).unwrap_or(html.len())
}

/// `text` for an attribute in double quotes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{body_end, tags};

    fn check(html: &str, expected: &[(&str, &str)]) {
        let loaded = |tag: &super::Tag<'_>| tag.attribute("src").or(tag.attribute("href")).unwrap_or_default();
        let found: Vec<_> = tags(html).iter().map(|tag| (tag.name.clone(), loaded(tag))).collect();
        let expected: Vec<_> = expected.iter().map(|(name, loads)| ((*name).to_owned(), (*loads).to_owned())).collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn start_tags() {
        check(r#"<LINK rel=stylesheet href="a.css"><p>1 < 2</p>"#, &[("link", "a.css"), ("p", "")]);
        check("<img alt='a > b' src = x.png/><br/>", &[("img", "x.png/"), ("br", "")]);
        check(r#"<!-- <img src="no"> --><img src="a&amp;b">"#, &[("img", "a&b")]);
        check(r#"<script src=a.js>"<img src=no>"</script><b>"#, &[("script", "a.js"), ("b", "")]);
        check("<script>never closed <img src=no>", &[("script", "")]);
        check("<title><a href=no></title><i é=ø href=å>", &[("title", ""), ("i", "å")]);
        check("<a href=\"never closed", &[("a", "never closed")]);
        check("<", &[]);
        check("<a", &[("a", "")]);
        check("<a b=", &[("a", "")]);
        check("<!-- never closed <a>", &[]);
    }

    #[test]
    fn the_end_of_a_body() {
        assert_eq!(body_end("<body>x</BODY></html>"), 7);
        assert_eq!(body_end("no body"), 7);
    }
}
