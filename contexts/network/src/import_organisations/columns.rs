//! What a row of organisations may hold, by the names that people and exports give it.

use web::sheet::{Column, Need};

/// What a row may hold.
pub const COLUMNS: [Column; 6] = [
    Column {
        name: "naam",
        also: &["organisatie", "name"],
        need: Need::Required,
        what: "import-organisation-name",
        example: "Opvang De Luwte",
    },
    Column {
        name: "soort",
        also: &["type", "kind"],
        need: Need::Required,
        what: "import-organisation-kind",
        example: "opvang",
    },
    Column {
        name: "plaats",
        also: &["vestigingsplaats", "woonplaats", "place"],
        need: Need::Required,
        what: "import-organisation-place",
        example: "Loohoek",
    },
    Column {
        name: "koepel",
        also: &["onderdeel van"],
        need: Need::Optional,
        what: "import-organisation-umbrella",
        example: "",
    },
    Column {
        name: "balie",
        also: &["naam balie"],
        need: Need::Optional,
        what: "import-organisation-desk",
        example: "Voordeur De Luwte",
    },
    Column {
        name: "telefoon",
        also: &["telefoonnummer", "nummer", "phone"],
        need: Need::Optional,
        what: "import-organisation-phone",
        example: "088 123 45 67",
    },
];
