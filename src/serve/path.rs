//! From the path of a request to a path of the site: decoded once, and refused where it plays tricks.

/// Why a path is not looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It cannot be the path of a page: `400`.
    Malformed,
    /// Longer than any path of a site: `414`.
    TooLong,
}

/// More than any system's longest path.
const LONGEST: usize = 4096;

/// The path below the site's root that `raw`, the path of a request, names: `""`, `teams/`, `teams/platform/index.html`.
///
/// The site is a table, so that no path can lead out of it; what looks as if it tried is refused all the same.
pub fn site_path(raw: &str) -> Result<String, Refused> {
    if raw.len() > LONGEST {
        return Err(Refused::TooLong);
    }
    let below = raw.strip_prefix('/').ok_or(Refused::Malformed)?;
    let segments: Vec<String> = below.split('/').map(segment).collect::<Result<_, _>>()?;
    Ok(segments.join("/"))
}

fn segment(raw: &str) -> Result<String, Refused> {
    let decoded = decode(raw).ok_or(Refused::Malformed)?;
    // Decoded twice it would be one of these: no site has such a file, and some proxies decode once more.
    let again = decode(&decoded).unwrap_or_default();
    let bad = |text: &str| matches!(text, "." | "..") || text.chars().any(|c| matches!(c, '/' | '\\') || c.is_control());
    if bad(&decoded) || bad(&again) { Err(Refused::Malformed) } else { Ok(decoded) }
}

/// `%` and two digits become a byte; `None` where the digits are missing or the bytes are no UTF-8.
pub fn decode(raw: &str) -> Option<String> {
    let mut bytes = raw.bytes();
    let mut decoded = Vec::with_capacity(raw.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => digit(bytes.next()?)? << 4 | digit(bytes.next()?)?,
            other => other,
        });
    }
    String::from_utf8(decoded).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// `path` as it stands in an address.
pub fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => encoded.push(char::from(byte)),
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}

/// The way from a page up to the site's root: `../` for each folder it lies in.
pub fn up(page: &str) -> String {
    "../".repeat(page.matches('/').count())
}

/// `href`, as it stands in the page at `page`, as a path of the site; `None` for other hosts and what leads out of the site.
pub fn resolve(page: &str, href: &str) -> Option<String> {
    let href = href.split(['?', '#']).next().unwrap_or_default();
    if href.is_empty() || href.starts_with('/') || href.split('/').next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    let mut parts: Vec<String> = page.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').map(str::to_owned).collect());
    for part in href.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(decode(other)?),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{Refused, encode, resolve, site_path};

    #[test]
    fn paths() {
        let check = |raw: &str, path: Result<&str, Refused>| assert_eq!(site_path(raw), path.map(str::to_owned), "{raw}");
        check("/", Ok(""));
        check("/teams/", Ok("teams/"));
        check("/teams/platform/index.html", Ok("teams/platform/index.html"));
        check("/people/%C3%B8ystein/", Ok("people/øystein/"));
        check("/a%20b", Ok("a b"));
        check("/a+b", Ok("a+b"));
        check("/100%25", Ok("100%"));
        check("/..x/x..", Ok("..x/x.."));
        check("//evil.example/", Ok("/evil.example/"));
        for raw in [
            "*",
            "",
            "/..",
            "/../etc/passwd",
            "/./x",
            "/x/../y",
            "/%2e%2e/etc/passwd",
            "/%2E./etc/passwd",
            "/.%2e/",
            "/%252e%252e/etc/passwd",
            "/..%2fetc",
            "/%2f",
            "/%252f",
            "/a%5cb",
            "/a%255cb",
            "/a\\b",
            "/..%5c..%5cwindows",
            "/a%00b",
            "/a%2500b",
            "/a%0d%0ab",
            "/%",
            "/%4",
            "/%zz",
            "/%+1",
            "/%c0%ae%c0%ae/",
            "/%ff",
        ] {
            check(raw, Err(Refused::Malformed));
        }
        check(&format!("/{}", "a".repeat(5000)), Err(Refused::TooLong));
        check(&format!("/{}", "%2e%2e/".repeat(1000)), Err(Refused::TooLong));
    }

    #[test]
    fn hrefs() {
        let check = |page: &str, href: &str, path: Option<&str>| assert_eq!(resolve(page, href).as_deref(), path, "{href} in {page}");
        check("index.html", "assets/a.css", Some("assets/a.css"));
        check("teams/platform/index.html", "../../assets/a.css?v=1#x", Some("assets/a.css"));
        check("teams/platform/index.html", "photo%20one.jpg", Some("teams/platform/photo one.jpg"));
        check("index.html", "../x", None);
        check("index.html", "https://example.com/x.js", None);
        check("index.html", "data:image/png;base64,AA", None);
        check("index.html", "//example.com/x.js", None);
        check("index.html", "", None);
    }

    #[test]
    fn encoded_and_decoded_is_the_same() {
        for path in ["teams/", "people/øystein/", "a b?c#d%25", "emoji 🎯"] {
            assert_eq!(site_path(&format!("/{}", encode(path))), Ok(path.to_owned()));
        }
    }
}
