//! The kinds of personal datum, and the text keys of their names and of the reasons something was found. The sentences
//! behind the keys are the contexts' own.

/// What kind of datum a finding is. The order is that of precedence where findings overlap.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DatumKind {
    /// An e-mail address of a person; general mailboxes such as `info@` are none.
    Email,
    /// A bank account number whose check digits are right (ISO 13616, mod 97).
    Iban,
    /// A citizen service number: nine digits that pass the eleven-test, or nine digits called so.
    Bsn,
    /// A telephone number, Dutch or international; numbers of organisations (0800, 0900, 088) are none.
    Phone,
    /// A day of birth, with the word that says so.
    BirthDate,
    /// A child's first name with its class or school.
    SchoolClass,
    /// A household told by the role of somebody in it and a small place.
    Family,
    /// A street with a number.
    Address,
    /// A postcode with its letters.
    Postcode,
    /// The number plate of a Dutch vehicle.
    LicencePlate,
    /// Initials with a surname, and the title before them if there is one.
    Initials,
    /// The name of a person.
    PersonName,
}

impl DatumKind {
    /// All kinds, in order of precedence.
    pub const ALL: [Self; 12] = [
        Self::Email,
        Self::Iban,
        Self::Bsn,
        Self::Phone,
        Self::BirthDate,
        Self::SchoolClass,
        Self::Family,
        Self::Address,
        Self::Postcode,
        Self::LicencePlate,
        Self::Initials,
        Self::PersonName,
    ];

    /// The text key under which pages say the kind's name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Email => "datum-email",
            Self::Iban => "datum-iban",
            Self::Bsn => "datum-bsn",
            Self::Phone => "datum-phone",
            Self::BirthDate => "datum-birth-date",
            Self::SchoolClass => "datum-school-class",
            Self::Family => "datum-family",
            Self::Address => "datum-address",
            Self::Postcode => "datum-postcode",
            Self::LicencePlate => "datum-licence-plate",
            Self::Initials => "datum-initials",
            Self::PersonName => "datum-person-name",
        }
    }
}

/// Every text key that a finding's `why` can hold, so that a context can test that it has a sentence for each.
pub const WHY_KEYS: [&str; 20] = [
    why::EMAIL,
    why::PHONE,
    why::PHONE_ABROAD,
    why::IBAN,
    why::BSN_TEST,
    why::BSN_CALLED,
    why::PLATE,
    why::PLATE_CALLED,
    why::BORN,
    why::BIRTH_YEAR,
    why::POSTCODE,
    why::STREET,
    why::HOUSE_NUMBER,
    why::LIVES_AT,
    why::TITLE,
    why::ROLE,
    why::INITIALS,
    why::FIRST_NAME,
    why::SURNAME_FORM,
    why::CALLED,
];

/// The text keys of the reasons.
pub(super) mod why {
    pub const EMAIL: &str = "guard-why-email";
    pub const PHONE: &str = "guard-why-phone";
    pub const PHONE_ABROAD: &str = "guard-why-phone-abroad";
    pub const IBAN: &str = "guard-why-iban";
    pub const BSN_TEST: &str = "guard-why-bsn-test";
    pub const BSN_CALLED: &str = "guard-why-bsn-called";
    pub const PLATE: &str = "guard-why-plate";
    pub const PLATE_CALLED: &str = "guard-why-plate-called";
    pub const BORN: &str = "guard-why-born";
    pub const BIRTH_YEAR: &str = "guard-why-birth-year";
    pub const POSTCODE: &str = "guard-why-postcode";
    pub const STREET: &str = "guard-why-street";
    pub const HOUSE_NUMBER: &str = "guard-why-house-number";
    pub const LIVES_AT: &str = "guard-why-lives-at";
    pub const TITLE: &str = "guard-why-title";
    pub const ROLE: &str = "guard-why-role";
    pub const INITIALS: &str = "guard-why-initials";
    pub const FIRST_NAME: &str = "guard-why-first-name";
    pub const SURNAME_FORM: &str = "guard-why-surname-form";
    pub const CALLED: &str = "guard-why-called";
}
