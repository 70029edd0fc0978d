"""Answered, unsure or declined: what becomes of the candidates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.decision import ANSWER_FROM, MOST_SUGGESTIONS, SUGGEST_FROM, Decision, decide
from bot.answering.matching import Candidate
from bot.answering.reply import Outcome
from bot.knowledge.values import WRITTEN_REASONS, DeclineReason, Entry, Evidence

TODAY = date(2026, 11, 23)
SURE, HALF_SURE, HOPELESS = 3.0, 0.0, -2.0
"""Evidence per word at which one candidate alone is answered, suggested or given up."""


def entry(name: str, paragraph: str = "1", reason: DeclineReason | None = None, expires: date | None = None) -> Entry:
    """An entry that rests on one paragraph."""
    proof = (Evidence("briefing", paragraph, "", "words"),)
    return Entry(name, "Topic", f"{name}?", (), f"Answer. [{paragraph}]", proof, reason=reason, expires=expires)


def found(one: Entry, per_word: float, evidence: float = 10.0, explained: float = 0.5) -> tuple[Entry, Candidate]:
    """An entry with its evidence."""
    return one, Candidate(0, evidence, per_word, explained)


def test_no_candidate_is_not_understood() -> None:
    """Without a candidate nothing is answered."""
    assert Decision(Outcome.DECLINED, reason=DeclineReason.NOT_UNDERSTOOD) == decide([], TODAY)


def test_a_sure_answer_is_given() -> None:
    """A candidate that is surely right answers."""
    first = entry("first")
    decision = decide([found(first, SURE)], TODAY)
    assert (Outcome.ANSWERED, first, None) == (decision.outcome, decision.entry, decision.reason)
    assert decision.score >= ANSWER_FROM


@pytest.mark.parametrize("reason", WRITTEN_REASONS)
def test_a_sure_refusal_keeps_its_reason(reason: DeclineReason) -> None:
    """An entry that says why there is no answer declines for its own reason."""
    first = entry("first", reason=reason)
    decision = decide([found(first, SURE)], TODAY)
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
    decision = decide([found(entry("first", expires=expires), SURE)], TODAY)
    assert (outcome, reason) == (decision.outcome, decision.reason)


def test_half_sure_asks_back() -> None:
    """Where the right one is likely but not sure, the member is asked, and no entry answers."""
    first = entry("first")
    decision = decide([found(first, HALF_SURE)], TODAY)
    assert (Outcome.UNSURE, None, (first,)) == (decision.outcome, decision.entry, decision.suggested)
    assert SUGGEST_FROM <= decision.score < ANSWER_FROM


def test_suggestions_come_best_first_and_are_few() -> None:
    """At most three questions are suggested, the likeliest first."""
    entries = [entry(f"entry-{number}") for number in range(5)]
    ranked = [found(one, HALF_SURE, 10.0 - number / 10) for number, one in enumerate(entries)]
    assert tuple(entries[:MOST_SUGGESTIONS]) == decide(ranked, TODAY).suggested


def test_only_answers_are_suggested() -> None:
    """A question that would be declined is never suggested."""
    good = entry("good")
    ranked = [found(entry("none", reason=DeclineReason.PERSONAL_CASE), 0.5), found(good, 0.5)]
    decision = decide(ranked, TODAY)
    assert (Outcome.UNSURE, (good,)) == (decision.outcome, decision.suggested)


def test_the_unlikely_is_not_suggested() -> None:
    """A candidate with hardly any of the evidence is not worth a member's time."""
    likely = entry("likely")
    ranked = [found(likely, HALF_SURE, 10.0), found(entry("unlikely"), HALF_SURE, 6.0)]
    assert (likely,) == decide(ranked, TODAY).suggested


def test_hopeless_is_not_understood() -> None:
    """Where the best answer is probably wrong, nothing is said or suggested."""
    decision = decide([found(entry("first"), HOPELESS)], TODAY)
    assert (Outcome.DECLINED, None, DeclineReason.NOT_UNDERSTOOD, ()) == (
        decision.outcome,
        decision.entry,
        decision.reason,
        decision.suggested,
    )


@pytest.mark.parametrize("per_word", [HOPELESS, HALF_SURE])
def test_a_doubtful_refusal_declines_for_its_reason(per_word: float) -> None:
    """A refusal with nothing to suggest beside it declines for its own reason, sure or not."""
    decision = decide([found(entry("none", reason=DeclineReason.ONLY_REFERRED_TO), per_word)], TODAY)
    assert (Outcome.DECLINED, DeclineReason.ONLY_REFERRED_TO) == (decision.outcome, decision.reason)


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
    alone = decide([found(first, SURE)], TODAY).score
    beside = decide([found(first, SURE), found(second, SURE)], TODAY).score
    assert agree == (beside == pytest.approx(alone))
    assert beside <= alone + 1e-9


def test_a_near_rival_costs_more_than_a_far_one() -> None:
    """The nearer a rival's evidence, the less sure the first."""
    scores = [
        decide([found(entry("a"), SURE, 10.0), found(entry("b", "2"), SURE, rival)], TODAY).score
        for rival in (1.0, 5.0, 9.0, 10.0)
    ]
    assert sorted(scores, reverse=True) == scores
    assert len(scores) == len(set(scores))


@pytest.mark.parametrize("measure", ["per_word", "explained"])
def test_more_evidence_is_never_less_sure(measure: str) -> None:
    """More evidence per word, or more of the question explained, makes the first surer."""
    first = entry("first")
    if measure == "per_word":
        scores = [decide([found(first, value)], TODAY).score for value in (-2.0, -1.0, 0.0, 1.0, 2.0)]
    else:
        scores = [decide([found(first, 0.0, explained=value)], TODAY).score for value in (0.0, 0.25, 0.5, 1.0)]
    assert sorted(set(scores)) == scores


@st.composite
def rankings(draw: st.DrawFn) -> list[tuple[Entry, Candidate]]:
    """Candidates of any kind, best first."""
    evidences = sorted(draw(st.lists(st.floats(-50, 50), max_size=6)), reverse=True)
    return [
        found(
            entry(
                f"entry-{number}",
                draw(st.sampled_from(["1", "2"])),
                draw(st.sampled_from([None, *WRITTEN_REASONS])),
                draw(st.sampled_from([None, date(2020, 1, 1), date(2030, 1, 1)])),
            ),
            draw(st.floats(-5, 5)),
            evidence,
            draw(st.floats(0, 1)),
        )
        for number, evidence in enumerate(evidences)
    ]


@settings(deadline=None, max_examples=100)
@given(rankings())
def test_every_decision_is_whole(ranked: list[tuple[Entry, Candidate]]) -> None:
    """An answer has an entry, a doubt has suggestions, a refusal has a reason, and none has another's."""
    decision = decide(ranked, TODAY)
    assert 0 <= decision.score <= 1
    match decision.outcome:
        case Outcome.ANSWERED:
            assert decision.entry is ranked[0][0]
            assert decision.entry.answers
            assert (None, ()) == (decision.reason, decision.suggested)
        case Outcome.UNSURE:
            assert (None, None) == (decision.entry, decision.reason)
            assert 1 <= len(decision.suggested) <= MOST_SUGGESTIONS
            assert all(one.answers for one in decision.suggested)
        case Outcome.DECLINED:
            assert decision.reason in tuple(DeclineReason)
            assert decision.suggested == ()


def test_a_question_that_points_at_nothing_is_asked_back() -> None:
    """What leans on something never said is not answered, however sure the match."""
    sure = [found(entry("first"), SURE)]
    assert Outcome.ANSWERED is decide(sure, TODAY).outcome
    assert Outcome.UNSURE is decide(sure, TODAY, hanging=True).outcome


def test_a_refusal_beside_an_answer_asks_back_while_the_answer_is_near() -> None:
    """Who may have meant the answer is offered it; where it is far behind, the refusal stands."""
    answer = entry("answer")
    beside = replace(entry("beside", reason=DeclineReason.OUTSIDE_THE_BRIEFING), beside="answer")
    near = decide([found(beside, SURE, 11.0), found(answer, SURE, 10.0)], TODAY)
    assert (Outcome.UNSURE, (answer,)) == (near.outcome, near.suggested)
    assert Outcome.DECLINED is decide([found(beside, SURE, 20.0), found(answer, SURE, 10.0)], TODAY).outcome
