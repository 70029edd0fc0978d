"""Answered, unsure or declined: what becomes of the candidates."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.constants import (
    ANSWER_FROM,
    FULL_LEAD,
    MOST_SUGGESTIONS,
    OWN_WORDS_FROM,
    SUGGEST_FROM,
    SUGGESTED_WITHIN,
)
from bot.answering.decision import Decision, Ranked, chosen, decide
from bot.answering.fit import Fit
from bot.answering.reply import Outcome
from bot.knowledge.values import WRITTEN_REASONS, DeclineReason, Entry, Evidence

TODAY = date(2026, 11, 23)
SURE, HALF_SURE, HOPELESS = (ANSWER_FROM + 1) / 2, (SUGGEST_FROM + ANSWER_FROM) / 2, SUGGEST_FROM / 2
"""Chances at which a candidate is answered, suggested or given up."""
BARELY = 0.01
"""Far too little of a lead to matter."""


def entry(name: str, paragraph: str = "1", reason: DeclineReason | None = None, expires: date | None = None) -> Entry:
    """An entry that rests on one paragraph."""
    proof = (Evidence("briefing", paragraph, "", "words"),)
    return Entry(name, "Topic", f"{name}?", (), f"Answer. [{paragraph}]", proof, reason=reason, expires=expires)


def ranked(chance: float, first: Entry, *others: tuple[Entry, float]) -> Ranked:
    """An entry at this chance of being right, and others by how far they are behind it."""
    entries = [(first, 0.0), *((one, -behind) for one, behind in others)]
    grounds = sum(weight * value for _, weight, value in Ranked(entries).grounds)
    made = Ranked(entries, base=math.log(chance / (1 - chance)) - grounds)
    assert chance == pytest.approx(made.chance)
    return made


def test_no_candidate_is_not_understood() -> None:
    """Without a candidate nothing is answered."""
    assert Decision(Outcome.DECLINED, reason=DeclineReason.NOT_UNDERSTOOD) == decide(Ranked([]), TODAY)


def test_a_sure_answer_is_given() -> None:
    """A candidate that is surely right answers."""
    first = entry("first")
    decision = decide(ranked(SURE, first), TODAY)
    assert (Outcome.ANSWERED, first, None) == (decision.outcome, decision.entry, decision.reason)
    assert decision.score == pytest.approx(SURE)


@pytest.mark.parametrize("reason", WRITTEN_REASONS)
def test_a_sure_refusal_keeps_its_reason(reason: DeclineReason) -> None:
    """An entry that says why there is no answer declines for its own reason."""
    first = entry("first", reason=reason)
    decision = decide(ranked(SURE, first), TODAY)
    assert (Outcome.DECLINED, first, reason) == (decision.outcome, decision.entry, decision.reason)


@pytest.mark.parametrize(
    ("expires", "outcome", "reason"),
    [
        pytest.param(date(2026, 11, 22), Outcome.DECLINED, DeclineReason.OUT_OF_DATE, id="yesterday"),
        pytest.param(date(2026, 11, 23), Outcome.DECLINED, DeclineReason.OUT_OF_DATE, id="today"),
        pytest.param(date(2026, 11, 24), Outcome.ANSWERED, None, id="tomorrow"),
        pytest.param(None, Outcome.ANSWERED, None, id="never"),
    ],
)
def test_an_answer_ends_on_the_day_it_expires(
    expires: date | None, outcome: Outcome, reason: DeclineReason | None
) -> None:
    """From the day an answer expires it is withheld, and not a day sooner."""
    decision = decide(ranked(SURE, entry("first", expires=expires)), TODAY)
    assert (outcome, reason) == (decision.outcome, decision.reason)


def test_an_expired_answer_is_not_suggested() -> None:
    """What is withheld as an answer is not offered as a question either."""
    old, good = entry("old", expires=TODAY), entry("good", "2")
    assert (good,) == decide(ranked(HALF_SURE, old, (good, BARELY)), TODAY).suggested
    assert Outcome.DECLINED is decide(ranked(HALF_SURE, old), TODAY).outcome


def test_half_sure_asks_back() -> None:
    """Where the right one is likely but not sure, the member is asked, and no entry answers."""
    first = entry("first")
    decision = decide(ranked(HALF_SURE, first), TODAY)
    assert (Outcome.UNSURE, None, (first,)) == (decision.outcome, decision.entry, decision.suggested)
    assert SUGGEST_FROM <= decision.score < ANSWER_FROM


def test_suggestions_come_best_first_and_are_few() -> None:
    """At most three questions are suggested, the likeliest first."""
    first, *others = [entry(f"entry-{number}") for number in range(5)]
    behind = [(one, BARELY * place) for place, one in enumerate(others, 1)]
    assert (first, *others[: MOST_SUGGESTIONS - 1]) == decide(ranked(HALF_SURE, first, *behind), TODAY).suggested


def test_only_answers_are_suggested() -> None:
    """A question that would be declined is never suggested."""
    good, none = entry("good"), entry("none", reason=DeclineReason.PERSONAL_CASE)
    decision = decide(ranked(HALF_SURE, none, (good, BARELY)), TODAY)
    assert (Outcome.UNSURE, (good,)) == (decision.outcome, decision.suggested)


def test_the_unlikely_is_not_suggested() -> None:
    """A candidate far behind the first is not worth a member's time."""
    likely = entry("likely")
    behind = (entry("unlikely"), SUGGESTED_WITHIN + BARELY)
    assert (likely,) == decide(ranked(HALF_SURE, likely, behind), TODAY).suggested


def test_hopeless_is_not_understood() -> None:
    """Where the best answer is probably wrong, nothing is said or suggested."""
    decision = decide(ranked(HOPELESS, entry("first")), TODAY)
    assert (Outcome.DECLINED, None, DeclineReason.NOT_UNDERSTOOD, ()) == (
        decision.outcome,
        decision.entry,
        decision.reason,
        decision.suggested,
    )


@pytest.mark.parametrize("chance", [HOPELESS, HALF_SURE, SURE])
def test_a_doubtful_refusal_declines_for_its_reason(chance: float) -> None:
    """A refusal with nothing to suggest beside it declines for its own reason, sure or not."""
    decision = decide(ranked(chance, entry("none", reason=DeclineReason.ONLY_REFERRED_TO)), TODAY)
    assert (Outcome.DECLINED, DeclineReason.ONLY_REFERRED_TO) == (decision.outcome, decision.reason)


@pytest.mark.parametrize(
    ("lead", "own"),
    [pytest.param(OWN_WORDS_FROM / 2, False, id="near"), pytest.param(OWN_WORDS_FROM * 2, True, id="far behind")],
)
def test_a_refusal_speaks_in_its_own_words_only_if_it_leads(lead: float, own: bool) -> None:
    """A refusal with another close behind says that nothing was found, and not whose matter it is."""
    first, other = (entry(name, reason=DeclineReason.PERSONAL_CASE) for name in ("first", "other"))
    decision = decide(ranked(SURE, first, (other, lead)), TODAY)
    assert (first if own else None) is decision.entry
    assert (Outcome.DECLINED, DeclineReason.PERSONAL_CASE) == (decision.outcome, decision.reason)


# How sure -----------------------------------------------------------------------------------------------------------
def test_better_fit_is_never_less_sure() -> None:
    """A wider margin and a nearer wording make the first surer; whatever speaks against it, less sure."""
    first, other = entry("first"), entry("other", "2")
    by_margin = [Ranked([(first, 0.0), (other, -margin)]).chance for margin in (0.0, 0.1, 0.5, 0.9)]
    assert sorted(set(by_margin)) == by_margin
    alone = Ranked([(first, 0.0)])
    assert replace(alone, near=-0.1).chance < alone.chance < replace(alone, near=0.1).chance < 1
    for fit in (
        Fit(foreign=("bus",)),
        Fit(others=("#isp",)),
        Fit(aside=("bus",)),
        Fit(elsewhere=("bus",)),
        Fit(told=True),
    ):
        assert replace(alone, fit=fit).chance < alone.chance


def test_a_word_that_few_wordings_lack_says_little() -> None:
    """The fewer wordings an entry has, the less it tells that none of them has a word."""
    alone = Ranked([(entry("first"), 0.0)])
    lacking = [replace(alone, fit=Fit(elsewhere=("bus",), telling=telling)).chance for telling in (0.0, 0.5, 1.0)]
    assert sorted(lacking, reverse=True) == lacking
    assert alone.chance == lacking[0]


def test_a_foreign_noun_is_never_answered_however_well_the_rest_fits() -> None:
    """What the entry never speaks of gets it offered at most; an exact wording is the entry's all the same."""
    first = entry("first")
    foreign = replace(ranked(SURE, first), fit=Fit(foreign=("bus",)), base=9.0)
    assert foreign.chance > SURE
    assert (Outcome.UNSURE, (first,)) == (decide(foreign, TODAY).outcome, decide(foreign, TODAY).suggested)
    assert Outcome.ANSWERED is decide(foreign, TODAY, sure=True).outcome


def test_the_lead_over_a_refusal_counts_by_itself() -> None:
    """A refusal behind the first costs more confidence than an answer as far; beyond `FULL_LEAD` nothing more."""
    first, other, refusal = entry("first"), entry("other", "2"), entry("none", reason=DeclineReason.PERSONAL_CASE)
    behind = [Ranked([(first, 0.0), (one, -FULL_LEAD / 2)]).chance for one in (refusal, other)]
    assert behind[0] < behind[1]
    far = [Ranked([(first, 0.0), (refusal, -FULL_LEAD - more)]).chance for more in (0.0, 1.0)]
    assert far[0] == far[1]


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        pytest.param(entry("a", "1"), entry("b", "1"), True, id="the same paragraph"),
        pytest.param(entry("a", "1"), entry("b", "2"), False, id="another paragraph"),
        pytest.param(
            entry("a", "1", DeclineReason.PERSONAL_CASE),
            entry("b", "2", DeclineReason.OUTSIDE_THE_BRIEFING),
            True,
            id="two refusals",
        ),
        pytest.param(entry("a", "1"), entry("b", "1", DeclineReason.PERSONAL_CASE), False, id="answer and refusal"),
    ],
)
def test_only_a_rival_that_could_mislead_costs_confidence(first: Entry, second: Entry, agree: bool) -> None:
    """A rival costs confidence unless both rest on one paragraph or both decline."""
    alone = Ranked([(first, 0.0)]).chance
    beside = Ranked([(first, 0.0), (second, -BARELY)]).chance
    assert agree == (beside == pytest.approx(alone))
    assert beside <= alone + 1e-9


def test_the_nearest_rival_counts() -> None:
    """The margin is the distance to the first that says something else, whoever stands between and behind."""
    first, same, other = entry("first"), entry("same"), entry("other", "2")
    assert 0.5 == pytest.approx(Ranked([(first, 1.0), (same, 0.9), (other, 0.5), (other, 0.1)]).margin)


# A wording typed as it stands ---------------------------------------------------------------------------------------
def test_a_wording_is_answered_however_it_scores() -> None:
    """An officer who writes a wording may rely on it: nothing is weighed."""
    first, other = entry("first"), entry("other", "2")
    decision = decide(ranked(HOPELESS, first, (other, 0.0)), TODAY, sure=True)
    assert (Outcome.ANSWERED, first, 1.0) == (decision.outcome, decision.entry, decision.score)


def test_a_wording_of_a_refusal_is_refused_in_its_own_words() -> None:
    """A refusal's own wording is refused, also with an answer close behind it, even the one it stands beside."""
    answer = entry("answer")
    none = replace(entry("none", reason=DeclineReason.PERSONAL_CASE), beside="answer")
    decision = decide(ranked(HALF_SURE, none, (answer, 0.0)), TODAY, sure=True)
    assert (Outcome.DECLINED, none, DeclineReason.PERSONAL_CASE) == (
        decision.outcome,
        decision.entry,
        decision.reason,
    )


def test_an_expired_wording_is_withheld() -> None:
    """A wording is relied on only as long as its answer stands."""
    decision = decide(ranked(SURE, entry("old", expires=TODAY)), TODAY, sure=True)
    assert (Outcome.DECLINED, DeclineReason.OUT_OF_DATE) == (decision.outcome, decision.reason)


# Asking back --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("sure", [False, True])
def test_a_question_that_points_at_nothing_is_asked_back(sure: bool) -> None:
    """What leans on something never said is not answered, however sure the match."""
    match = ranked(SURE, entry("first"))
    assert Outcome.ANSWERED is decide(match, TODAY, sure=sure).outcome
    assert Outcome.UNSURE is decide(match, TODAY, hanging=True, sure=sure).outcome


def test_a_refusal_beside_an_answer_asks_back_while_the_answer_is_near() -> None:
    """Who may have meant the answer is offered it; where it is far behind, the refusal stands."""
    answer = entry("answer")
    beside = replace(entry("beside", reason=DeclineReason.OUTSIDE_THE_BRIEFING), beside="answer")
    near = decide(ranked(SURE, beside, (answer, SUGGESTED_WITHIN / 2)), TODAY)
    assert (Outcome.UNSURE, (answer,)) == (near.outcome, near.suggested)
    far = decide(ranked(SURE, beside, (answer, SUGGESTED_WITHIN * 2)), TODAY)
    assert (Outcome.DECLINED, beside) == (far.outcome, far.entry)


@pytest.mark.parametrize("sure", [False, True])
def test_a_refusal_with_an_answer_close_behind_asks_back(sure: bool) -> None:
    """A refusal that barely leads an answer offers that answer, unless it has the question among its own wordings."""
    none, answer = entry("none", reason=DeclineReason.PERSONAL_CASE), entry("answer", "2")
    close = decide(ranked(SURE, none, (answer, OWN_WORDS_FROM / 2)), TODAY, sure=sure)
    assert (Outcome.DECLINED if sure else Outcome.UNSURE) is close.outcome
    far = decide(ranked(SURE, none, (answer, OWN_WORDS_FROM * 2)), TODAY, sure=sure)
    assert (Outcome.DECLINED, none) == (far.outcome, far.entry)


# Any candidates at all ----------------------------------------------------------------------------------------------
@st.composite
def rankings(draw: st.DrawFn) -> Ranked:
    """Candidates of any kind, best first."""
    scores = sorted(draw(st.lists(st.floats(-50, 50), max_size=6)), reverse=True)
    entries = [
        entry(
            f"entry-{number}",
            draw(st.sampled_from(["1", "2"])),
            draw(st.sampled_from([None, *WRITTEN_REASONS])),
            draw(st.sampled_from([None, date(2020, 1, 1), date(2030, 1, 1)])),
        )
        for number, _ in enumerate(scores)
    ]
    if len(entries) > 1 and not entries[0].answers:
        entries[0] = replace(entries[0], beside=draw(st.sampled_from(["", "entry-1", "gone"])))
    return Ranked(list(zip(entries, scores, strict=True)), draw(st.floats(0, 1)))


@settings(deadline=None, max_examples=200)
@given(rankings(), st.booleans(), st.booleans())
def test_every_decision_is_whole(found: Ranked, hanging: bool, sure: bool) -> None:
    """An answer has an entry, a doubt has suggestions, a refusal has a reason, and none has another's."""
    decision = decide(found, TODAY, hanging=hanging, sure=sure)
    assert 0 <= decision.score <= 1
    match decision.outcome:
        case Outcome.ANSWERED:
            assert not hanging
            assert decision.entry is found.entries[0][0]
            assert decision.entry.answers
            assert (None, ()) == (decision.reason, decision.suggested)
        case Outcome.UNSURE:
            assert (None, None) == (decision.entry, decision.reason)
            assert 1 <= len(decision.suggested) <= MOST_SUGGESTIONS
            assert all(one.answers for one in decision.suggested)
        case Outcome.DECLINED:
            assert decision.reason in tuple(DeclineReason)
            assert decision.suggested == ()
            assert decision.entry in {None, *(one for one, _ in found.entries[:1])}


def test_a_question_to_decline_that_was_chosen_is_declined_for_its_own_reason() -> None:
    """Law: whatever is shown because somebody chose it, a refusal is never shown as an answer."""
    decision = chosen(entry("refusal", reason=DeclineReason.PERSONAL_CASE), date(2026, 1, 1))
    assert (decision.outcome, decision.reason) == (Outcome.DECLINED, DeclineReason.PERSONAL_CASE)
