//! A long answer that is made while it is read, a piece at a time and at the reader's pace, so that memory doesn't grow with
//! what there is to tell. For files of lists without an end.

use crate::Refusal;
use axum::body::{Body, Bytes};
use http_body::Frame;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::mpsc;

/// How long a reader may keep a piece waiting.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// A body of pieces: `next` makes the one at a place, and says where the one after it begins.
pub fn body<K, F, Made>(start: K, next: F) -> Body
where
    K: Send + 'static,
    F: Fn(K) -> Made + Send + 'static,
    Made: Future<Output = Result<(String, Option<K>), Refusal>> + Send,
{
    let (to, from) = mpsc::channel(1);
    tokio::spawn(async move {
        let mut place = Some(start);
        while let Some(at) = place {
            let piece = match next(at).await {
                Ok((piece, onward)) => {
                    place = onward;
                    Ok(Bytes::from(piece))
                }
                Err(refusal) => {
                    tracing::warn!(error = %refusal, "a file broke off");
                    place = None;
                    Err(io::Error::other("the file broke off"))
                }
            };
            // A reader that has left, or reads no further, needs no more.
            if !matches!(tokio::time::timeout(PATIENCE, to.send(piece)).await, Ok(Ok(()))) {
                return;
            }
        }
    });
    reel(from)
}

/// The body that tells what comes out of a channel.
pub(crate) fn reel(from: mpsc::Receiver<io::Result<Bytes>>) -> Body {
    Body::new(Reel(from))
}

struct Reel(mpsc::Receiver<io::Result<Bytes>>);

impl http_body::Body for Reel {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.0.poll_recv(context).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;

    #[test]
    fn pieces_come_in_order_and_a_broken_one_breaks_the_file_off() {
        testkit::run(async {
            let whole =
                body(1, |place| async move { Ok((format!("{place}\n"), (place < 3).then_some(place + 1))) });
            assert_eq!(to_bytes(whole, 99).await.unwrap(), "1\n2\n3\n");
            let broken = body((), |()| async { Err(Refusal::NotFound("piece")) });
            assert!(to_bytes(broken, 99).await.is_err());
        });
    }
}
