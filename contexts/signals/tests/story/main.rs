//! The stories of this context, on both databases.

mod acts;
mod dossier_pages;
mod dossiers;
mod driver;
mod facts;
mod late;
mod learning;
mod pages;
mod scene;
mod shielded;
mod the_loop;
mod whole;
