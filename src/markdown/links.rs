//! Every link in a text, for the check.

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag};

use super::options;

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
