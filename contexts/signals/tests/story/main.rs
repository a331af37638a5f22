//! The stories of this context, on both databases.

mod acts;
mod call_round_pages;
mod call_rounds;
mod dossier_pages;
mod dossiers;
mod driver;
mod facts;
mod figures;
mod late;
mod pages;
mod scene;
mod shielded;
mod the_loop;
mod whole;
