# The pontoon board, waiting, and the place of a help request.

board-title = Pontoons
board-what = Who stands on which pontoon, and who may fall between. You see names only of people in whose circle you are.
board-tally-at-risk = at risk
board-tally-at-risk-more = or more at risk
board-at-risk = Who may fall
board-more-at-risk = There are more. Choose an area or organisation to see them.
board-nobody = Nobody stands on a pontoon now.
board-nobody-then = As soon as somebody opens a plan, the help request stands here.
board-band = { $count ->
    [one] One help request
   *[other] { $count } help requests
  }, { $waiting ->
    [0] nobody waiting.
    [one] one waiting.
   *[other] { $waiting } waiting.
  }
board-band-many = More than { $most } help requests. Choose an area or organisation.
board-own = Those you know of
board-somebody = Resident, plan of { $organisation }
board-somebody-in = Resident in { $area }
board-no-bridge = waiting, and nobody agreed who carries them until then
board-overdue = the moment has passed ({ $why })
board-absent = whoever had this is not there, and nobody by name has taken it over
board-unanswered = offered to another, and no answer came
board-climbed = was left and went a rung up
board-filter = Choose an area or organisation
board-filter-act = Show
board-area = Area
board-organisation = Organisation

place-title = Pontoon, theme and neighbourhood
place-pontoon = On which pontoon does this help request stand?
place-theme = What is it about? (may stay empty)
place-area = In which neighbourhood? (may stay empty)
place-act = Put it there
problem-place-pontoon-empty = Choose a pontoon.
help-request-placed = The help request stands there now.

wait-title = Waiting and bridging
wait-bridge = Who carries them until then, and how often?
wait-bridge-hint = For example: I call every Tuesday; sports together on Thursday. Without an agreement the request stands on top of the board.
wait-registered-on = Registered on (may stay empty)
wait-decided-on = Formally decided on (may stay empty)
wait-starts-on = Begins on (may stay empty)
wait-promise = This help request stands on the board as waiting; you hold it.
wait-act = Note that it waits
wait-begun = It has begun
wait-no-bridge = Waiting since { $day }, and it is not agreed who carries them until then.
wait-bridged = Waiting since { $day }. Until then it is agreed:
wait-registered = Registered on { $day }
wait-decided = Formally decided on { $day }
wait-starts = Begins on { $day }
wait-until-contact = This belongs to a handover, and holds until the first contact there.
problem-wait-dates-without-bridge = Fill in who carries them too. The days belong to that agreement.
casework-refused-waits-for-handover = This waits for the first contact of a handover. Note that contact there, or withdraw the handover.
help-request-waits = Noted that it waits.
help-request-begun = Noted that it has begun.
