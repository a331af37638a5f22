//! The stories of this context, on both databases.

mod acts;
mod calendar;
mod dossier_pages;
mod dossiers;
mod driver;
mod facts;
mod late;
mod pages;
mod routing;
mod scene;
mod shielded;
mod tables;
mod the_loop;
mod whole;
