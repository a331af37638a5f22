//! A gallery of everything that `web` draws, on a loopback port, for whoever changes it:
//! `cargo run -p web --example gallery -- 8099`. Nothing in it is stored.
//! Prints what the check of finished HTML finds, first.

mod pages;
mod work;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use web::harden::{Limits, harden};
use web::view::{Mode, Transport};
use web::{Site, Texts, View};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(8099);
    let site = Arc::new(Site {
        texts: Texts::new(&[pages::TEXTS]).map_err(std::io::Error::other)?,
        nav: pages::nav(),
        clock: kernel::Clock::by_hand(web::samples::NOON.parse().map_err(std::io::Error::other)?),
        mode: Mode::Demo,
        transport: Transport::Http,
        public_url: "http://127.0.0.1:8080".to_owned(),
    });
    for lang in kernel::Lang::ALL {
        for page in pages::every_page(&View::new(Arc::clone(&site), lang, "/")) {
            for fault in web::samples::check_html(&page.html()) {
                println!("{lang}: {fault}");
            }
        }
    }
    let app = harden(pages::routes(), &site, Limits::default());
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>()).await
}
