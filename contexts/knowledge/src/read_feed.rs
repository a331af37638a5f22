//! The letters as an Atom feed (RFC 4287), for feed readers: at an address of one's own, because a feed reader can't sign
//! in. Whole addresses, ids that stay, escaped HTML, and a tag by which a reader that has it already gets nothing. It says
//! nothing about whose address it is.

use crate::feed_address;
use crate::letter::{self, Letter};
use crate::letter_html;
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::{NetworkId, Timestamp};
use network::feed_token::{self, FeedOf};
use network::founding;
use network::published::Source;
use network::{Refusal, Route, Workplace};
use store::Tx;
use web::{Failure, Path, View, t, tagged};

/// Letters in the feed.
const LETTERS: i64 = 30;

/// The routes of this capability.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    let show = move |workplace: State<Workplace>, view: View, token: Path<String>, headers: HeaderMap| {
        show(workplace, view, token, (headers, sources))
    };
    vec![Route::get("/dagberichten.atom/{token}", "read_feed", show)]
}

async fn show(
    State(workplace): State<Workplace>,
    view: View,
    Path(token): Path<String>,
    (headers, sources): (HeaderMap, &'static [Source]),
) -> Result<Response, Failure> {
    let asked = token.clone();
    let found = workplace.read(move |tx| read(tx, &asked, sources)).await?;
    let Some(found) = found else { return Err(Failure::NotFound) };
    // A feed reader says nothing of languages: the feed is in Dutch, as people write.
    let view = View { lang: kernel::Lang::Nl, ..view };
    let feed = feed(&view, &found, &token).map_err(Failure::from)?.to_string();
    Ok(tagged(&headers, "application/atom+xml; charset=utf-8", feed))
}

/// What a feed is made of.
#[derive(Clone, Debug)]
pub struct Found {
    network: NetworkId,
    name: String,
    since: Timestamp,
    letters: Vec<Letter>,
}

/// The letters for whoever has that token; nothing for one that is nobody's.
pub fn read(tx: &mut Tx<'_>, token: &str, sources: &[Source]) -> Result<Option<Found>, Refusal> {
    let Some(owner) = feed_token::whose(tx, FeedOf::Letters, token)? else { return Ok(None) };
    Ok(Some(Found {
        network: owner.network,
        name: founding::name_of(tx, owner.network)?,
        since: owner.since,
        letters: letter::newest(tx, owner.network, LETTERS, sources)?,
    }))
}

/// The feed itself.
pub fn feed(view: &View, found: &Found, token: &str) -> Result<Feed, Refusal> {
    let base = view.site.public_url.as_str();
    let mut feed = Feed::default();
    feed.set_title(t!(view, "feed-name", network = &found.name));
    feed.set_subtitle(Text::plain(t!(view, "bulletins-what")));
    feed.set_id(format!("urn:uuid:{}", found.network));
    feed.set_updated(moment(found.letters.iter().map(|letter| letter.made_at).max().unwrap_or(found.since))?);
    feed.set_authors(vec![Person { name: found.name.clone(), ..Person::default() }]);
    feed.set_lang(Some(view.lang.tag().to_owned()));
    feed.set_links(vec![
        link("self", &format!("{base}{}", feed_address::path(token)), "application/atom+xml"),
        link("alternate", &format!("{base}/dagberichten"), "text/html"),
    ]);
    let entries = found.letters.iter().map(|letter| entry(view, letter, base));
    feed.set_entries(entries.collect::<Result<Vec<_>, _>>()?);
    Ok(feed)
}

fn entry(view: &View, letter: &Letter, base: &str) -> Result<Entry, Refusal> {
    let mut entry = Entry::default();
    entry.set_title(letter.title(view));
    entry.set_id(format!("urn:uuid:{}", letter.id));
    entry.set_updated(moment(letter.made_at)?);
    entry.set_published(Some(moment(letter.made_at)?));
    entry.set_links(vec![link("alternate", &format!("{base}{}", letter.path()), "text/html")]);
    entry.set_content(Some(Content {
        content_type: Some("html".to_owned()),
        value: Some(letter_html::body(view, letter, base).into_string()),
        ..Content::default()
    }));
    Ok(entry)
}

fn link(rel: &str, href: &str, kind: &str) -> Link {
    Link { rel: rel.to_owned(), href: href.to_owned(), mime_type: Some(kind.to_owned()), ..Link::default() }
}

fn moment(at: Timestamp) -> Result<FixedDateTime, Refusal> {
    at.to_string().parse().map_err(|_| Refusal::Broken(format!("{at} is no moment of RFC 3339")))
}
