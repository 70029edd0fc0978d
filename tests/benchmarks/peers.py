"""The engines that stand beside ours in the benchmarks, each behind the same three calls.

A peer takes phrasings with the place of the entry each belongs to, and gives the place of the phrasing it finds first
(or of the class it chooses) with its own score. Its library is imported when the peer is made, so that a machine
without it still measures the others. Each is set up as its own documentation does it, and never worse than that.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from rapidfuzz import fuzz, process, utils

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NOWHERE = -1
"""The place where nothing was found."""
AT_ONCE = 200
"""Questions that are compared with all phrasings at once; more would need more memory."""
_WORD = re.compile(r"[^\W_]+")


class Found(NamedTuple):
    """What a peer finds first."""

    place: int
    score: float


class Peer(Protocol):
    """An engine under measurement."""

    def build(self, texts: Sequence[str], places: Sequence[int]) -> None:
        """Take the phrasings, and the place of the entry each belongs to."""

    def first(self, question: str) -> Found:
        """What is found first for one question."""

    def firsts(self, questions: Sequence[str]) -> list[Found]:
        """The same for many, by the quickest way that the library has."""

    def close(self) -> None:
        """Give back what is held outside Python."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A peer that may be there or not."""

    name: str
    needs: str
    """The module that must be installed."""
    install: str
    """What to install where it is not."""
    make: Callable[[], Peer]

    @property
    def missing(self) -> str:
        """Why it cannot be measured and how to mend that; empty where it can."""
        if self.needs == "sqlite3":
            return "" if _has_fts5() else "not installed: this Python's SQLite has no FTS5"
        if self.needs == "bm25s" and _stemmer() is None:
            return "not installed: pip install PyStemmer"
        return "" if importlib.util.find_spec(self.needs) else f"not installed: pip install {self.install}"


def _has_fts5() -> bool:
    try:
        with closing(sqlite3.connect(":memory:")) as base:
            base.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    except sqlite3.OperationalError:
        return False
    return True


def _stemmer() -> Any:
    """Snowball's English stems: the C library that bm25s advises, or the same in Python; None without either."""
    if importlib.util.find_spec("Stemmer"):
        return importlib.import_module("Stemmer").Stemmer("english")
    if importlib.util.find_spec("snowballstemmer"):
        return importlib.import_module("snowballstemmer").stemmer("english")
    return None


def words_of(text: str) -> list[str]:
    """The words of a question in small letters, each once: what a query of a full-text index is made of."""
    return list(dict.fromkeys(_WORD.findall(text.lower())))


class _OneByOne:
    """What peers share that answer one question at a time."""

    places: Sequence[int] = ()

    def first(self, question: str) -> Found:
        raise NotImplementedError

    def firsts(self, questions: Sequence[str]) -> list[Found]:
        return [self.first(one) for one in questions]

    def close(self) -> None:
        """Nothing is held outside Python."""


class Fuzzy(_OneByOne):
    """Rapidfuzz: the phrasing with the highest ratio; `default_process` on both sides."""

    def __init__(self, scorer: Any) -> None:
        self._scorer = scorer
        self._texts: list[str] = []

    def build(self, texts: Sequence[str], places: Sequence[int]) -> None:
        """Take the phrasings."""
        self._texts, self.places = [utils.default_process(one) for one in texts], places

    def first(self, question: str) -> Found:
        """The best for one question."""
        best = process.extractOne(utils.default_process(question), self._texts, scorer=self._scorer)
        return Found(self.places[best[2]], best[1]) if best else Found(NOWHERE, 0.0)

    def firsts(self, questions: Sequence[str]) -> list[Found]:
        """By `cdist` on all cores: in double precision it finds what `extractOne` finds, the first of the highest."""
        if not importlib.util.find_spec("numpy"):
            return super().firsts(questions)
        double = importlib.import_module("numpy").float64
        found = []
        for start in range(0, len(questions), AT_ONCE):
            asked = [utils.default_process(one) for one in questions[start : start + AT_ONCE]]
            ratios: Any = process.cdist(asked, self._texts, scorer=self._scorer, workers=-1, dtype=double)
            for row, best in zip(ratios, ratios.argmax(axis=1), strict=True):
                found.append(Found(self.places[int(best)], float(row[best])))
        return found


class Bm25s(_OneByOne):
    """bm25s: BM25 in Lucene's variant, its own English stop words left out, Snowball's stems."""

    def __init__(self) -> None:
        self._module: Any = importlib.import_module("bm25s")
        self._stemmer = _stemmer()
        self._index: Any = None

    def _tokens(self, texts: Sequence[str]) -> Any:
        return self._module.tokenize(list(texts), stopwords="en", stemmer=self._stemmer, show_progress=False)

    def build(self, texts: Sequence[str], places: Sequence[int]) -> None:
        """Take the phrasings."""
        self._index, self.places = self._module.BM25(method="lucene"), places
        self._index.index(self._tokens(texts), show_progress=False)

    def first(self, question: str) -> Found:
        """The best for one question."""
        return self.firsts([question])[0]

    def firsts(self, questions: Sequence[str]) -> list[Found]:
        """The best for each of many."""
        best, scores = self._index.retrieve(self._tokens(questions), k=1, show_progress=False)
        pairs = zip(best[:, 0].tolist(), scores[:, 0].tolist(), strict=True)
        return [Found(self.places[one], score) if score > 0 else Found(NOWHERE, 0.0) for one, score in pairs]


class Fts5(_OneByOne):
    """SQLite's FTS5 in memory, Porter's stems; any of the question's words, best first.

    `ORDER BY bm25(said)` gives the order of `ORDER BY rank`, and measured a quarter faster for the first row alone.
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect(":memory:")

    def build(self, texts: Sequence[str], places: Sequence[int]) -> None:
        """Take the phrasings."""
        self.places = places
        self._base.execute("CREATE VIRTUAL TABLE said USING fts5(text, content='', tokenize='porter unicode61')")
        self._base.executemany("INSERT INTO said(rowid, text) VALUES (?, ?)", enumerate(texts))
        self._base.execute("INSERT INTO said(said) VALUES ('optimize')")
        self._base.commit()

    def first(self, question: str) -> Found:
        """The best for one question."""
        query = " OR ".join(f'"{one}"' for one in words_of(question))
        if not query:
            return Found(NOWHERE, 0.0)
        asked = "SELECT rowid, bm25(said) AS weight FROM said WHERE said MATCH ? ORDER BY weight LIMIT 1"
        row = self._base.execute(asked, (query,)).fetchone()
        return Found(self.places[row[0]], -row[1]) if row else Found(NOWHERE, 0.0)

    def close(self) -> None:
        """Give back what SQLite holds."""
        self._base.close()


class Tantivy(_OneByOne):
    """Tantivy in memory, its English stems, BM25; any of the question's words."""

    def __init__(self) -> None:
        self._module: Any = importlib.import_module("tantivy")
        self._index: Any = None
        self._searcher: Any = None

    def build(self, texts: Sequence[str], places: Sequence[int]) -> None:
        """Take the phrasings."""
        schema = self._module.SchemaBuilder()
        schema.add_text_field("text", tokenizer_name="en_stem")
        schema.add_unsigned_field("place", stored=True)
        self._index = self._module.Index(schema.build())
        writer = self._index.writer(num_threads=1)
        for text, place in zip(texts, places, strict=True):
            writer.add_document(self._module.Document(text=text, place=place))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def first(self, question: str) -> Found:
        """The best for one question."""
        query, _ = self._index.parse_query_lenient(" ".join(words_of(question)), ["text"])
        hits = self._searcher.search(query, limit=1, count=False).hits
        if not hits:
            return Found(NOWHERE, 0.0)
        score, address = hits[0]
        return Found(self._searcher.doc(address)["place"][0], score)


class _Weighed(_OneByOne):
    """What the TF-IDF peers share: scikit-learn's weights, logarithmic counts."""

    def __init__(self, *, characters: bool = False) -> None:
        text: Any = importlib.import_module("sklearn.feature_extraction.text")
        words = text.TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2))
        chars = text.TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(2, 5))
        join: Any = importlib.import_module("sklearn.pipeline").FeatureUnion
        self.weigh: Any = join([("words", words), ("characters", chars)]) if characters else words

    def first(self, question: str) -> Found:
        return self.firsts([question])[0]


class Nearest(_Weighed):
    """The phrasing nearest by cosine of TF-IDF over words and pairs of words."""

    def build(self, texts: Sequence[str], places: Sequence[int]) -> None:
        """Take the phrasings."""
        self._rows, self.places = self.weigh.fit_transform(texts), places

    def firsts(self, questions: Sequence[str]) -> list[Found]:
        """The best for each of many."""
        found = []
        for start in range(0, len(questions), AT_ONCE):
            cosines = (self.weigh.transform(questions[start : start + AT_ONCE]) @ self._rows.T).toarray()
            for row, best in zip(cosines, cosines.argmax(axis=1), strict=True):
                found.append(Found(self.places[best], float(row[best])) if row[best] > 0 else Found(NOWHERE, 0.0))
        return found


class Machine(_Weighed):
    """A linear support vector machine over TF-IDF; its score is the widest margin of a class."""

    def build(self, texts: Sequence[str], places: Sequence[int]) -> None:
        """Take the phrasings."""
        self._svm: Any = importlib.import_module("sklearn.svm").LinearSVC()
        self._svm.fit(self.weigh.fit_transform(texts), list(places))

    def firsts(self, questions: Sequence[str]) -> list[Found]:
        """The best for each of many."""
        margins = self._svm.decision_function(self.weigh.transform(questions))
        return [Found(int(self._svm.classes_[row.argmax()]), float(row.max())) for row in margins]


_SKLEARN = ("sklearn", "scikit-learn")
RATIO = Kind("rapidfuzz ratio", "rapidfuzz", "rapidfuzz", partial(Fuzzy, fuzz.ratio))
TOKEN_SET = Kind("rapidfuzz token_set_ratio", "rapidfuzz", "rapidfuzz", partial(Fuzzy, fuzz.token_set_ratio))
W_RATIO = Kind("rapidfuzz WRatio", "rapidfuzz", "rapidfuzz", partial(Fuzzy, fuzz.WRatio))
BM25S = Kind("bm25s", "bm25s", "bm25s", Bm25s)
FTS5 = Kind("SQLite FTS5", "sqlite3", "", Fts5)
TANTIVY = Kind("tantivy", "tantivy", "tantivy", Tantivy)
NEAREST = Kind("TF-IDF nearest", *_SKLEARN, Nearest)
SVM = Kind("TF-IDF SVM, words", *_SKLEARN, Machine)
SVM_CHARACTERS = Kind("TF-IDF SVM, words + characters", *_SKLEARN, partial(Machine, characters=True))

FINDERS = (RATIO, TOKEN_SET, W_RATIO, BM25S, FTS5, NEAREST, SVM, SVM_CHARACTERS)
"""Peers of the benchmark of finding."""
INDEXES = (BM25S, TANTIVY, FTS5, TOKEN_SET)
"""Peers of the benchmark of speed."""
