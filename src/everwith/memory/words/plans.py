"""The plan table: what may lie ahead in somebody's life, how it is called in talk, and how she calls it."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

PLANS: tuple[tuple[str, str, str], ...] = (
    ("interview", r"(?:job )?interviews?", "the interview"),
    ("driving test", r"driving (?:test|exam)", "the driving test"),
    (
        "exam",
        r"(?:(?:final|maths?|chemistry|biology|physics|history|law|bar|language|piano|english|french|german|spanish) )?(?:exams?|finals|midterms?|a-levels|gcses|viva)",
        "the exam",
    ),
    ("results", r"(?:(?:blood |test |exam |biopsy |scan )results|results)", "the results"),
    ("scan", r"(?:mri|ct scan|ultrasound|scan|x-ray|biopsy|colonoscopy|mammogram)", "the scan"),
    ("operation", r"(?:operation|surgery|hip replacement|knee replacement)", "the operation"),
    ("hospital", r"hospital appointment", "the hospital appointment"),
    ("dentist", r"(?:dentist(?:'?s)?(?: appointment)?|dental appointment|root canal)", "the dentist"),
    (
        "doctor",
        r"(?:doctor'?s?(?: appointment| appt)|gp appointment|appointment (?:with|at) (?:the|my) (?:doctor|gp)'?s?|(?:the )?doctor'?s)",
        "the doctor's appointment",
    ),
    ("therapy", r"therapy(?: session)?", "the therapy session"),
    ("appointment", r"(?:appointment|appt)", "the appointment"),
    ("funeral", r"(?:funeral|memorial service|wake)", "the funeral"),
    ("wedding", r"wedding", "the wedding"),
    ("speech", r"(?:speech|toast|eulogy)", "the speech"),
    ("presentation", r"(?:presentation|pitch)", "the presentation"),
    ("audition", r"auditions?", "the audition"),
    ("recital", r"(?:recital|gig|performance|open mic)", "the performance"),
    ("concert", r"concert", "the concert"),
    ("reunion", r"(?:(?:school|family|class) )?reunion", "the reunion"),
    (
        "party",
        r"(?:(?:birthday|leaving|retirement|house|christmas|engagement|office|work|hen|stag|dinner|surprise|new year'?s) )?party|hen do|stag do|baby shower|housewarming",
        "the party",
    ),
    ("graduation", r"graduation", "the graduation"),
    (
        "first day",
        r"first day(?: (?:at|of) (?:the |my )?(?:new )?(?:job|work|school|uni|university|term))?",
        "the first day",
    ),
    ("deadline", r"(?:deadline|submission)", "the deadline"),
    ("hearing", r"(?:court date|court hearing|hearing|tribunal|custody hearing)", "the hearing"),
    ("marathon", r"(?:half[- ])?marathon|triathlon|10k|5k|parkrun", "the race"),
    ("match", r"(?:match|tournament|cup final|big game|football game)", "the match"),
    ("course", r"(?:course|workshop|training day|conference|seminar)", "the course"),
    ("meeting", r"(?:meeting|appraisal|performance review)", "the meeting"),
    ("call", r"(?:phone call|video call|zoom call|phone interview|call with [a-z' ]+?)", "the call"),
    ("trip", r"(?:trip|(?<!bank )holiday|vacation|honeymoon|city break|weekend away|camping trip)", "the trip"),
    ("flight", r"flight", "the flight"),
    ("move", r"(?:house move|moving day)", "the move"),
    ("due", r"due date", "the due date"),
    ("anniversary", r"anniversary", "the anniversary"),
    ("birthday", r"(?:birthday|bday)", "the birthday"),
    (
        "date",
        r"(?:first date|second date|blind date|hot date|date with [a-z]+|(?<=a )date|(?<=my )date|(?<=got a )date)(?! (?:of|for|on the|to remember))",
        "the date",
    ),
    ("shift", r"(?:(?:night|late|early|double|long|first) shift)", "the shift"),
    ("dinner", r"(?:dinner|lunch|brunch|drinks|coffee)(?= (?:with|at|on|tomorrow|tonight|next)\b)", "dinner"),
    ("barbecue", r"(?:barbecue|bbq|picnic)", "the barbecue"),
    ("viewing", r"(?:flat|house) viewing", "the viewing"),
    ("rehearsal", r"rehearsal", "the rehearsal"),
)
"""kind, how it is called in talk (a pattern), and how she names it to the owner."""

DOINGS: tuple[tuple[str, str, str], ...] = (
    (
        "move",
        r"\b(?:i'?m|we'?re|i am|we are|i|we) (?:moving|move)(?: out| in| house| flat| house)?(?P<to> (?:to|into) (?P<x>[\w' ]+?))?(?= (?:on|in|next|this|tomorrow|at)\b|[.,!]|$)",
        "the move",
    ),
    (
        "flight",
        r"\b(?:i'?m|we'?re|i am|we are|i|we)?\s*(?:flying|fly) (?:out |back |home )?(?:to (?P<x>[\w' ]+?))?(?= (?:on|in|next|this|tomorrow|at|tonight)\b|[.,!]|$)",
        "the flight",
    ),
    (
        "trip",
        r"\b(?:i'?m|we'?re|i am|we are) (?:going|off|travelling|traveling|heading)(?: away| back| over| down| up)? to (?P<x>(?!the (?:gym|shop|shops|pub|doctor|dentist|cinema)|bed|work|sleep|see|be|have|do|try|a |my |go|get|make)[\w']+(?: [\w']+)?)(?= (?:on|in|next|this|tomorrow|for)\b|[.,!]|$)",
        "the trip",
    ),
    (
        "visit",
        r"\bmy (?P<r>parents|mum|mom|dad|mother|father|sister|brother|son|daughter|grandparents|gran|grandma|cousin|best friend|friend|in-laws)(?: is| are|'s|s)? (?:visiting|coming (?:over|to visit|to stay|round|down|up|home|for)|flying in)",
        "the visit",
    ),
    (
        "visit",
        r"\b(?:i'?m|we'?re|i am|we are) (?:visiting|seeing|meeting(?: up with)?|having (?:dinner|lunch|drinks|coffee) with) (?:my )?(?P<w>(?-i:[A-Z])?[a-z]+)(?= (?:on|in|next|this|tomorrow|at|for|tonight)\b|[.,!]|$)",
        "the visit",
    ),
    (
        "wedding",
        r"\bmy (?P<r>sister|brother|mum|mom|dad|son|daughter|cousin|best friend|friend|niece|nephew|aunt|uncle|boss)(?: (?-i:[A-Z])\w+| [a-z]+)?(?: is|'s|s) getting married",
        "the wedding",
    ),
    ("wedding", r"\b(?:we'?re|we are|i'?m|i am) getting married", "the wedding"),
    (
        "first day",
        r"\b(?:i|i'?m) (?:start|starting)(?: at)? (?:my |the |a )?new (?:job|school|position)",
        "the first day",
    ),
    (
        "first day",
        r"\b(?:i|i'?ll|i'?m) (?:start|starting|begin|beginning)(?: (?:work|there|the (?:new )?job|it))?(?= (?:on|in|next|this|tomorrow|from|mon|tues|wednes|thurs|fri|satur|sun))",
        "the first day",
    ),
    (
        "due",
        r"(?:^|\b(?P<of>[^\W\d_]+?)(?:'?s|'re|'m| is| are| am)?\s+)due\b(?! (?:to|diligence|course|process|for))",
        "the due date",
    ),
    ("speech", r"\bgive (?:a|the|another) (?:speech|toast|talk)", "the speech"),
)
"""Doings that name a plan by a verb: kind, pattern, and how she names it."""

PLAN_VERBS: tuple[tuple[str, str], ...] = (
    ("flight", r"\b(?:fly|flying)\b"),
    ("first day", r"\bstart(?:s|ing)?\b"),
    ("move", r"\b(?:move|moving)\b"),
    ("wedding", r"\bget(?:ting)? married\b"),
    ("due", r"\bdue\b"),
    ("trip", r"\b(?:go|going|off|leave|leaving|travel|travelling|away) (?:to|for|on)\b|\b(?:away|leaving)\b"),
    ("visit", r"\b(?:com(?:e|es|ing)|visit(?:s|ing)?|arriv(?:e|es|ing))\b"),
)
"""kind, and the verb by which one asks when it is."""
