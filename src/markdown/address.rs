//! What an address is, before anyone follows it.

use camino::Utf8Path;
use unicode_normalization::UnicodeNormalization;

use crate::model::markdown::Route;

/// Where an address leads, by its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// Out of the site, by a scheme that can do no harm: `https:`, `mailto:`, …
    Outside,
    /// A place on the same page: `#costs`.
    Anchor,
    /// Somewhere in the project: `../payments/index.md#focus`.
    Inside,
    /// A scheme that could run a script or open a file, or that is none we know.
    Refused,
}

/// Schemes that a link may have. An allow-list, since browsers learn new ones that run scripts.
const SCHEMES: [&str; 14] =
    ["http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "geo", "webcal", "sip", "slack", "msteams", "callto"];

impl Address {
    /// What `address` is. Browsers skip control characters and spaces in front of and tabs and line ends within a scheme, and so does
    /// this.
    pub fn of(address: &str) -> Self {
        let skipped = |character: &char| !character.is_control() && !character.is_whitespace();
        let mut scheme = String::new();
        for character in address.chars().filter(skipped) {
            match character {
                ':' => {
                    let known = SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known));
                    return if known { Self::Outside } else { Self::Refused };
                }
                '#' if scheme.is_empty() => return Self::Anchor,
                '/' | '?' | '#' | '\\' => break,
                _ => scheme.push(character),
            }
        }
        let mut start = address.chars().filter(skipped);
        let slash = |character: Option<char>| matches!(character, Some('/' | '\\'));
        if slash(start.next()) && slash(start.next()) { Self::Outside } else { Self::Inside }
    }
}

/// Where `address` leads, as written in the file at `source`.
pub fn route(source: &Utf8Path, address: &str) -> Route {
    let address = address.split(['#', '?']).next().unwrap_or(address);
    let address: String = decode(address).nfc().collect();
    match address.strip_prefix('/') {
        _ if address.is_empty() => Route::Itself,
        Some(rest) => Route::Top(rest.to_owned()),
        None => join(source.parent().map_or("", Utf8Path::as_str), &address).map_or(Route::Nowhere, |path| Route::Project(path.into())),
    }
}

/// `text` without percent-encoding; as it is where that is broken.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = |at: usize| char::from(*after.get(at)?).to_digit(16);
        match (byte, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// `address` seen from `folder`, without `.` and `..`; `None` where it leaves the project.
pub fn join(folder: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::Address::{Anchor, Inside, Outside, Refused};
    use super::{Address, decode};

    #[test]
    fn kinds() {
        let check = |address, expected| assert_eq!(Address::of(address), expected, "{address:?}");
        check("https://example.com/a:b", Outside);
        check("HTTPS://example.com", Outside);
        check("mailto:a@example.com", Outside);
        check("//example.com/x", Outside);
        check("/\\example.com", Outside);
        check("#a:b", Anchor);
        check("../payments/index.md#x", Inside);
        check("notes/10:30.md", Inside);
        check("./10:30.md", Inside);
        check("", Inside);
        check("?q=a:b", Inside);
        check("javascript:alert(1)", Refused);
        check("JaVa\tScript\n:alert(1)", Refused);
        check("\u{1}javascript:alert(1)", Refused);
        check(" data:text/html,x", Refused);
        check("vbscript:x", Refused);
        check("file:///etc/passwd", Refused);
        check("C:\\plans.docx", Refused);
        check("java\u{ad}script:x", Refused);
    }

    #[test]
    fn percent() {
        assert_eq!(decode("a%20b%2f%C3%B8"), "a b/ø");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%ff"), "%ff");
    }
}
