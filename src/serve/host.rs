//! Which hosts the preview answers to: a strange web page that points its own name at this machine is none of them.

use std::net::IpAddr;

/// The names under which a browser may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosts {
    names: Vec<String>,
    port: u16,
    /// Listening everywhere, any address will do: only names can be pointed at somebody else's machine.
    any_address: bool,
}

impl Hosts {
    /// The loopback names and `host`, each with `port`.
    pub fn new(host: &str, port: u16) -> Self {
        let host = unbracketed(host).to_lowercase();
        let any_address = host.parse::<IpAddr>().is_ok_and(|address| address.is_unspecified());
        let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
        if !any_address && !names.contains(&host) {
            names.push(host);
        }
        Self { names, port, any_address }
    }

    /// Whether `authority`, as a browser's `Host` header has it, is one of them.
    pub fn know(&self, authority: &str) -> bool {
        let Some((name, port)) = split(authority) else { return false };
        if port != self.port {
            return false;
        }
        match name.parse::<IpAddr>() {
            Ok(address) => self.any_address || self.names.iter().any(|known| known.parse() == Ok(address)),
            Err(_) => self.names.contains(&name.to_lowercase()),
        }
    }
}

/// Host and port; browsers leave out port 80.
fn split(authority: &str) -> Option<(&str, u16)> {
    let (name, port) = match authority.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => {
            if port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            (name, port.parse().ok()?)
        }
        _ => (authority, 80),
    };
    let bare = unbracketed(name);
    // An IPv6 address stands in brackets, and nothing else does.
    let is_v6 = bare.contains(':');
    (!bare.is_empty() && is_v6 == (bare.len() != name.len())).then_some((bare, port))
}

fn unbracketed(host: &str) -> &str {
    host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    fn check(listening: &str, asked: &str, known: bool) {
        assert_eq!(Hosts::new(listening, 4321).know(asked), known, "{asked} at {listening}");
    }

    #[test]
    fn hosts() {
        for (asked, known) in [
            ("localhost:4321", true),
            ("LOCALHOST:4321", true),
            ("127.0.0.1:4321", true),
            ("[::1]:4321", true),
            ("[0:0:0:0:0:0:0:1]:4321", true),
            ("localhost", false),
            ("localhost:80", false),
            ("localhost:", false),
            ("localhost:+4321", false),
            ("localhost:04321", true),
            ("localhost:99999999", false),
            ("localhost.:4321", false),
            ("::1:4321", false),
            ("[localhost]:4321", false),
            ("evil.example:4321", false),
            ("evil.example", false),
            ("localhost.evil.example:4321", false),
            ("localhost:4321@evil.example:4321", false),
            ("evil.example@localhost:4321", false),
            ("127.0.0.1.nip.io:4321", false),
            ("192.168.1.7:4321", false),
            ("0.0.0.0:4321", false),
            ("", false),
            (":4321", false),
        ] {
            check("127.0.0.1", asked, known);
        }
        check("okr.local", "okr.local:4321", true);
        check("okr.local", "127.0.0.1:4321", true);
        check("0.0.0.0", "192.168.1.7:4321", true);
        check("0.0.0.0", "[fe80::1]:4321", true);
        check("0.0.0.0", "evil.example:4321", false);
        check("::", "192.168.1.7:4321", true);
        check("[::1]", "[::1]:4321", true);
        assert!(Hosts::new("127.0.0.1", 80).know("localhost"));
    }
}
