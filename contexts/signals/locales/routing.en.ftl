## Who understands what first
routing-title = Who understands what first?
routing-what = Who looks at a new signal first. The first rule that fits decides. If none fits, it is for the network's desk.
routing-rules = The rules, in order
routing-rule = rule
routing-none = There are no rules yet: every new signal goes to { $desk }.
routing-none-do = Make a rule when somebody else understands something better, such as whoever knows all about housing.
routing-last = always
routing-last-name = Everything else
routing-last-what = This always comes last. So every signal has somebody who looks.
routing-labels-hide-nothing = A rule only decides who looks first. Whoever understands signals always sees everything that waits to be understood, also with a wrong theme.
routing-says-all = All signals
routing-says-area = in { $area }
routing-says-organisation = from { $name }
routing-works = Works. Owner: { $name }
routing-rests = Its holder is away: meanwhile signals go to the next rule that fits.
routing-broken = Doesn't work: { $why }
routing-broken-then = Signals go to the next rule that fits. { $name } has been asked to mend this.
routing-fault-holder_left = its holder left.
routing-fault-desk_empty = nobody who is there staffs the desk.
routing-fault-theme_gone = the theme is gone.
routing-fault-area_gone = the area is gone.
routing-all-rules = All rules
routing-rule-goes-to = { $holder } looks at these signals first.
routing-place = Place
routing-place-of = { $place } of { $count }

## Making or changing a rule
routing-add-title = Make a rule
routing-add-act = Make the rule
routing-add-promise = The rule comes last and counts for signals raised from now on. You can change it or take it away at any time.
routing-add-done = The rule is in the list.
routing-change-title = Change the rule
routing-change-act = Change the rule
routing-change-promise = Counts for signals raised from now on. What lies somewhere already stays there.
routing-change-done = The rule is changed.
routing-kind = What is it?
routing-theme = What is it about?
routing-theme-hint = A main theme also fits everything below it.
routing-area = Where is it?
routing-area-hint = The name of a neighbourhood, municipality or region. Everything in it fits too.
routing-level = How far does it reach?
routing-organisation = Who raised it?
routing-holder = Who looks first?
routing-holder-hint = A desk, or somebody who is there. Whoever holds the signal may understand it too.
routing-answerable = Owner of the rule
routing-answerable-hint = Who mends the rule when it no longer works.
routing-why = Why this rule?
routing-why-hint = Everybody in the network can read this.
problem-routing-holder-empty = Choose who looks first.
problem-routing-answerable-empty = Choose who owns the rule.
problem-routing-why-empty = Write down why this rule is there.
routing-refused-holder-away = Nobody is there now. Choose somebody who is there, or a desk that somebody staffs.
routing-refused-answerable-away = Choose somebody who is there as owner.
routing-refused-organisation = Choose an organisation from the list.
routing-refused-too-many = There are sixty rules already. Take one away first.

## Order
routing-order = Order
routing-order-what = The first rule that fits decides. What stands higher goes first.
routing-up-act = Move one place up
routing-up-try = Try it higher
routing-down-act = Move one place down
routing-down-try = Try it lower
routing-move-done = The order is changed.
routing-remove-what = You can always take it away; what was raised before doesn't change.
routing-remove-act = Take the rule away
routing-remove-try = Try without this rule
routing-remove-done = The rule is gone.

## Trying
routing-try-act = Try it first on earlier signals
routing-try-title = This is how it would have gone
routing-try-said = { $count ->
    [0] There are no signals yet to try it on.
    [one] The one signal there is would { $moved ->
        [0] have gone nowhere else.
       *[other] have gone to somebody else.
    }
   *[other] Of the last { $count } signals { $moved ->
        [0] none would have gone to somebody else.
        [one] one would have gone to somebody else.
       *[other] { $moved } would have gone to somebody else.
    }
} Nothing has changed.
routing-try-counts = How many signals with whom
routing-try-moved = To somebody else
routing-try-signal = Signal
routing-try-before = As it is now
routing-try-after = After the change
routing-try-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}

## Mending
why-routing-holder-left = the holder of this rule left: choose another
why-routing-desk-empty = nobody staffs the desk of this rule: choose another
why-routing-theme-gone = the theme of this rule is gone
why-routing-area-gone = the area of this rule is gone
