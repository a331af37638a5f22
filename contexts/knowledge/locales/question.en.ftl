### Knowledge: questions and answers, practices, measures, and crisis mode.

## What can go wrong anywhere
problem-knowledge-too-long = This is too long: keep it within { $most } characters.
problem-knowledge-personal-data = This holds something that belongs to a person, such as a name or a number. Everybody reads this: take it out.

## Crisis mode
crisis-title = Crisis mode
crisis-what = In a crisis everybody must know quickly what is new. Tables, contacts and answers stay where they are afterwards.
crisis-banner = Crisis mode since { $day }: { $name }.
crisis-banner-new = See what is new
crisis-none = There is no crisis.
crisis-none-then = Everything runs as you are used to.
crisis-since = Since
crisis-reason = Why
crisis-name = What is this crisis called?
crisis-name-hint = Short, as everybody calls it. For example: high water.
crisis-begin-title = Begin crisis mode
crisis-begin-act = Begin
crisis-begin-promise = Everybody sees on Today that crisis mode is on. You can always end it.
crisis-begun = Crisis mode is on.
crisis-end-title = End crisis mode
crisis-end-act = End
crisis-end-promise = The line on Today goes away. Tables, contacts, questions and answers stay, and what is open stays open.
crisis-ended = Crisis mode is over. Everything that was built up stays.
crisis-before = Before
crisis-from-until = from { $from } until { $until }.
crisis-refused-running = A crisis is running already. End that one first.
problem-crisis-name-empty = Write what the crisis is called.
problem-crisis-reason-empty = Write why: everybody reads this.
