//! Roles: what somebody does in an organisation, as far as it decides what they may do. Driver, convener and
//! holder are not roles: they follow from the dossier, the table or the obligation.

crate::named! {
    /// A role by membership of an organisation.
    pub enum Role, text "role" {
        /// Social worker, youth worker, client manager: does the work.
        Worker = "worker",
        /// Team lead: looks after a team and what it holds.
        Lead = "lead",
        /// Director of an organisation.
        Director = "director",
        /// Understands incoming signals and gathers them (relatiemanager).
        Triager = "triager",
        /// Keeps the network going and steps in where a driver can't.
        Facilitator = "facilitator",
        /// Looks after accounts and memberships.
        Administrator = "administrator",
        /// Confidential adviser: sees wrongs that are shielded.
        Confidant = "confidant",
        /// Municipal policy adviser.
        Adviser = "adviser",
        /// Member of a municipal executive.
        Alderman = "alderman",
        /// Member of a supervisory board.
        Supervisor = "supervisor",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_is_found_by_its_name() {
        for role in Role::ALL {
            assert_eq!(Role::named(role.name()), Some(*role));
        }
        assert_eq!(Role::named("king"), None);
        assert_eq!(Role::Worker.text_key(), "role-worker");
    }
}
