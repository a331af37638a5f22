//! Where a webhook may go: over TLS to an address on the public internet, never into the network that Ponton itself stands
//! in. The names are looked up here, and the connection goes to the addresses that were looked at, so that a name can't
//! mean one thing when it is checked and another when it is used.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use web::view::Mode;

/// Looks up a name and keeps the addresses that may be connected to.
#[derive(Debug)]
pub struct Guarded {
    resolver: DefaultResolver,
    mode: Mode,
}

impl Guarded {
    /// In the demo, this machine itself may be sent to.
    pub fn new(mode: Mode) -> Self {
        Self { resolver: DefaultResolver::default(), mode }
    }
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.resolver.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        for address in found.iter().filter(|address| may_connect(address.ip(), self.mode)) {
            allowed.push(*address);
        }
        if allowed.is_empty() { Err(ureq::Error::HostNotFound) } else { Ok(allowed) }
    }
}

/// Whether a webhook may be sent to that address.
pub fn may_connect(address: IpAddr, mode: Mode) -> bool {
    let address = address.to_canonical();
    if address.is_loopback() {
        return mode == Mode::Demo;
    }
    match address {
        IpAddr::V4(address) => is_public(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// Not private, link-local, shared, reserved, for documentation, or for many at once (RFC 6890).
fn is_public(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_documentation()
        || address.is_multicast()
        || first == 0
        || first >= 240
        || (first == 100 && (64..128).contains(&second))
        || (first == 192 && second == 0 && third == 0)
        || (first == 198 && (18..20).contains(&second)))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    // What carries an IPv4 address inside (NAT64, 6to4) is judged by that one.
    let inside = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match parts {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0, 0, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            is_public(inside(high, low))
        }
        [first, second, ..] => {
            let global = (0x2000..0x4000).contains(&first);
            let documentation = first == 0x2001 && second == 0xdb8;
            let special = first == 0x2001 && second < 0x200;
            global && !documentation && !special
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may(address: &str, mode: Mode) -> bool {
        may_connect(address.parse().unwrap(), mode)
    }

    #[test]
    fn nothing_inside_is_sent_to() {
        for inside in [
            "10.0.0.1",
            "172.16.4.4",
            "192.168.1.1",
            "169.254.169.254",
            "127.0.0.1",
            "0.0.0.0",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "2001:db8::1",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "::10.0.0.1",
        ] {
            assert!(!may(inside, Mode::Live), "{inside}");
        }
        for outside in ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e"] {
            assert!(may(outside, Mode::Live), "{outside}");
        }
    }

    #[test]
    fn the_demo_may_try_it_on_its_own_machine_and_nowhere_else_inside() {
        assert!(may("127.0.0.1", Mode::Demo) && may("::1", Mode::Demo));
        assert!(!may("10.0.0.1", Mode::Demo));
    }
}
