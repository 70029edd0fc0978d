"""Every number that the engine's judgement rests on, with where it comes from.

`python -m tests.benchmarks.tune` derives the fitted ones again, from training data only: the knowledge's own wordings
and questions set aside for tuning, and the training part of BANKING77. None was chosen on a test split.
"""

# What is read -----------------------------------------------------------------------------------------------------
LONGEST_MESSAGE = 2_000
"""Characters of a message that are read: Discord's own limit for a message."""
MOST_PARTS = 5
"""More questions than this in one message are answered as far as the fifth."""
SHORTEST_MENDED = 4
"""Letters; shorter words are never mended: too many of them are one letter apart."""
TWO_SLIPS_FROM = 8
"""From this many letters on, two slips are forgiven."""
FAR_WIDER = 4
"""Times as many entries must use the one of two equally near words for it to be meant."""
LEAST_JOINED = 9
"""Letters; a phrase this long is known without its spaces, too: "learningwalks"."""
MOST_MENDED = 25
"""Words of a message that are looked up for slips: beyond that it is no message with slips."""

# How much evidence weighs beside a word or a concept: `tune weights`, a grid on cross-validation ------------------
BESIDE_EACH_OTHER = 0.5
"""Two neighbouring words or concepts."""
CONCEPTS_TOGETHER = 0.5
"""Two concepts anywhere in one question: a subject and what is asked of it."""
LETTERS = 0.4
"""Three letters of a stem that follow each other: what slips, compounds and relatives of a word have in common."""
LEAST_USES = 2
"""Pairs found in one wording only say nothing about the next question."""

# Learning from the wordings: `tune learning`, a grid on cross-validation -----------------------------------------
SMOOTHING = 1.0
"""Dirichlet smoothing, in entries of average length: so much of the whole each is taken to say besides its own."""
ROUNDS = 6
"""How often every wording is put to the engine, and what it gets wrong corrected."""
LARGEST_STEP = 0.5
"""The most by which one correction changes a weight (C of Crammer and others, 2006, PA-I)."""
KEPT_FROM = 0.05
"""Weights that differ less than this from what a feature says of most entries are dropped."""
MOST_WORK = 40_000_000
"""Wordings times entries times rounds of correction that loading may take: some seconds. Beyond it, fewer rounds."""

PER_ONE = 1000
"""Weights are kept as whole numbers of two bytes: so many make one."""
MOST_SHARING = 100
"""Entries that one word may speak for or against, the clearest first: a question's time does not grow beyond that."""

# What a question is about, and what an entry is about: `tune about`, a grid on the questions to develop on ---------
SMOOTHING_WORDINGS = 5
"""Wordings of the usual kind that are added to an entry's own, so that ten wordings without a word prove little."""
COMMON = 1.5
"""The logarithm of one over a term's share of all wordings: what two in nine have makes none of them near."""
NEVER_ITS_NOUN, NEVER_ITS_WORD = 0.02, 0.01
"""An entry with fewer of its wordings than this having a noun or another word, and its answer without it, never speaks
of it. A noun that two in a hundred have is mentioned by the way."""
NEVER_ITS_SUBJECT, ITS_SUBJECT = 0.03, 0.15
"""Shares of an entry's wordings that name a subject: below the one it is another's, from the other on it is its own."""
HALF_ITS_SUBJECT = 0.3
"""From this share on an entry is about what the question names, whatever else it is about."""
SHORTEST_TELLING = 3
"""Letters; shorter unknown words (oi, hm) leave nothing unexplained."""
TELLING_WORDINGS = 50
"""Wordings of an entry at which it tells half as much as it could that none of them has a word."""
SOMETIMES = 0.1
"""An entry with fewer of its wordings than this having a word does not turn on it."""

# Deciding: `tune decision`, logistic regression on the questions to develop on ------------------------------------
BASE, PER_MARGIN = 0.87, 2.89
"""The chance that the first candidate is right, from its margin."""
PER_NEARNESS, PER_LEAD_OVER_REFUSALS = 4.15, 0.97
"""For it: how much nearer its nearest wording is than any that says something else; its lead over the first refusal."""
FULL_MARGIN, FULL_LEAD = 1.0, 1.5
"""A wider margin and a longer lead are worth no more."""
PER_FOREIGN_NOUN, PER_OTHER_SUBJECT, PER_TOLD, PER_ASIDE, PER_WORD_ELSEWHERE = -4.08, -0.77, -0.69, -1.55, -1.17
"""Against it: a noun that it never speaks of; another known subject; what only the case is about; such a noun mentioned
aside; words that others speak of and it never does."""
MOST_ELSEWHERE = 3
"""More such words are no worse."""
UNGUARDED = -2.3
"""Added to the base where nothing is refused, less with each refusal: the base fitted to BANKING77's training part."""
ANSWER_FROM = 0.8
"""Least chance of being right at which an answer is given: most right answers less five times the wrong ones."""
SURE_FROM = 0.95
"""Least chance at which a question that points at something never said is answered all the same."""
FEWEST_WORDS = 3
"""Words; a question of fewer that names no subject ("who should") leaves open what it is about."""
SUGGEST_FROM = 0.4
"""Least chance of being right at which questions are suggested."""
SUGGESTED_WITHIN = 0.7
"""Candidates this much of a score behind the first are still worth suggesting."""
MOST_CANDIDATES, MOST_SUGGESTIONS = 20, 3
"""Candidates that are weighed against each other, and how many of them a member is offered."""
SAME_SOURCE = 0.2
"""What a follow-up adds to entries from the paragraph spoken of before: fewest wrong on the questions to develop on."""
OWN_WORDS_FROM = 0.25
"""Score lead from which a refusal is given in its own words; below it, nearby answers are suggested, too."""
