# In the spirit of the rule: weighing, deciding, finding again; rules that chafe; from a plan to a signal.

deviate-title = In the spirit of the rule
deviate-what = The rule doesn’t fit what somebody needs. Weigh it here, from the person to the law, and decide yourself.
deviate-from-plan = Nothing of the plan goes along, and nothing here says whom it was about. Only you see in the plan that this decision came of it.
deviate-rule = Which rule is it about?
deviate-rule-hint = As you call it to a colleague. For instance: holiday on social assistance.
deviate-situation = What is the situation?
deviate-situation-hint = In general words: no name, no street, no day by which somebody could be known.
deviate-needed = What is needed?
deviate-needed-hint = Begin with the person: what must this decision do for them?
deviate-purpose = What is the rule for?
deviate-purpose-hint = Why was it made? And does that still happen when you depart from it?
deviate-effects = What else follows from it?
deviate-effects-hint = For the person, for others, and for whoever asks the same after this.
deviate-legal = What does the law say?
deviate-legal-hint = Only now: what room is there, and how do you give reasons for the decision?
deviate-decision = What do you decide?
deviation-decision-departed = I depart from the rule
deviation-decision-kept = I keep to the rule
deviate-agreed = What do you agree on?
deviate-agreed-hint = Where it doesn’t stand above yet.
deviate-promise = You sign with your name, your organisation and today’s date. It holds at once: nobody has to approve it. Everybody in the network can read it, later too. It can’t be changed; it can be corrected.
deviate-act = Sign this decision
deviate-done = Your decision is kept, with your name and the date.
deviate-done-strained = Your decision is kept. It is the fifth like it: this rule chafes. A draft signal waits for you.
deviate-guard = { $count ->
    [one] This holds something that may be a person’s. Rewrite it, or say why it may stay.
   *[other] This holds { $count } things that may be a person’s. Rewrite them, or say why they may stay.
  }
deviate-guard-reason = Why may this stay?
deviate-guard-reason-hint = For instance: it is the name of a law, not of a person.
deviate-like-found = { $count ->
    [one] Something like this was decided before. See whether it is the same rule, then sign.
   *[other] { $count } things like this were decided before. See whether it is the same rule, then sign.
  }
deviate-like = Is this like an earlier decision?
deviate-like-none = No, this is something else
problem-deviate-rule = Name the rule it is about, in a few words.
problem-deviate-situation = Write in general words what the situation is.
problem-deviate-needed = Write what is needed. That is where the decision begins.
problem-deviate-purpose = Write what the rule is for.
problem-deviate-effects = Write what else follows. If nothing does, write that.
problem-deviate-legal = Write what room the law leaves, or that it leaves none.
problem-deviate-decision = Choose whether you depart from the rule or keep to it.
problem-deviate-guard = This holds something that may be a person’s. Rewrite it, or say at the end why it may stay.

precedents-title = Earlier decisions about rules
precedents-what = How colleagues decided when a rule didn’t fit, and why. Without whom it was about; with the name of whoever decided.
precedents-words = Find by the rule or a word
precedents-words-hint = For instance: holiday, cost sharing, postal address.
precedents-act = Find
precedents-none-such = No decision found with those words.
precedents-show-all = See all decisions
precedents-none = No decision has been kept yet.
precedents-none-then = Does a rule not fit what somebody needs? Weigh it on one page; the next colleague is helped by it.

deviation-departed-by = { $by } departed from this rule, for { $organisation }, { $day }.
deviation-kept-by = { $by } kept to this rule, for { $organisation }, { $day }.
deviation-agreed = What was agreed
deviation-alike = Decisions like this
deviation-alone = Nobody else decided about this rule yet.
deviation-earlier = { $count ->
    [one] How it read before
   *[other] How it read before ({ $count } versions)
  }
deviation-version = Version { $number }, { $by }, { $day }
deviation-corrected = Corrected by { $by }, { $day }. Reason: { $why }

correct-fold = Correct this decision
correct-why = Why do you correct it?
correct-promise = You sign a next version. What it said before can still be read.
correct-act = Sign the corrected version
correct-done = The corrected version is kept. The one before can still be read.
problem-correct-why = Write why you correct it.

strained-state-draft = This rule chafes: there is a draft signal.
strained-state-raised = This rule chafes: a signal was made of it.
strained-state-aside = No signal was made of these decisions.
strained-link = See what happens with it
strained-waits = This is the fifth decision like it. This rule chafes: a draft signal lies with you.
strained-look = See the draft signal
strained-title = This rule chafes: { $rule }
strained-what = { $count } times colleagues departed from this rule with reason. Then it isn’t that one situation, but perhaps the rule.
strained-draft-title = The draft signal
strained-draft = This rule chafes: { $rule }. We departed from it with reason { $count } times{ $organisations ->
    [one] .
   *[other] , at { $organisations } organisations.
  }
strained-draft-purpose = What the rule is for: { $purpose }
strained-draft-needed = What was needed:
strained-decisions = The decisions it is about
strained-is-draft = The draft signal has been there since { $day }. Whoever decided last looks at it.
strained-is-raised = { $by } made a signal of it, { $day }.
strained-is-aside = { $by } made no signal of it, { $day }. Reason: { $why }
strained-signal = To the signal
strained-raised = The signal is raised. The others who decided like this hear of it.
strained-put-aside = There will be no signal now. After five new decisions Ponton asks again.
strained-aside-fold = No signal after all
strained-aside-why = Why not?
strained-aside-promise = Everybody can read the reason. After five new decisions there is a new draft.
strained-aside-act = Make no signal of it
problem-strained-why = Write why there will be no signal.
casework-refused-draft-ended = Something was done with this draft already. Look at the page again.
why-strained-rule = This rule chafes: look at the draft signal
notice-strained-raised = The rule “{ $rule }” chafes. { $by } made a signal of it; your decision counted.

raise-from-plan-link = Make a signal of it
raise-from-plan-title = What do you see, apart from this plan?
raise-from-plan-what = Write what touches more people. Not one word of the plan goes along, and the signal doesn’t know where it comes from. Where the help request has a theme and a neighbourhood, they are filled in; you may take them out.
raise-from-plan-done = Your signal is raised. Only you see in the plan that it came of it.
own-list-title = Beyond this plan
own-list-what = Did you meet something here that touches more people, or a rule that doesn’t fit?
own-list-yours = What you made of it. Only you see this.
