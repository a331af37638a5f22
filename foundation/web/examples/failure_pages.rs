//! Writes the page of every failure, in both languages, as `FOLDER/STATUS-LANG.html`: for the browser tests, which hold each
//! to what every page must hold. Some of them no healthy server can be made to give.

use axum::http::StatusCode;
use kernel::Lang;
use std::path::Path;
use web::Failure;
use web::samples::view;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).ok_or_else(|| std::io::Error::other("failure_pages FOLDER"))?;
    for status in 400..600 {
        let failure = StatusCode::from_u16(status).ok().and_then(Failure::of_status);
        // A status that has no page of its own has that of another.
        let Some(failure) = failure.filter(|failure| failure.status() == status) else { continue };
        for lang in [Lang::Nl, Lang::En] {
            let page = web::failure::pages::page(&view(lang, &[]), &failure).html();
            std::fs::write(Path::new(&folder).join(format!("{status}-{}.html", lang.tag())), page)?;
        }
    }
    Ok(())
}
