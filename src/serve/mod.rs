//! The preview: a site in memory, served to the browsers of this machine, which show every change as it is saved.
//!
//! `preview` is the value that is served, swapped whole; `answer` what it has at a path; `http`, `events` and `connections` bring that to
//! browsers; `watch` says when to look at the project again.
#![allow(clippy::disallowed_methods, reason = "this is the edge that has a network")]

pub mod answer;
mod connections;
pub mod editor;
mod events;
pub mod host;
mod html;
mod http;
mod kind;
pub mod path;
pub mod preview;
pub mod watch;

use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;

use tokio::sync::watch::{Receiver, channel};

use host::Hosts;
use http::Shared;
use preview::Preview;

/// Ports tried when the one wanted is in use.
const PORTS_TRIED: u16 = 100;

/// A place to listen at, taken.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    host: String,
    /// The address that was taken.
    pub address: SocketAddr,
    /// The port that was wanted and is in use by another program.
    pub taken: Option<u16>,
}

/// Why there is no place to listen at.
#[derive(Debug)]
pub struct NoDoor {
    host: String,
    port: u16,
    source: io::Error,
}

impl fmt::Display for NoDoor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, port, source } = self;
        match source.kind() {
            io::ErrorKind::AddrInUse => {
                write!(f, "port {port} of {host} and the {PORTS_TRIED} after it are in use\nhelp: name a free one with `--port`")
            }
            io::ErrorKind::PermissionDenied => write!(f, "not allowed to listen on port {port}\nhelp: choose one above 1023 with `--port`"),
            io::ErrorKind::AddrNotAvailable => {
                write!(f, "this machine has no address `{host}`\nhelp: leave `--host` out, or name one of its own")
            }
            _ => write!(f, "cannot listen on {host}, port {port}: {source}"),
        }
    }
}

impl std::error::Error for NoDoor {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

impl Door {
    /// Takes `port` of `host`, or the next one that is free; port 0 is any.
    pub fn open(host: &str, port: u16) -> Result<Self, NoDoor> {
        let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
        let no_door = |source| NoDoor { host: host.to_owned(), port, source };
        let last = port.saturating_add(PORTS_TRIED);
        let mut candidates = if port == 0 { 0..=0 } else { port..=last };
        loop {
            let Some(candidate) = candidates.next() else { return Err(no_door(io::ErrorKind::AddrInUse.into())) };
            let addresses: Vec<SocketAddr> = (bare, candidate).to_socket_addrs().map_err(no_door)?.collect();
            match TcpListener::bind(&addresses[..]) {
                Ok(listener) => {
                    let address = listener.local_addr().map_err(no_door)?;
                    let taken = (candidate != port).then_some(port);
                    return Ok(Self { listener, host: host.to_owned(), address, taken });
                }
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                Err(error) => return Err(no_door(error)),
            }
        }
    }

    /// The address for a browser.
    pub fn url(&self) -> String {
        let port = self.address.port();
        let ip = self.address.ip();
        if ip.is_unspecified() || self.host == "localhost" {
            format!("http://localhost:{port}/")
        } else if self.host.parse::<std::net::IpAddr>().is_err() && !self.host.starts_with('[') {
            format!("http://{}:{port}/", self.host)
        } else {
            format!("http://{}/", self.address)
        }
    }

    /// Whether only programs on this machine can come in.
    pub fn is_private(&self) -> bool {
        self.address.ip().is_loopback()
    }

    /// Serves the latest of `previews` until `stop` is true.
    pub fn serve(self, previews: Receiver<Arc<Preview>>, stop: Receiver<bool>) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).max_blocking_threads(8).enable_all().build()?;
        let hosts = Arc::new(Hosts::new(&self.host, self.address.port()));
        let result = runtime.block_on(async {
            self.listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            connections::accept(listener, Shared { hosts, previews, stop }).await;
            Ok(())
        });
        // A page that is being rendered is for nobody now.
        runtime.shutdown_background();
        result
    }
}

/// A receiver that becomes true at Ctrl-C or when the system asks the program to end.
pub fn until_told() -> io::Result<Receiver<bool>> {
    let (sender, receiver) = channel(false);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        runtime.block_on(signal());
        // Nobody listens any more when the server has ended by itself.
        let _ = sender.send(true);
    })?;
    Ok(receiver)
}

async fn signal() {
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
