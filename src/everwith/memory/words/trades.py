"""What people do for a living, study, suffer from, believe, play and speak."""

from __future__ import annotations

from everwith.memory.words.listing import listed

JOBS = listed(
    """
    accountant actor actress acrobat actuary administrator admin advisor adviser agent analyst
    apprentice archaeologist architect archivist artist assistant astronaut astronomer athlete attorney
    au-pair auditor author babysitter baker banker barber barista barmaid barman bartender beautician
    biologist blacksmith blogger bookkeeper bookseller botanist boxer brewer bricklayer broker builder
    butcher butler buyer carer caregiver caretaker carpenter cartoonist cashier chairman chambermaid
    chaplain chef chemist childminder chiropractor choreographer cleaner clerk clinician coach coder
    comedian composer conductor consultant contractor cook coordinator copywriter copyeditor counsellor
    counselor courier curator dancer dentist designer detective developer dietician dietitian diplomat
    director dispatcher diver doctor dj doorman doula draughtsman dressmaker driver economist editor
    electrician engineer entrepreneur epidemiologist estate-agent executive farmer farrier filmmaker
    firefighter fireman fisherman fitter florist forester freelancer gamekeeper gardener geologist
    glazier goldsmith greengrocer groundskeeper guard guide hairdresser handyman headteacher headmaster
    historian homemaker housekeeper housewife hygienist illustrator inspector instructor intern
    interpreter investigator janitor jeweller jeweler jockey joiner journalist judge juggler laborer
    labourer landscaper lawyer lecturer lead librarian lifeguard linguist locksmith logistician
    machinist magician maid manager manicurist marine mason masseur masseuse mathematician mechanic
    mentor merchant meteorologist microbiologist midwife miner minister model monk musician nanny
    neurologist neuroscientist notary novelist nun nurse nutritionist officer operator optician
    optometrist orderly painter paralegal paramedic park-ranger pastor pathologist pediatrician
    paediatrician pharmacist philosopher photographer physician physicist physio physiotherapist pianist
    pilot plasterer plumber poet policeman policewoman politician porter postman postwoman postie potter
    priest principal producer professor programmer prosecutor psychiatrist psychologist publican
    publisher rabbi radiographer radiologist ranger realtor receptionist recruiter referee reporter
    representative rep researcher restorer roofer rower sailor salesman saleswoman salesperson
    scaffolder scientist sculptor seamstress secretary seller server shepherd shopkeeper singer
    social-worker socialworker sociologist soldier solicitor songwriter specialist statistician
    stewardess steward stockbroker stylist supervisor surgeon surveyor tailor tattooist taxidermist
    teacher technician technologist tester therapist tiler toolmaker trader trainer translator treasurer
    tutor typist umpire undertaker upholsterer usher vet veterinarian vicar violinist waiter waitress
    warden watchmaker weaver weatherman welder woodworker worker writer youtuber zookeeper zoologist
    student postgrad undergrad phd pensioner headhunter cellist drummer guitarist organist bassist cop
    codebreaker owner founder ceo cto temp trainee volunteer missionary sommelier stuntman acupuncturist
    animator anaesthetist anesthesiologist cardiologist dermatologist oncologist haematologist
    hematologist radiotherapist podiatrist audiologist keeper beekeeper bus-driver trucker cabbie
    mum-of-two biochemist geneticist ecologist hydrologist
    """
)
"""Heads of noun phrases that name a trade; the words before the head are kept with it."""

NOT_JOBS = listed(
    """
    good bad great terrible big hard fast slow deep light heavy bit real natural born little nervous
    lousy messy fan decent brilliant awful picky bad-ass quick early late night-time total huge massive
    """
)
"""Adjectives that turn a trade into a manner of speaking ("a terrible cook", "a hard worker")."""

STATUS = (
    "retired|unemployed|self[- ]employed|between jobs|out of work|freelance|semi-retired|on maternity leave|"
    "on parental leave|on sick leave|a stay[- ]at[- ]home (?:mum|mom|dad|parent)|in the army|in the navy|"
    "in the military|in the police"
)

INSTRUMENTS = (
    "guitar|bass|bass guitar|piano|violin|viola|cello|double bass|flute|clarinet|saxophone|sax|trumpet|trombone|"
    "drums|harp|ukulele|banjo|mandolin|accordion|keyboard|keyboards|organ|oboe|bassoon|french horn|tuba|"
    "harmonica|recorder|bagpipes|fiddle|sitar|percussion|electric guitar|tin whistle"
)

SPORTS = (
    "football|soccer|tennis|badminton|squash|golf|cricket|rugby|hockey|ice hockey|basketball|volleyball|netball|"
    "chess|table tennis|ping pong|baseball|softball|handball|water polo|snooker|darts|pool|bridge|poker|"
    "video games|videogames|board games|d&d|dungeons and dragons|minecraft|padel|lacrosse|bowls|go"
)

SUBJECTS = (
    "maths?|mathematics|chemistry|physics|biology|science|english|history|geography|music|art|pe|drama|french|german|"
    "spanish|latin|economics|law|philosophy|sociology|psychology|computing|computer science|it|dance|piano|guitar|"
    "violin|yoga|swimming|pottery|religious studies|woodwork|media studies|business studies|primary school|reception"
)
"""What is taught."""

PRACTICES = (
    "yoga|pilates|karate|judo|taekwondo|aikido|tai chi|boxing|kickboxing|ballet|crossfit|gymnastics|pottery|"
    "ceramics|calligraphy|photography|triathlons|marathons|improv|amateur dramatics|crosswords|jigsaws|sudoku"
)

PASTIMES = {
    "paint": "painting", "draw": "drawing", "knit": "knitting", "crochet": "crochet", "sew": "sewing",
    "garden": "gardening", "climb": "climbing", "surf": "surfing", "ski": "skiing", "sing": "singing",
    "dance": "dancing", "bake": "baking", "hike": "hiking", "swim": "swimming", "run": "running",
    "cycle": "cycling", "sail": "sailing", "fish": "fishing", "birdwatch": "birdwatching", "box": "boxing",
    "write poetry": "writing poetry", "write poems": "writing poems", "write songs": "writing songs",
    "write stories": "writing stories", "row": "rowing", "skate": "skating", "meditate": "meditation",
}  # fmt: skip
"""Verbs of pastimes, and what the pastime is called."""

OUTINGS = (
    "running|swimming|climbing|hiking|cycling|fishing|dancing|surfing|skiing|sailing|birdwatching|jogging|"
    "bouldering|rowing|riding|horse riding|horseback riding|camping|kayaking|skating|to the gym|"
    "wild swimming|birding|foraging|diving|scuba diving"
)

LANGUAGES = (
    "english|german|french|spanish|italian|portuguese|dutch|polish|russian|ukrainian|turkish|arabic|hebrew|hindi|"
    "urdu|punjabi|bengali|tamil|chinese|mandarin|cantonese|japanese|korean|vietnamese|thai|swedish|norwegian|"
    "danish|finnish|icelandic|greek|czech|slovak|hungarian|romanian|bulgarian|serbian|croatian|welsh|irish|"
    "gaelic|latin|swahili|persian|farsi|indonesian|malay|catalan|basque|esperanto|afrikaans|sign language|bsl|asl"
)

NATIONS = (
    "german|french|british|english|scottish|welsh|irish|american|canadian|australian|spanish|italian|portuguese|"
    "dutch|belgian|swiss|austrian|polish|russian|ukrainian|turkish|greek|swedish|norwegian|danish|finnish|"
    "icelandic|czech|slovak|hungarian|romanian|bulgarian|serbian|croatian|indian|pakistani|bangladeshi|chinese|"
    "japanese|korean|vietnamese|thai|filipino|filipina|indonesian|malaysian|brazilian|argentinian|mexican|"
    "colombian|chilean|peruvian|egyptian|moroccan|nigerian|ghanaian|kenyan|ethiopian|somali|south african|"
    "iranian|iraqi|syrian|lebanese|israeli|palestinian|jamaican|cuban|maltese|estonian|latvian|lithuanian|"
    "kiwi|from new zealand"
)

FAITHS = (
    "catholic|christian|protestant|muslim|jewish|hindu|buddhist|sikh|atheist|agnostic|orthodox|quaker|mormon|"
    "anglican|methodist|baptist|pagan|evangelical|lutheran|an atheist|religious|not religious"
)

DIETS = (
    "vegan|vegetarian|veggie|pescatarian|gluten[- ]free|lactose[- ]intolerant|teetotal|coeliac|celiac|keto|"
    "flexitarian|halal|kosher|dairy[- ]free"
)

AILMENTS = (
    "diabetes|type 1 diabetes|type 2 diabetes|asthma|epilepsy|adhd|add|autism|dyslexia|dyspraxia|migraines|"
    "depression|anxiety|bipolar|bipolar disorder|ocd|ptsd|arthritis|cancer|breast cancer|lupus|ms|"
    "multiple sclerosis|fibromyalgia|endometriosis|pcos|ibs|crohn's|crohns|crohn's disease|coeliac disease|"
    "celiac disease|insomnia|tinnitus|eczema|psoriasis|alzheimer's|alzheimers|dementia|parkinson's|parkinsons|"
    "parkinson's disease|long covid|chronic pain|chronic fatigue|a heart condition|heart disease|"
    "high blood pressure|low blood pressure|an eating disorder|anorexia|bulimia|hay fever|hayfever|leukaemia|"
    "leukemia|chronic migraines|sleep apnoea|sleep apnea|narcolepsy|scoliosis|a bad back|a bad knee|me/cfs|bpd|"
    "a pacemaker|social anxiety|panic attacks|a stutter|a stammer"
)

CONDITIONS = (
    "diabetic|a diabetic|type 1 diabetic|type 2 diabetic|asthmatic|epileptic|autistic|dyslexic|bipolar|deaf|"
    "hard of hearing|blind|partially sighted|colou?r[- ]?blind|in a wheelchair|a wheelchair user|disabled|"
    "anaemic|anemic|a recovering alcoholic|a recovering addict|in remission|neurodivergent"
)

TRAITS = (
    "shy|stubborn|strict|bossy|clever|smart|kind|generous|funny|hilarious|lazy|introverted|extroverted|"
    "an introvert|an extrovert|impatient|patient|moody|talkative|chatty|gentle|sarcastic|clumsy|messy|tidy|"
    "forgetful|competitive|ambitious|an optimist|a pessimist|a perfectionist|left[- ]handed|a night owl|"
    "an early bird|a morning person|cheeky|grumpy|sensitive|a worrier|superstitious|"
    "not a morning person|a bit of a perfectionist|an only child|the oldest|the eldest|the youngest|"
    "the middle child|adopted"
)
"""Lasting traits; passing states ("tired", "sad") are no facts."""

BREEDS = (
    "labrador|lab|golden retriever|retriever|poodle|cockapoo|labradoodle|beagle|spaniel|cocker spaniel|"
    "springer spaniel|terrier|jack russell|yorkshire terrier|yorkie|border collie|collie|german shepherd|"
    "alsatian|husky|dachshund|sausage dog|pug|french bulldog|frenchie|bulldog|boxer|rottweiler|doberman|"
    "greyhound|whippet|lurcher|chihuahua|corgi|dalmatian|great dane|st bernard|shih tzu|schnauzer|"
    "pomeranian|maltese|staffie|staffy|pitbull|akita|shiba inu|mongrel|mutt|rescue|siamese|maine coon|persian|"
    "ragdoll|bengal|british shorthair|tabby|ginger tom|tortoiseshell|calico|sphynx|cockatiel|african grey"
)

SIGNS = "aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces"

BELONGINGS = (
    "car|van|bike|bicycle|motorbike|motorcycle|scooter|garden|allotment|piano|boat|caravan|campervan|greenhouse|"
    "balcony|shed|telescope|kayak|surfboard|sewing machine|3d printer|record player|e-?bike|house|flat|"
    "record collection|tattoo|veg patch|pond|camper van"
)
