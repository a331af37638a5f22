//! `named!`: an enum whose variants each have one name, the same in the database, in files, in forms and in
//! policies, and one text key on screens. One declaration, so that the names can't drift apart.

/// Declares such an enum: `named! { /// doc pub enum Role, text "role" { /// doc Worker = "worker" } }`.
#[macro_export]
macro_rules! named {
    ($(#[$doc:meta])* pub enum $name:ident, text $prefix:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every one, in the order a list shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The keys of all its texts, for the test that looks for texts nobody uses.
            pub const TEXT_KEYS: &'static [&'static str] = &[$(concat!($prefix, "-", $text)),+];

            /// The one name it has outside the code.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The one with that name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }

            /// The key of its text on screens.
            pub fn text_key(self) -> &'static str {
                match self { $(Self::$variant => concat!($prefix, "-", $text)),+ }
            }
        }

        impl store::ToValue for $name {
            fn to_value(&self) -> store::Value {
                store::ToValue::to_value(self.name())
            }
        }

        impl store::FromValue for $name {
            const WANTED: &'static str = concat!("the name of a ", stringify!($name));
            fn from_value(value: &store::Value) -> Option<Self> {
                let name: String = store::FromValue::from_value(value)?;
                Self::named(&name)
            }
        }
    };
}
