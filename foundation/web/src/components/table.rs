//! A table, for numbers that people compare; anything else is a list or a way. Scrolls by itself on a phone.

use maud::{Markup, html};

/// A table with its caption, the names of its columns, and rows whose first cell names the row.
pub fn table(caption: &str, columns: &[String], rows: &[Vec<Markup>]) -> Markup {
    html! {
        div class="ponton-table" role="region" aria-label=(caption) tabindex="0" {
            table class="utrecht-table utrecht-table--html-table" {
                caption class="utrecht-table__caption" { (caption) }
                thead { tr { @for column in columns { th scope="col" { (column) } } } }
                tbody {
                    @for row in rows {
                        tr {
                            @for (index, cell) in row.iter().enumerate() {
                                @if index == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
