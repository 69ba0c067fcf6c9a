//! Markdown's events as ours: what the library would write with styles, raw HTML or words is rewritten first.

use std::collections::HashMap;

use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, HeadingLevel, Tag, TagEnd, html::push_html};

use super::address::Address;
use super::{Ids, Resolve, Under, escape, events, inline, mark};

pub(super) fn write(text: &str, under: Under, ids: &mut Ids, resolve: Resolve<'_>) -> String {
    let mut pieces = Pieces::new(under, ids, resolve);
    pieces.read(events(text));
    pieces.html()
}

/// What has been read so far: the text, and the footnotes beside it.
pub(super) struct Pieces<'e, 'i> {
    ids: &'i mut Ids,
    resolve: Resolve<'i>,
    main: Vec<Event<'e>>,
    notes: HashMap<CowStr<'e>, Vec<Event<'e>>>,
    /// The definitions that are open, the innermost last.
    in_notes: Vec<CowStr<'e>>,
    /// In order of their first reference: name, number, references.
    referenced: Vec<(CowStr<'e>, usize, usize)>,
    links: Vec<Shown>,
    under: Under,
    /// The headings within which the next one stands, by their levels as written.
    outline: Vec<HeadingLevel>,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    in_code: bool,
}

/// How an open link is closed.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    AsLink,
    AsText,
}

impl<'e, 'i> Pieces<'e, 'i> {
    pub(super) fn new(under: Under, ids: &'i mut Ids, resolve: Resolve<'i>) -> Self {
        Self {
            ids,
            resolve,
            main: Vec::new(),
            notes: HashMap::new(),
            in_notes: Vec::new(),
            referenced: Vec::new(),
            links: Vec::new(),
            under,
            outline: Vec::new(),
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            in_code: false,
        }
    }

    pub(super) fn read(&mut self, mut events: impl Iterator<Item = Event<'e>>) {
        while let Some(event) = events.next() {
            match event {
                Event::Start(tag) => self.start(tag, &mut events),
                Event::End(tag) => self.end(tag),
                Event::Text(text) if !self.in_code && self.links.is_empty() => self.text(text),
                Event::Html(html) | Event::InlineHtml(html) => self.raw(&html),
                Event::FootnoteReference(name) => self.reference(name),
                Event::TaskListMarker(done) => {
                    let (state, sign) = if done { ("done", '☑') } else { ("open", '☐') };
                    self.push_html(format!("<span class=\"task task-{state}\">{sign}</span> "));
                }
                other => self.push(other),
            }
        }
    }

    pub(super) fn html(mut self) -> String {
        let mut html = String::new();
        push_html(&mut html, self.main.into_iter());
        let mut list = String::new();
        // A footnote may refer to another, but `referenced` was complete before: definitions are read with the text.
        for (name, number, references) in &self.referenced {
            let Some(note) = self.notes.remove(name) else { continue };
            let mut body = String::new();
            push_html(&mut body, note.into_iter());
            let mut back = String::new();
            for reference in 1..=*references {
                let at = anchor(*number, reference);
                back.push_str(&format!(" <a class=\"footnote-back\" href=\"#{at}\">↩<span class=\"sr\">"));
                back.push_str(&mark("footnote-back"));
                back.push_str("</span></a>");
            }
            let body = body.trim_end();
            let (body, tail) = body.strip_suffix("</p>").map_or((body, ""), |body| (body, "</p>"));
            list.push_str(&format!("<li id=\"fn-{number}\" value=\"{number}\">{body}{back}{tail}</li>\n"));
        }
        if !list.is_empty() {
            html.push_str("<section class=\"footnotes\">\n<ol>\n");
            html.push_str(&list);
            html.push_str("</ol>\n</section>\n");
        }
        html
    }

    fn start(&mut self, tag: Tag<'e>, events: &mut impl Iterator<Item = Event<'e>>) {
        match tag {
            Tag::FootnoteDefinition(name) => {
                // The first definition of a name holds; a later one is read away.
                let name = if self.notes.contains_key(&name) { CowStr::from(format!("{name}\u{0}")) } else { name };
                self.notes.insert(name.clone(), Vec::new());
                self.in_notes.push(name);
            }
            Tag::Heading { level, id, .. } => self.heading(level, id, events),
            Tag::BlockQuote(Some(kind)) => {
                let name = alert(kind);
                self.push_html(format!(
                    "<div class=\"alert alert-{name}\">\n<p class=\"alert-title\">{}</p>\n",
                    mark(&format!("alert-{name}"))
                ));
            }
            Tag::HtmlBlock => self.raw_block(events),
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                self.push(Event::Start(Tag::CodeBlock(kind)));
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.push_html("<div class=\"table-scroll\" tabindex=\"0\"><table>\n");
            }
            Tag::TableHead => {
                (self.in_head, self.cell) = (true, 0);
                self.push_html("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.push_html("<tr>");
            }
            Tag::TableCell => {
                let class = match self.alignments.get(self.cell) {
                    Some(Alignment::Right) => " class=\"right\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    _ => "",
                };
                self.push_html(if self.in_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") });
            }
            Tag::Link { dest_url, title, link_type, .. } => {
                let href = match link_type {
                    // A link holds no other: the library lets addresses in angle brackets through.
                    _ if self.links.contains(&Shown::AsLink) => None,
                    pulldown_cmark::LinkType::Email => Some(format!("mailto:{dest_url}")),
                    _ => self.follow(&dest_url),
                };
                self.links.push(if href.is_some() { Shown::AsLink } else { Shown::AsText });
                if let Some(href) = href {
                    let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(&title)) };
                    self.push_html(format!("<a href=\"{}\"{title}>", escape(&href)));
                }
            }
            Tag::Image { dest_url, title, .. } => self.image(&dest_url, &title, events),
            other => self.push(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::FootnoteDefinition => drop(self.in_notes.pop()),
            TagEnd::BlockQuote(Some(_)) => self.push_html("</div>\n"),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.push(Event::End(TagEnd::CodeBlock));
            }
            TagEnd::Table => self.push_html("</tbody>\n</table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.push_html("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.push_html("</tr>\n"),
            TagEnd::TableCell => {
                self.cell += 1;
                self.push_html(if self.in_head { "</th>" } else { "</td>" });
            }
            TagEnd::Link => {
                if self.links.pop() == Some(Shown::AsLink) {
                    self.push_html("</a>");
                }
            }
            other => self.push(Event::End(other)),
        }
    }

    /// Headings are read ahead: their words make their id.
    fn heading(&mut self, level: HeadingLevel, id: Option<CowStr<'e>>, events: &mut impl Iterator<Item = Event<'e>>) {
        let mut inner = Vec::new();
        let mut words = String::new();
        for event in events {
            match &event {
                Event::End(TagEnd::Heading(_)) => break,
                Event::Text(text) | Event::Code(text) => words.push_str(text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
            inner.push(event);
        }
        let id = self.ids.claim(id.as_deref().unwrap_or(&words));
        self.outline.retain(|above| *above < level);
        self.outline.push(level);
        let level = (self.under as usize + self.outline.len()).min(6);
        self.push_html(format!("<h{level} id=\"{id}\">"));
        self.read(inner.into_iter());
        self.push_html(format!("</h{level}>\n"));
    }

    /// An image of the project stands on the page; one from elsewhere would be a request to another host, so it becomes a link.
    fn image(&mut self, address: &str, title: &str, events: &mut impl Iterator<Item = Event<'e>>) {
        let mut alt = String::new();
        let mut depth = 1_usize;
        for event in events {
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                Event::Text(text) | Event::Code(text) => alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        match (Address::of(address), self.follow(address)) {
            (Address::Inside, Some(src)) => {
                let (src, alt) = (escape(&src), escape(&alt));
                self.push_html(format!("<img src=\"{src}\" alt=\"{alt}\"{title} loading=\"lazy\" decoding=\"async\">"));
            }
            (Address::Outside, Some(href)) if self.links.is_empty() => {
                let words = if alt.trim().is_empty() { inline::shown(&href).into_owned() } else { alt };
                self.push_html(format!("<a href=\"{}\"{title}>{}</a>", escape(&href), escape(&words)));
            }
            _ => self.push(Event::Text(CowStr::from(alt))),
        }
    }

    fn follow(&self, address: &str) -> Option<String> {
        match Address::of(address) {
            Address::Refused => None,
            Address::Outside => Some(address.to_owned()),
            // The text may stand on another page than its own.
            Address::Inside | Address::Anchor => (self.resolve)(address),
        }
    }

    fn text(&mut self, text: CowStr<'e>) {
        if !text.contains("://") {
            return self.push(Event::Text(text));
        }
        let mut rest = &*text;
        while let Some((start, end)) = inline::find_address(rest) {
            let address = &rest[start..end];
            self.push(Event::Text(CowStr::from(rest[..start].to_owned())));
            self.push_html(format!("<a href=\"{}\">{}</a>", escape(address), escape(&inline::shown(address))));
            rest = &rest[end..];
        }
        self.push(Event::Text(CowStr::from(rest.to_owned())));
    }

    /// A block of HTML as the text it is, without its comments.
    fn raw_block(&mut self, events: &mut impl Iterator<Item = Event<'e>>) {
        let mut block = String::new();
        for event in events {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(text) | Event::Text(text) | Event::InlineHtml(text) => block.push_str(&text),
                _ => {}
            }
        }
        let text = without_comments(&block);
        if !text.trim().is_empty() {
            self.push_html(format!("<p>{}</p>\n", escape(text.trim())));
        }
    }

    fn raw(&mut self, html: &str) {
        let text = without_comments(html);
        if !text.is_empty() {
            self.push(Event::Text(CowStr::from(text)));
        }
    }

    fn reference(&mut self, name: CowStr<'e>) {
        let known = self.referenced.iter().position(|(known, _, _)| *known == name);
        let index = known.unwrap_or_else(|| {
            let number = self.ids.footnote();
            self.referenced.push((name, number, 0));
            self.referenced.len() - 1
        });
        let (_, number, references) = &mut self.referenced[index];
        *references += 1;
        let (number, at) = (*number, anchor(*number, *references));
        // A link holds no other.
        let html = match self.links.contains(&Shown::AsLink) {
            true => format!("<sup class=\"footnote\" id=\"{at}\">{number}</sup>"),
            false => format!("<sup class=\"footnote\"><a href=\"#fn-{number}\" id=\"{at}\">{number}</a></sup>"),
        };
        self.push_html(html);
    }

    fn push_html(&mut self, html: impl Into<CowStr<'e>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    fn push(&mut self, event: Event<'e>) {
        let events = match self.in_notes.last() {
            Some(name) => self.notes.get_mut(name).unwrap_or(&mut self.main),
            None => &mut self.main,
        };
        events.push(event);
    }
}

/// The id of a reference to the footnote `number`.
fn anchor(number: usize, reference: usize) -> String {
    if reference == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{reference}") }
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}

/// A comment is for those who write; one that is never closed is shown, so that they see it.
fn without_comments(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        let Some(end) = rest[start + 4..].find("-->") else { break };
        out.push_str(&rest[..start]);
        rest = &rest[start + 4 + end + 3..];
    }
    out.push_str(rest);
    out
}
