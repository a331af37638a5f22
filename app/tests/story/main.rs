//! Stories through HTTP, over the whole application in process, on both databases: the first scenario word for word,
//! coming in by a link, mail through a real mail server, two nodes on one database, hostile forms, who may do what, and what keeps strangers
//! out. For everybody who changes a page or an act. Run them with `cargo xtask postgres -- cargo test -p app`.

mod support;

mod api;
mod asked;
mod come_in;
mod hostile;
mod mail;
mod scenario_1;
mod security;
mod two_nodes;
mod webhooks;
mod who_may;
