"""Which words are nouns that a question may be about, though the knowledge is not about them.

English forms give most of them away: "raffle" has a plural and is hardly ever raffled; "walk" is walked, "kind" is
kindly. They are told so from a list of everyday words with their frequencies, when the knowledge is learnt. The lists
here hold what this rule misses. A noun that is in neither is not seen as one; the question is then judged without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.answering.weights import find
from bot.answering.word_classes import GENERAL, words_of
from bot.answering.wording import mark_of

RARELY = 0.1
"""A word whose forms as a verb are at most this much of its forms as a noun is no verb."""

NOUNS = words_of("""
accident aid aids arithmetic asbestos assemblies assembly atlas audition autism barbecue bed bees biology body bonus
book books bowl boxes breaks breaktime broadband brother building buildings bullying bus buses business cafe camping
car carpark cars catering catholic ceiling centre charities charter chemistry chess chewing childcare chips christmas
church circus cleaning clothes clothing coding compass computing contracts counselling cousin crossing data dates
daughter dining discipline diwali drill drills drums dyslexia earnings easter eid electricity emails engineer epipen
eyesight facebook families family farm father fees fence fieldwork films firm fishing flats flexitime flu forms
fundraising furniture game games gcses geese glass glasses grass handwriting harassment hat hats headlice hepatitis
hockey home homework honours hygiene illness interactive internet jewellery judo keyworker labour lawyer lawyers
lettings lice literature litter manager maps maternity maths mats measles menopause minibus mortgage mortgages mp
music musical neighbour neighbours netball outings padlock pantomime parental paternity pedestrian pet petrol pets
poetry policeman politics postman potatoes priest prizes probation prospectus pudding puddings pupillage puzzle racism
rail rat recess recruitment recycling relatives residential rugby safeguarding scouts screens seats senco sheep shelf
shelves shops shorts siblings sickness sister skateboard smartboard soccer software son spanish spellings sport sports
sportsday staffing stationery summer sweets taps teeth tennis tent tesco tights timetabling tooth toy toys truancy
tuition tv tyres uniform uniforms veg vending vomit wages wedding wifi yoga
""")
"""Nouns that the rule misses: without a plural, or with a verb that is spelt alike."""

VERBS_TOO = words_of("""
award bag ball band bank bell bench bill bin board boot bottle box break bridge brush bucket bully butter camp cap
card chair chalk clean clock club coach coat coin conduct contest contract cook cooking counsel court cover crib cup
custom cycle cycling dance dancing date diet discount display divorce doctor dog dress drink drinks drive driving drum
duties email exercise film finger fire fish flag floor form fun garden gardening gas gate gift glue head hearing
heating house housing ice ink insects interview interviews jogging juice key leaflet leave lecture lift light lighting
lights loan loans lunch machine mail map market mother mould nurse oil outing paint painting paper parade parent park
parking parks party pay pen photo photocopying photograph picnic pitch plant plants plaster plate play playing police
post posts present presents price print prize programming queue quiz rain reference register registers rent repairs
report reports reward rewards ride ring route seat sewing shed shop shopping shower sick singing sink skating skiing
sky slide smoking snack snow space sponsors stage stall station stick sticks storage storm strike strikes suit supply
swim swing table tap tax telephone tie ties toast torch tour tower track train trains transfer transport travel trip
trips tutor tutors vet video volunteer volunteers wage washing watches water weather whistle wire worship wrestling
yard
""")
"""Nouns that are verbs as often: what stands around them decides."""

ENDINGS = ("tion", "sion", "ment", "ness", "ship", "hood", "ism", "ist", "ology", "graphy", "ance", "ence", "ity")
"""Endings of nouns."""
LEAST_STEM = 3
"""Letters before such an ending: “city” is none."""

_IRREGULAR = words_of("""
believe bring buy catch feel felt find found give given held hit keep know lead left put read saw see tell think thought
told wear wore
""")
"""Verbs, and past forms of verbs, that do not give themselves away by -ed."""


class Nouns:
    """Tells nouns by their forms and by the lists."""

    def __init__(self, marks: Sequence[int] = (), initials: frozenset[str] = frozenset()) -> None:
        """Keep what was told by forms.

        Args:
            marks: of all words that are nouns by their forms (`nouns_by_form`), in rising order.
            initials: words of one text that stand there in capitals.
        """
        self._marks = marks
        self._initials = initials

    def with_initials(self, text: str) -> Nouns:
        """The same, with what a text has in capitals among other words: CCTV, IEP."""
        found = _INITIALS.findall(text)
        if not found or text.isupper():
            return self
        return Nouns(self._marks, frozenset(one.lower() for one in found))

    def sure(self, word: str) -> bool:
        """Whether a word, typed in small letters, is a noun wherever it stands."""
        if word in GENERAL or _in(VERBS_TOO, word):
            return False
        return word in self._initials or _in(NOUNS, word) or find(mark_of(word), self._marks) >= 0

    def possible(self, word: str) -> bool:
        """Whether a word is a noun where it may be one."""
        if word in GENERAL:
            return False
        one = word.removesuffix("s")
        ends = any(one.endswith(end) and len(word) >= len(end) + LEAST_STEM for end in ENDINGS)
        return ends or _in(VERBS_TOO, word) or self.sure(word)


_INITIALS = re.compile(r"(?<![\w'’])[A-Z]{3,6}(?![\w'’])")


def _in(listed: frozenset[str], word: str) -> bool:
    return word in listed or f"{word}s" in listed or (word.endswith("s") and word.removesuffix("s") in listed)


def nouns_by_form(frequency: Mapping[str, int]) -> Iterator[str]:
    """Every noun of a list, singular and plural, that its forms give away.

    A plural beside it in the list; no adverb, comparison or quality made of it; hardly ever a verb (`RARELY`).

    Args:
        frequency: everyday words, and how often each is met.
    """
    for word in frequency:
        plural = _plural(word)
        whole = (
            len(word) >= LEAST_STEM and word.isalpha() and not word.endswith(_NO_SINGULAR) and word not in _IRREGULAR
        )
        if whole and plural in frequency:
            bare, short = word.removesuffix("e"), f"{word[:-1]}i" if word.endswith("y") else word
            graded = (f"{short}ly", f"{word}ly", f"{short}est", f"{bare}est", f"{short}ness")
            verbs = {f"{bare}ing", f"{bare}ed", f"{short}ed", f"{word}{word[-1]}ing", f"{word}{word[-1]}ed"}
            as_verb = sum(frequency.get(one, 0) for one in verbs)
            hardly = as_verb <= RARELY * (frequency[word] + frequency[plural])
            if hardly and not any(one in frequency for one in graded):
                yield from (word, plural)


_NO_SINGULAR = ("ing", "ed", "ly", "s")


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("x", "ch", "sh")) else f"{word}s"
