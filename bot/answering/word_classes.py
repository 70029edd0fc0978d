"""Classes of English words, as far as finding out what a question is about needs them.

They are rules of thumb on purpose: lists that can be read and mended, no trained tagger. Nouns are told in `nouns`.
"""

from __future__ import annotations


def words_of(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


PERSONAL = words_of("""
i we you they he she it who that this these those one everyone anyone someone nobody somebody everybody anybody there
""")
"""Words after which a verb stands."""
DETERMINERS = words_of("""
a an the my our your his her their its any some all each every no both another which what whose such
""")
"""Words after which a noun stands."""
AUXILIARIES = words_of("""
is are was were be been am do does did can could should would will may might must shall has have had
""")
ASIDE = words_of("""
in on at during after before from with near outside inside under over between without within than since until while
through by per around behind because if when
""")
"""Words that begin an aside: what follows tells where, when or with whom, not what is asked about."""
TOWARDS = words_of("for of about to into as like on")
"""Words after which what is asked about may stand."""
NEGATIONS = words_of("not without outside")

GENERAL = words_of("""
new old real proper poor quick big small little long short good bad great best better worse worst right wrong true
fair same different other others own whole entire main first second third last next only full free extra special
certain actual general particular local recent current early late high low hard easy nice sure able ready due possible
likely thing things way ways kind kinds sort sorts type types bit bits lot lots part parts point points case cases
reason reasons idea ideas word words answer answers question questions matter matters fact facts issue issues deal
problem problems people person folk folks man woman men women guy guys lady colleague colleagues friend friends mate
mates husband wife partner anyone everyone someone somebody nobody everybody none day days week weeks month months
year years term terms time times today tomorrow yesterday tonight morning afternoon evening night monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september october november
december half hour hours minute minutes moment midnight age ages place places room rooms class classes classroom
classrooms school schools country town area areas side sides end ends start top bottom back front middle round number
numbers amount amounts level levels rest pair couple dozen one two three four five six seven eight nine ten twenty
help need needs want wants use uses work works job jobs say think thought know feel look looks go come get give make
take put let keep tell ask hear read see happen happens mean meant means call calls talk try please thanks hello hi
hey yes no ok okay maybe really actually just even still also too very quite much many more most less least else ever
never always often again huge daft silly stupid damn bloody blasted wretched flipping rubbish dreadful awful latest
blooming so-called feature features forward background anybody percentage percent version anywhere everywhere
somewhere nowhere overall till zero mind care testimony account upset hand hands nutshell stuff basis purpose aim aims
goal goals focus detail details majority minority proportion share aspect aspects element elements opinion opinions
comment comments voice discussion conversation session sessions procedure procedures chapter section sections topic
topics subject subjects paragraph paragraphs passage page pages summary overview gist upshot outcome outcomes heart
meaning definition description explanation advantage advantages disadvantage disadvantages benefit benefits downside
downsides upside drawback drawbacks concern concerns worry worries complaint objection objections criticism criticisms
argument arguments nature picture pictures ton tons loads heap heaps mass masses pile piles stack stacks judgment
judgement complexity complexities various numerous similar plus mere separate single programme scheme chance clue hell
waste emphasis attention effect risk tension skill skills rule rules piece pieces set list sense truth turn change
changes difference line lines view story trouble example examples position situation love mention mentions information
hope order sign cause choice result evidence impact role note name names
""")
"""Words so general that a question is never about them alone."""

MODIFYING = words_of("risk nature spelling reading safety medical sponsored fire charity")
"""Words that name something only in front of a subject: nature walks, but not the nature of the programme."""

HEADS = words_of(
    "scheme schemes programme programmes project projects policy policies initiative initiatives pilot guide fair"
)
"""Words that another noun in front of them makes particular: a swimming programme, a phone policy."""

_ADJECTIVE = ("ous", "ful", "ive", "able", "ible", "al", "ic", "less", "ish", "ed", "est", "ly", "ary")


def makes_particular(word: str) -> bool:
    """Whether a word in front of one of `HEADS` says which one is meant: "reading scheme", but not "huge scheme"."""
    return word not in GENERAL and not word.endswith(_ADJECTIVE) and len(word) > _SHORTEST


_SHORTEST = 3
