# Navigation and mail.
nav-today = Today
nav-plans = Plans
nav-board = Pontoons
nav-signals = Signals
nav-dossiers = Dossiers
nav-everything-held = All I hold
nav-knowledge = Knowledge
nav-trends = Figures
nav-offers = Who helps?
nav-tables = Tables
nav-waterline = Waterline
nav-network = Network

mail-subject = Ponton: { $text }
mail-look-here = See how it stands here:
mail-why-you = You get this message because it is about something you raised or hold. It also stands on your Today in Ponton.
mail-access-subject = Ponton: choose your password
mail-access = Hello { $name },

    { $by } lets you in to Ponton. Choose your password here, and you are signed in:
    { $link }

    The link works once, until { $day }. A link that you got before doesn't work any more.
    Pass it on to nobody: whoever opens it comes in as you. Didn't you expect this? Then do nothing, and tell { $by }.
