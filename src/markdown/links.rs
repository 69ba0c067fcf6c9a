//! Every link in a text and every anchor it offers, for the check.

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::{Ids, options};

/// A link or an image in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is.
    pub kind: LinkKind,
    /// The address, entities and escapes resolved; the name, for one that is not defined.
    pub address: String,
    /// The bytes of the address in the text where it stands there as it is; else the whole link.
    pub span: Range<usize>,
}

/// What a link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// `[words](address)`
    Link,
    /// `![words](address)`
    Image,
    /// `[words][name]` where nothing says what `name` is.
    Undefined,
}

/// The links and images of `text`, in order.
pub fn links(text: &str) -> Vec<Link> {
    if !text.contains(['[', '<']) {
        return Vec::new();
    }
    let undefined = RefCell::new(Vec::new());
    let callback = |broken: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        if matches!(broken.link_type, LinkType::Reference | LinkType::Collapsed) {
            let link = Link { kind: LinkKind::Undefined, address: broken.reference.to_string(), span: broken.span };
            undefined.borrow_mut().push(link);
        }
        None
    };
    let mut links = Vec::new();
    for (event, range) in Parser::new_with_broken_link_callback(text, options(), Some(callback)).into_offset_iter() {
        let (kind, address) = match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) if link_type != LinkType::Email => (LinkKind::Link, dest_url),
            Event::Start(Tag::Image { dest_url, .. }) => (LinkKind::Image, dest_url),
            _ => continue,
        };
        let span = match text[range.clone()].rfind(&*address) {
            Some(at) if !address.is_empty() => range.start + at..range.start + at + address.len(),
            _ => range,
        };
        links.push(Link { kind, address: address.into_string(), span });
    }
    links.append(&mut undefined.borrow_mut());
    links.sort_by_key(|link| (link.span.start, link.span.end));
    links.dedup();
    links
}

/// The anchors of the headings of `text` on a page whose own are `ids`, in order.
pub fn headings(text: &str, ids: &mut Ids) -> Vec<String> {
    let mut anchors = Vec::new();
    let mut open: Option<(Option<String>, String)> = None;
    for event in Parser::new_ext(text, options()) {
        match event {
            Event::Start(Tag::Heading { id, .. }) => open = Some((id.map(CowStr::into_string), String::new())),
            Event::End(TagEnd::Heading(_)) => {
                if let Some((id, words)) = open.take() {
                    anchors.push(ids.claim(id.as_deref().unwrap_or(&words)));
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, words)) = &mut open {
                    words.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, words)) = &mut open {
                    words.push(' ');
                }
            }
            _ => {}
        }
    }
    anchors
}
