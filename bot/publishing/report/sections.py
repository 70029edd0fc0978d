"""Writes what stands under each heading of the page; each section has words of its own for when there is nothing."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.phrases import report as phrases
from bot.publishing.readability import LONGEST_ANSWER, LONGEST_SENTENCE, mean_age
from bot.publishing.report.days import day_of, in_form
from bot.publishing.report.markup import Markup, joined, tag
from bot.publishing.report.plots import YearAhead, endings_plot, swatch, weeks_plot, year_plot
from bot.publishing.report.tables import number, table
from bot.publishing.report.values import Ending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.knowledge.briefing.coverage import Covered
    from bot.publishing.readability import Reading
    from bot.publishing.report.values import AnswerUse, BriefingPoints, Gap, ReportData, Review, Week

MOST_ANSWERS: Final = 10
"""Rows of the most used and of the least helpful answers."""
MOST_GAPS: Final = 40
"""Rows of what was asked in vain."""
MOST_REVIEWS: Final = 15
"""Rows of what is due next; what is overdue is always shown whole."""
_MONTHS: Final = 12


class Section(NamedTuple):
    """A section of the page."""

    name: str
    """What a link to it ends with."""
    title: str
    body: Callable[[ReportData], Markup]


def _said(sentence: str) -> Markup:
    return tag("p", sentence, class_="quiet")


def _endings(data: ReportData) -> list[tuple[Ending, int]]:
    """The endings to be shown: all but the one without a name, which is there only where it was counted."""
    counted = [(ending, data.ended(ending)) for ending in Ending]
    return [(ending, count) for ending, count in counted if count or ending is not Ending.OTHER]


def _weeks(data: ReportData) -> Markup:
    if not data.asked:
        return _said(phrases.NOTHING_COUNTED)
    endings = [ending for ending, _ in _endings(data)]
    key = (tag("li", swatch(ending), phrases.ENDINGS[ending]) for ending in endings)
    endings_table = table(
        phrases.WEEKS_CAPTION,
        (phrases.WEEK_OF, *(phrases.ENDINGS[ending] for ending in endings), phrases.ALL),
        (_week_row(week, dict(week.endings), endings) for week in reversed(data.weeks)),
        wide=True,
    )
    ways = sorted({way for week in data.weeks for way, _ in week.ways})
    ways_table = table(
        phrases.WAYS_CAPTION,
        (phrases.WEEK_OF, *(phrases.WAYS.get(way, way) or phrases.NO_WAY for way in ways), phrases.ALL),
        (_week_row(week, dict(week.ways), ways) for week in reversed(data.weeks)),
        wide=True,
    )
    return joined(
        (
            tag("ul", *key, class_="key"),
            tag("figure", weeks_plot(data.weeks), tag("figcaption", phrases.WEEKS_BELOW)),
            tag("details", tag("summary", phrases.WEEKS_TABLE), endings_table, ways_table),
        )
    )


def _week_row(week: Week, counts: Mapping[str, int], columns: Iterable[str]) -> tuple[str | int, ...]:
    return (in_form(phrases.DAY_IN_TABLE, week.monday), *(counts.get(column, 0) for column in columns), week.asked)


def _outcomes(data: ReportData) -> Markup:
    if not data.asked:
        return _said(phrases.NOTHING_COUNTED)
    reasons = [(phrases.REASONS.get(reason, reason) or phrases.NO_REASON, count) for reason, count in data.reasons]
    endings = _endings(data)
    meanings = (
        tag("li", tag("strong", phrases.ENDINGS[ending]), ": ", phrases.ENDINGS_MEAN[ending]) for ending, _ in endings
    )
    return joined(
        (
            tag("figure", endings_plot(endings)),
            tag("ul", *meanings, class_="meanings"),
            tag("h3", phrases.REASONS_TITLE),
            table(phrases.REASONS_CAPTION, (phrases.REASON, phrases.TIMES), reasons)
            if reasons
            else _said(phrases.NONE_DECLINED),
        )
    )


def _answers(data: ReportData) -> Markup:
    if not data.answers:
        return _said(phrases.NO_ANSWERS)
    used = [answer for answer in data.answers if answer.shown > 0]
    poor = sorted((answer for answer in data.answers if answer.not_helped > 0), key=_least_helpful)
    unused = len(data.answers) - len(used)
    return joined(
        (
            tag("h3", phrases.MOST_USED),
            _answer_table(phrases.MOST_USED_CAPTION, used) if used else _said(phrases.NO_ANSWER_SHOWN),
            _said(phrases.NEVER_SHOWN.format(count=number(unused), all=number(len(data.answers))))
            if used and unused
            else "",
            tag("h3", phrases.LEAST_HELPFUL),
            _answer_table(phrases.LEAST_HELPFUL_CAPTION, poor) if poor else _said(phrases.NO_COMPLAINT),
        )
    )


def _least_helpful(answer: AnswerUse) -> tuple[float, int, str]:
    """Sort by Laplace's rule of succession: one complaint of one is less clear than nine of ten."""
    share = (answer.not_helped + 1) / (answer.helped + answer.not_helped + 2)
    return (-share, -answer.shown, answer.entry)


def _answer_table(caption: str, answers: Sequence[AnswerUse]) -> Markup:
    headings = (phrases.ANSWER, phrases.SHOWN, phrases.HELPED, phrases.NOT_HELPED)
    return table(
        caption,
        headings,
        (
            (
                _with_below(answer.question or phrases.NO_LONGER_THERE, answer.entry),
                answer.shown,
                answer.helped,
                answer.not_helped,
            )
            for answer in answers[:MOST_ANSWERS]
        ),
    )


def _with_below(said: str, *below: str) -> Markup:
    """A text, with others below it in small letters; each reads in its own direction."""
    return joined((tag("bdi", said), *(tag("small", tag("bdi", one)) for one in below if one)))


def _gaps(data: ReportData) -> Markup:
    if not data.gaps:
        return _said(phrases.NO_GAPS)
    rows = ((_gap(gap), gap.askers, gap.times) for gap in data.gaps[:MOST_GAPS])
    more = len(data.gaps) - MOST_GAPS
    return joined(
        (
            table(phrases.GAPS_CAPTION, (phrases.ASKED, phrases.ASKERS, phrases.TIMES), rows),
            _said(phrases.MORE_GAPS.format(count=number(more))) if more > 0 else "",
        )
    )


def _gap(gap: Gap) -> Markup:
    words = tag("em", phrases.WORDS_NOT_KEPT) if gap.words is None else gap.words
    given = phrases.GIVEN.format(question=gap.question) if gap.question else gap.entry
    return _with_below(words, phrases.REASONS.get(gap.reason, gap.reason), given)


def _briefing(data: ReportData) -> Markup:
    if not data.briefings:
        return _said(phrases.NO_BRIEFING)
    return joined(part for briefing in data.briefings for part in _points(briefing))


def _points(briefing: BriefingPoints) -> Iterable[Markup]:
    yield tag("h3", phrases.BRIEFING_TITLE.format(title=briefing.title, date=briefing.date))
    if not briefing.points:
        yield _said(phrases.NO_POINTS)
        return
    yield _said(phrases.points(len(briefing.points), sum(not point.entries for point in briefing.points)))
    rows = (
        (tag("span", f"{point.paragraph}{point.point}", class_="point"), _point(point)) for point in briefing.points
    )
    yield table(phrases.POINTS_CAPTION, (phrases.POINT, phrases.SAYS), rows)


def _point(point: Covered) -> Markup:
    if point.entries:
        named = joined((tag("span", one, class_="name") for one in point.entries), ", ")
        return joined((tag("bdi", point.words), tag("small", phrases.ANSWERED_BY, " ", named)))
    return joined((tag("bdi", point.words), " ", tag("strong", phrases.UNANSWERED, class_="bare")))


def _reviews(data: ReportData) -> Markup:
    dated = [review for review in data.reviews if review.due]
    if not dated:
        return _said(phrases.NO_REVIEWS)
    late = [review for review in dated if review.overdue(data.today)]
    next_ones = [review for review in dated if not review.overdue(data.today)]
    listed = [*late, *next_ones[: max(MOST_REVIEWS - len(late), 0)]]
    more, undated = len(dated) - len(listed), len(data.reviews) - len(dated)
    rows = ((joined((_with_below(one.question, one.entry), _due(one, data.today))), one.used) for one in listed)
    return joined(
        (
            tag("figure", year_plot(year_ahead(dated, data.today))),
            table(phrases.REVIEWS_CAPTION, (phrases.ENTRY, phrases.USED), rows),
            _said(phrases.MORE_REVIEWS.format(count=number(more))) if more else "",
            _said(phrases.NO_DAY.format(count=number(undated))) if undated else "",
        )
    )


def _reading(data: ReportData) -> Markup:
    if not data.readings:
        return _said(phrases.NO_ANSWERS)
    rows = ((_with_below(one.question, one.entry), round(one.age), one.words) for one in data.readings[:MOST_ANSWERS])
    long = [tag("li", sentence, " ", tag("span", one.entry, class_="quiet")) for one, sentence in _long(data)]
    wordy = [f"{one.entry} ({one.words})" for one in data.readings if one.is_long]
    return joined(
        (
            _said(phrases.READING_SAYS.format(age=round(mean_age(data.readings)))),
            table(phrases.READING_CAPTION, (phrases.ANSWER, phrases.AGE, phrases.WORDS), rows),
            tag("p", phrases.LONG_SENTENCES.format(most=LONGEST_SENTENCE) if long else phrases.NO_LONG_SENTENCES),
            tag("ul", *long) if long else "",
            _said(phrases.LONG_ANSWERS.format(most=LONGEST_ANSWER, names=", ".join(wordy))) if wordy else "",
        )
    )


def _long(data: ReportData) -> Iterable[tuple[Reading, str]]:
    return ((one, sentence) for one in data.readings for sentence in one.long_sentences)


def year_ahead(reviews: Iterable[Review], today: date) -> YearAhead:
    """Return how many entries are overdue, fall due in each of twelve months from this one on, and later.

    Args:
        reviews: of entries; those without a day do not count.
        today: the day by which they are overdue.
    """
    overdue, later, months = 0, 0, Counter[int]()
    start = 12 * today.year + today.month - 1
    for review in reviews:
        if review.overdue(today):
            overdue += 1
        elif due := review.due:
            ahead = 12 * due.year + due.month - 1 - start
            months[ahead] += ahead < _MONTHS
            later += ahead >= _MONTHS
    firsts = [divmod(start + ahead, 12) for ahead in range(_MONTHS)]
    named = tuple((date(year, month + 1, 1), months[ahead]) for ahead, (year, month) in enumerate(firsts))
    return YearAhead(overdue, named, later)


def _due(review: Review, today: date) -> Markup:
    """What has to be done until when: what is late says so in a word."""
    said: list[Markup] = []
    if review.expires and review.run_out(today):
        said.append(_late(phrases.RUN_OUT.format(day=day_of(review.expires))))
    if review.review_by and review.review_by < today:
        said.append(_late(phrases.DUE_LATE.format(day=day_of(review.review_by))))
    elif review.review_by:
        said.append(tag("span", phrases.DUE_BY.format(day=day_of(review.review_by))))
    if review.expires and not review.run_out(today):
        said.append(tag("span", phrases.RUNS_OUT.format(day=day_of(review.expires))))
    return joined(tag("div", one, class_="due") for one in said)


def _late(said: str) -> Markup:
    return tag("strong", said, class_="late-word")


SECTIONS: Final = (
    Section("weeks", phrases.WEEKS, _weeks),
    Section("outcomes", phrases.OUTCOMES, _outcomes),
    Section("answers", phrases.ANSWERS, _answers),
    Section("gaps", phrases.GAPS, _gaps),
    Section("briefing", phrases.BRIEFING, _briefing),
    Section("reading", phrases.READING, _reading),
    Section("reviews", phrases.REVIEWS, _reviews),
)
"""In the order of the page."""
