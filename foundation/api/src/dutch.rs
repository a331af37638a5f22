//! `dutch!`: a closed list as the API says it, in Dutch, beside the list it stands for in the code. One declaration, so
//! that the two can't drift apart: the match has no way around a variant.

/// Declares such a list: `dutch! { /// doc pub enum Soort for Kind { GoedVoorbeeld = GoodPractice } }`. Outside it reads as
/// `goed_voorbeeld`.
#[macro_export]
macro_rules! dutch {
    ($(#[$doc:meta])* pub enum $name:ident for $of:ty { $($dutch:ident = $english:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        #[expect(missing_docs, reason = "each stands for the variant that documents it")]
        pub enum $name { $($dutch),+ }

        impl From<$of> for $name {
            fn from(of: $of) -> Self {
                match of { $(<$of>::$english => Self::$dutch),+ }
            }
        }

        impl From<$name> for $of {
            fn from(name: $name) -> Self {
                match name { $($name::$dutch => <$of>::$english),+ }
            }
        }
    };
}
