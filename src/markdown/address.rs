//! What an address is, before anyone follows it.

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

#[cfg(test)]
mod tests {
    use super::Address;
    use super::Address::{Anchor, Inside, Outside, Refused};

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
}
