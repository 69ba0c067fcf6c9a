//! Bytes as Markdown: whatever an author writes, the HTML is what a browser expects and can run nothing.
#![no_main]

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use leadmark::markdown::{Ids, Under, html, inline_html, links, plain};
use libfuzzer_sys::fuzz_target;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// All that a text may become. `html`, `head`, `title` and `body` are what stands around it.
const ELEMENTS: [&str; 33] = [
    "html", "head", "title", "body", "p", "h2", "h3", "h4", "h5", "h6", "a", "img", "em", "strong", "del", "code", "pre", "ul", "ol", "li",
    "blockquote", "div", "span", "sup", "section", "table", "thead", "tbody", "tr", "th", "td", "hr", "br",
];

const ATTRIBUTES: [&str; 14] =
    ["href", "src", "alt", "title", "id", "class", "start", "value", "scope", "tabindex", "loading", "decoding", "lang", "charset"];

/// Addresses that run something, or show what somebody else made under the site's name.
const RUNNING: [&str; 5] = ["javascript:", "vbscript:", "data:", "blob:", "file:"];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let anywhere = |address: &str| Some(address.to_owned());
    let mut ids = Ids::default();
    let page = html(&text, Under::Title, &mut ids, &anywhere);
    judge(&text, &page);
    let line = inline_html(&text, &anywhere);
    judge(&text, &format!("<p>{line}</p>"));
    for link in links(&text) {
        assert!(text.get(link.span.clone()).is_some(), "{text:?} {link:?}");
    }
    assert!(!plain(&text).contains('\n'));
});

/// A browser's parser has nothing to mend in `html`, and finds nothing in it that could run.
fn judge(text: &str, html: &str) {
    let whole = format!("<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head><body>{html}</body></html>");
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(whole);
    // An odd character is shown as it is; it breaks nothing.
    let errors = dom.errors.borrow();
    let error = errors.iter().find(|error| !error.contains("Bad character"));
    assert!(error.is_none(), "{error:?}\n{text:?}\n{html}");
    let mut ids = Vec::new();
    harmless(&dom.document, &mut ids, text, html);
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "an id stands twice\n{text:?}\n{html}");
}

fn harmless(node: &Handle, ids: &mut Vec<String>, text: &str, html: &str) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        assert!(ELEMENTS.contains(&&*name.local), "<{}>\n{text:?}\n{html}", name.local);
        for attribute in attrs.borrow().iter() {
            let (key, value) = (&*attribute.name.local, &*attribute.value);
            assert!(ATTRIBUTES.contains(&key), "{key}\n{text:?}\n{html}");
            // As browsers do, whatever steers or spaces does not count in front of and within a scheme.
            let read: String = value.chars().filter(|it| !it.is_whitespace() && !it.is_control()).collect::<String>().to_lowercase();
            let runs = matches!(key, "href" | "src") && RUNNING.iter().any(|scheme| read.starts_with(scheme));
            assert!(!runs, "{value:?}\n{text:?}\n{html}");
            if key == "id" {
                ids.push(value.to_owned());
            }
        }
    }
    // A stack of its own would be needed for a text deeper than this; the parser of the text has limits of its own.
    for child in node.children.borrow().iter() {
        harmless(child, ids, text, html);
    }
}
