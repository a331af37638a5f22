//! Stories through HTTP, over the whole application in process, on both databases: scenarios 1, 2, 5 and 8 word for word,
//! coming in by a link, finding things, bringing in and taking out, mail through a real mail server, letters and their feed, two nodes on one database, hostile forms,
//! who may do what, choosing out of very many, and what keeps strangers
//! out. For everybody who changes a page or an act. Run them with `cargo xtask postgres -- cargo test -p app`.

mod support;

mod api;
mod asked;
mod bring_in;
mod by_name;
mod come_in;
mod feed;
mod figures;
mod find;
mod handing_over;
mod hostile;
mod letters;
mod mail;
mod mail_server;
mod odd_addresses;
mod plaintext;
mod plans;
mod practices;
mod resident;
mod rights;
mod scenario_1;
mod scenario_2;
mod scenario_5;
mod scenario_7;
mod scenario_8;
mod security;
mod tables;
mod trends;
mod twice;
mod two_nodes;
mod unseen_wrongs;
mod webhooks;
mod who_may;
