//! The stories of this context, on both databases.

mod acts;
mod calendar;
mod call_round_pages;
mod call_rounds;
mod dossier_pages;
mod dossiers;
mod driver;
mod endings;
mod facts;
mod far_ahead;
mod figures;
mod late;
mod learning;
mod pages;
mod published;
mod routing;
mod scene;
mod shielded;
mod tables;
mod the_loop;
mod whole;
