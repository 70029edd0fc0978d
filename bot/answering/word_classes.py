"""Classes of English words, as far as finding out what a question is about needs them.

They are rules of thumb on purpose: a list that can be read and mended, no trained tagger. A noun that stands in no list
and has no ending of nouns is not seen as one; the question is then judged as it was without this grammar.
"""

from __future__ import annotations

from functools import cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PERSONAL = _set("""
i we you they he she it who that this these those one everyone anyone someone nobody somebody everybody anybody there
""")
"""Words after which a verb stands."""
DETERMINERS = _set("""
a an the my our your his her their its any some all each every no both another which what whose such
""")
"""Words after which a noun stands."""
AUXILIARIES = _set("""
is are was were be been am do does did can could should would will may might must shall has have had
""")
ASIDE = _set("""
in on at during after before from with near outside inside under over between without within than since until while
through by per around behind because if when
""")
"""Words that begin an aside: what follows tells where, when or with whom, not what is asked about."""
TOWARDS = _set("for of about to into as like on")
"""Words after which what is asked about may stand."""
NEGATIONS = _set("not without outside")

GENERAL = _set("""
new old real proper poor quick big small little long short good bad great best better worse worst right wrong true fair
same different other others own whole entire main first second third last next only full free extra special certain
actual general particular local recent current early late high low hard easy nice sure able ready due possible likely
thing things way ways kind kinds sort sorts type types bit bits lot lots part parts point points case cases reason
reasons idea ideas word words answer answers question questions matter matters fact facts issue issues deal problem
problems people person folk folks man woman men women guy guys lady colleague colleagues friend friends mate mates
husband wife partner anyone everyone someone somebody nobody everybody none day days week weeks month months year years
term terms time times today tomorrow yesterday tonight morning afternoon evening night monday tuesday wednesday
thursday friday saturday sunday january february march april june july august september october november december half
hour hours minute minutes moment midnight age ages place places room rooms class classes classroom classrooms school
schools country town area areas side sides end ends start top bottom back front middle round number numbers amount
amounts level levels rest pair couple dozen one two three four five six seven eight nine ten twenty help need needs
want wants use uses work works job jobs say think thought know feel look looks go come get give make take put let keep
tell ask hear read see happen happens mean meant means call calls talk try please thanks hello hi hey yes no ok okay
maybe really actually just even still also too very quite much many more most less least else ever never always often
again programme scheme chance clue hell waste emphasis attention effect risk tension skill skills rule rules piece
pieces set list sense truth turn change changes difference line lines view story trouble example examples position
situation love mention mentions information hope order sign cause choice result evidence impact role note name names
""")
"""Words so general that a question is never about them alone."""

NOUNS = _set("""
absence absences academies academy accident account admission admissions adoption advert agency allergy allowance
ambulance apple appraisal appraisals apron arithmetic asbestos assemblies assembly assistant athletics atlas
attendance audition author autism award badge badges bag bags bakery ball ballot band bank banker baptism barbecue
basket bathroom bay beach bed bedroom bees bell bells bench bereavement bible bicycle bike bikes bill bin bins biology
birthday biscuit biscuits blackboard blazer board boat body boiler boilers bonus book books bookshop boots bottle bowl
box boxes boy break breakfast breaks brick bricks bridge broadband brochure brother brush bucket buddhism budget
builder building buildings bully bullying bus buses business butter cab cabinet cafe cake cakes calculator calendar
calendars camera cameras camp camping canteen cap capability car card cardigan cards career careers caretaker carnival
carpark carpet cars cash castle cat catering catholic catholicism cats ceiling celebration cello centre ceremony
certificate chair chairs chalk charities charter cheese chef chemistry chess chewing chicken childbirth childcare
childminder chimney chips chocolate choir choirs christmas church cinema circus city cleaner cleaners cleaning clinic
cloakroom clock closure closures clothes clothing club clubs coach coat coats coding coffee coin collar collection
college committee community company compass competition complaint complaints computer computers computing concert
conduct conference conferences contest contract contracts cook cooker cooking copier corridor corridors costume
costumes council counselling counsellor court cousin cover crayons crib cricket crossing cup cupboard curtains custom
cycle cycling dad dance dancing data dates daughter deadline degree degrees dentist desk desks detention detentions
diaries diary dictionary diet dining dinner dinners diploma director discipline disco discount display divorce diwali
doctor dog dogs donation door doors dress drink drinks driver driving drums duties duty dyslexia earnings easter eggs
eid election elections electricity email emails emergency employment engineer english entrance envelope epipen
equality equipment essay essays estate event events exam exams exclusion exclusions excursion exercise exhibition
expenses expulsion eyesight facebook factory families family farm farmer father federation fees fence festival field
fieldwork film films finger fireworks firm fish fishing flag flats flexitime floor flowers flu folder food football
footballer forest form forms fountain french fridge fruit fun fundraiser fundraising funeral furniture game games
garage garden gardening gardens gas gate gates gcses geese german gift gifts girl glass glasses gloves glue gold golf
governor graduation grammar grandparents grass grievance grievances guitar gym gymnastics habit hair haircut hall
halloween hamster handwriting hanukkah harassment hat hats head headlice health hearing heart heating helmet helmets
hepatitis hinduism history hobby hockey holiday holidays home homework honours horse hospital hostel hotel house
houses housing hygiene ice illness induction infection inhaler ink insects inspection inspections inspector inspectors
instrument instruments insurance interactive internet interview interviews investment invoice islam jacket janitor
jewellery jogging judaism judo juice jumper jury keyboard keys keyworker kitchen kite kitten laboratory labour ladder
lake lamp landlord landlords language laptop laptops latin laundry lavatory lawn lawyer lawyers leaflet leave lecture
lecturer lessons lettings librarian libraries library lice licence lift light lighting lights literature litter loan
loans locker lockers lorry lottery lunch lunchbox lunchboxes lunches lunchtimes machine machines magazine mail makeup
manager map maps market marriage maternity maths mats meal meals measles meat medal medals medicine medicines
menopause merger microphone milk minibus mirror mobile mobiles money mortgage mortgages mother motorway mould mouse mp
mum museum museums mushrooms music musical nativity netball network newspaper newspapers nits noticeboards nurse
nurseries nursery nut oboe observations office offices oil orchestra outing outings oven overtime owner owners
packages padlock paint painting pantomime paper parade parent parental parking parks parliament parties partners party
passport pastry paternity path pavement pay payment payments payroll payslip pedestrian pen pencil pencils pens
pension pensions pet petrol pets pharmacy phone phones phonics photo photocopier photocopiers photocopying photograph
piano picnic pictures pig pills pirate pitch pizza planet plants plaster plastic plate play player playground
playgrounds playgroup plumber poem poems poetry police policeman policies politics pond pool porch porridge post
postcards postman potatoes pottery prayer prayers pregnancy premises present presents president price prices priest
printer printers prison prize prizes probation programming projector promotion prospectus psychologist psychology pub
pudding puddings punishment pupillage puppet puppets puzzle queue quiz rabbit racism radiator radio raffle rail rain
rainbow ramadan rat receipt reception receptionist recess recipe recorder recorders recruitment recycling redundancies
redundancy referee references refreshments register registers registration rehearsal relatives religion removal rent
repairs reports residential restaurant retirement revision reward rewards ride ring river road roads robot rocket roof
rota rounders route rucksack rugby sabbatical safeguarding salad salaries salary sale sales sand sandals sandpit
sandwich sandwiches sausages scarf scholarship scissors scooter scouts screens sea seat seats secondment secretary
security semester seminar sen senco servants server servers sewing shed sheep shelf shelves shirt shirts shoe shoes
shop shopping shops shorts shower showers siblings sick sickness singer singing sink sister skateboard skating skiing
skirt sky slide smartboard smoking snack snacks snow soap soccer socks sofa software solicitor son songs soup space
spanish spellings sponsors sponsorship sport sports sportsday stadium staffing stage stairs stairwell stall stapler
station stationery statue stickers sticks stool storage storm street strike strikes submarine suit suitcase summer sun
supermarket supper supply surgery suspension sweater sweets swim swimmer swing table tables tablet tablets tap taps
tax taxes taxi taxis tea team teams teeth telephone television temperature tenancy tennis tent textbooks theatre
theatres theft ticket tickets tie ties tights timetabling toast toaster toilet toilets tooth toothpaste torch tour
tower toy toys track tracksuit traffic train trainers trains tram transfer translator transport travel treasure tree
trees tribunal tribunals trip trips trophy trousers truancy trumpet trustees tuition tutor tutors tv twins tyres
umbrella uncle uniform uniforms universities university vaccination vaccinations vaccine van vans vase vegetables
vending verruca vet vicar video videos village violin visa vitamins volcano volleyball volunteer volunteers vomit wage
wages waist wardrobe washing watches water weather website wedding wheelchair whistle whiteboard whiteboards wifi
window windows winter wire wood worksheets worms worship wrestling wrist yard yoga youth zoo
""")
"""Everyday nouns of school and of life at large: a question may be about them though the knowledge is not."""

MODIFYING = _set("nature spelling reading safety medical sponsored fire charity")
"""Words that name something only in front of a subject: nature walks, but not the nature of the programme."""

ENDINGS = ("tion", "sion", "ment", "ness", "ship", "hood", "ism", "ist", "ology", "graphy", "ance", "ence", "ity")
"""Endings of nouns."""
LEAST_STEM = 3
"""Letters before such an ending: “city” is none."""


@cache
def _singulars() -> frozenset[str]:
    return NOUNS | {one.removesuffix("s") for one in NOUNS if len(one) > LEAST_STEM and not one.endswith("ss")}


def is_noun(word: str) -> bool:
    """Whether a word, typed in small letters, is taken for a noun that a question may be about."""
    if word in GENERAL:
        return False
    if word in _singulars() or word.removesuffix("s") in _singulars():
        return True
    return any(word.removesuffix("s").endswith(end) and len(word) >= len(end) + LEAST_STEM for end in ENDINGS)
