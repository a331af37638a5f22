//! A limit on how often one address, or one of anything, may do something. For `harden`, and for sign-in with its
//! tighter limit. Counts in memory per node, by the generic cell rate algorithm; deliberately not shared between
//! nodes, because it guards the machine and not a quota.

use axum::extract::{ConnectInfo, FromRequestParts, Request};
use axum::http::request::Parts;
use governor::clock::{Clock as GovernorClock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use kernel::Clock;
use std::convert::Infallible;
use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// After so many checks, keys that have been quiet are forgotten.
const TIDY_EVERY: u32 = 4_096;

/// How many at once, and how fast they come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// So many may come in one go; at least 1.
    pub at_once: u32,
    /// So many come back per minute; at least 1.
    pub per_minute: u32,
}

/// A limit per key.
pub struct RateLimit<K: Hash + Eq + Clone> {
    limiter: RateLimiter<K, HashMapStateStore<K>, OurClock, NoOpMiddleware<Moment>>,
    clock: OurClock,
    checks: AtomicU32,
}

/// Too often; come back after so many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Whole seconds, at least 1.
    pub seconds: u32,
}

impl<K: Hash + Eq + Clone> RateLimit<K> {
    /// A limit at this pace, by this clock.
    pub fn new(pace: Pace, clock: &Clock) -> Self {
        let nanos = Duration::from_mins(1).as_nanos() / u128::from(pace.per_minute.max(1));
        let period =
            Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX)).max(Duration::from_nanos(1));
        let quota = Quota::with_period(period)
            .expect("a period above zero")
            .allow_burst(NonZeroU32::new(pace.at_once).unwrap_or(NonZeroU32::MIN));
        let clock = OurClock(clock.clone());
        Self {
            limiter: RateLimiter::hashmap_with_clock(quota, clock.clone()),
            clock,
            checks: AtomicU32::new(0),
        }
    }

    /// Counts one for `key`, or says how long to wait.
    pub fn check(&self, key: &K) -> Result<(), Wait> {
        if self.checks.fetch_add(1, Ordering::Relaxed).is_multiple_of(TIDY_EVERY) {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(key).map_err(|early| {
            let left = early.wait_time_from(self.clock.now());
            let seconds = left.as_nanos().div_ceil(1_000_000_000);
            Wait { seconds: u32::try_from(seconds).unwrap_or(u32::MAX).max(1) }
        })
    }
}

/// `kernel`'s clock as governor asks for it, so that tests move it.
#[derive(Clone)]
struct OurClock(Clock);

/// Nanoseconds since 1970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Moment(u64);

impl std::ops::Add<Nanos> for Moment {
    type Output = Self;
    fn add(self, later: Nanos) -> Self {
        Self(self.0.saturating_add(later.as_u64()))
    }
}

impl Reference for Moment {
    fn duration_since(&self, earlier: Self) -> Nanos {
        self.0.saturating_sub(earlier.0).into()
    }
    fn saturating_sub(&self, duration: Nanos) -> Self {
        Self(self.0.checked_sub(duration.as_u64()).unwrap_or(self.0))
    }
}

impl GovernorClock for OurClock {
    type Instant = Moment;
    fn now(&self) -> Moment {
        Moment(u64::try_from(self.0.now().as_nanosecond()).unwrap_or(0))
    }
}

/// Whose word about the client's address is believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Proxy {
    /// Nobody's: the address is the one that connects.
    #[default]
    None,
    /// So many proxies of our own stand in front and each adds the address it saw to `X-Forwarded-For`.
    Hops(u8),
}

/// Where a request came from, for a handler with a limit of its own; `harden` leaves it with every request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client(pub IpAddr);

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().copied().unwrap_or(Self(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}

/// The address a request came from, as a key for `RateLimit`: an IPv6 address by its network of 64 bits, because
/// one household has them all.
pub fn client(request: &Request, proxy: Proxy) -> IpAddr {
    let direct = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let address = match proxy {
        Proxy::None => direct,
        Proxy::Hops(hops) => forwarded(request, usize::from(hops)).or(direct),
    };
    match address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)).to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

fn forwarded(request: &Request, hops: usize) -> Option<IpAddr> {
    let seen: Vec<&str> = request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .collect();
    let index = seen.len().checked_sub(hops.max(1))?;
    seen.get(index)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn from(peer: &str, forwarded: &str) -> Request {
        let peer: IpAddr = peer.parse().unwrap();
        let mut request =
            Request::builder().header("x-forwarded-for", forwarded).body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((peer, 4000))));
        request
    }

    #[test]
    fn a_burst_is_allowed_and_comes_back_with_time() {
        let clock = Clock::by_hand("2026-11-21T12:00:00Z".parse().unwrap());
        let limit = RateLimit::new(Pace { at_once: 3, per_minute: 6 }, &clock);
        for _ in 0..3 {
            assert_eq!(limit.check(&"a"), Ok(()));
        }
        assert_eq!(limit.check(&"a"), Err(Wait { seconds: 10 }));
        assert_eq!(limit.check(&"b"), Ok(()));
        clock.move_to("2026-11-21T12:00:10Z".parse().unwrap());
        assert_eq!(limit.check(&"a"), Ok(()));
        assert!(limit.check(&"a").is_err());
    }

    #[test]
    fn quiet_keys_are_forgotten() {
        let clock = Clock::by_hand("2026-11-21T12:00:00Z".parse().unwrap());
        let limit = RateLimit::new(Pace { at_once: 3, per_minute: 60 }, &clock);
        for key in 0..1_000 {
            limit.check(&key).unwrap();
        }
        clock.move_to("2026-11-21T13:00:00Z".parse().unwrap());
        for _ in 0..TIDY_EVERY {
            let _ = limit.check(&0);
        }
        assert!(limit.limiter.len() <= 2, "{}", limit.limiter.len());
    }

    #[test]
    fn the_forwarded_address_is_believed_only_when_told() {
        let request = from("192.0.2.1", "198.51.100.9, 203.0.113.7");
        assert_eq!(client(&request, Proxy::None), "192.0.2.1".parse::<IpAddr>().unwrap());
        assert_eq!(client(&request, Proxy::Hops(1)), "203.0.113.7".parse::<IpAddr>().unwrap());
        assert_eq!(client(&request, Proxy::Hops(2)), "198.51.100.9".parse::<IpAddr>().unwrap());
        assert_eq!(client(&request, Proxy::Hops(3)), "192.0.2.1".parse::<IpAddr>().unwrap());
    }

    #[test]
    fn one_household_is_one_address() {
        let one = client(&from("2001:db8:1:2::1", ""), Proxy::None);
        assert_eq!(one, client(&from("2001:db8:1:2:ffff::9", ""), Proxy::None));
        assert_ne!(one, client(&from("2001:db8:1:3::1", ""), Proxy::None));
        assert_eq!(
            client(&from("::ffff:192.0.2.1", ""), Proxy::None),
            "192.0.2.1".parse::<IpAddr>().unwrap()
        );
    }
}
