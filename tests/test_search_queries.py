"""What readers find among the real portal's pages and 1,000 more articles, and what it costs them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

import pytest
import yaml

from bench.corpus import make_articles
from planportal.render import View
from planportal.render.search.documents import SearchDocument, search_documents
from planportal.render.search.index import index_outputs
from planportal.render.search.script import search_script
from planportal.text.syllables import read_syllables
from search_engine import Answer, Engine, filled, make_now, portal_pages

QUERIES = yaml.safe_load((Path(__file__).parent / "search" / "queries.yml").read_text(encoding="utf-8"))
KINDS = ("khong-dau", "co-dau", "lan-lon", "cum-tu", "so-hieu")
Question = Mapping[str, object]


class Corpus:
    """Documents, and the engine over them."""

    def __init__(self, view: View, articles: int, site: Path) -> None:
        full = filled(view, make_articles(articles))
        pages = portal_pages(view)
        self.documents = search_documents(full, pages)
        self.by_address = {document.address: document for document in self.documents}
        self.engine = Engine(site, [search_script(), *index_outputs(self.documents, make_now)])

    def answers(self, question: Question, address: str) -> bool:
        """Return whether a page is one that a question of queries.yml asks for."""
        if "want" in question:
            wanted = question["want"]
            assert isinstance(wanted, list)
            return any(address.rstrip("/").endswith(end) for end in wanted)
        return str(question["says"]).lower() in " ".join(head(self.by_address[address])).lower()


def head(document: SearchDocument) -> tuple[str, ...]:
    return (document.title, *document.keywords, document.summary)


@pytest.fixture(scope="module")
def corpus(real_view: View, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus(real_view, 1000, tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="module")
def answered(corpus: Corpus) -> dict[str, list[tuple[Question, Answer]]]:
    asked = [(kind, question) for kind in KINDS for question in QUERIES[kind]]
    answers = corpus.engine.ask_all([{"query": question["q"]} for _, question in asked])
    found: dict[str, list[tuple[Question, Answer]]] = {kind: [] for kind in KINDS}
    for (kind, question), answer in zip(asked, answers, strict=True):
        assert answer.error == ""
        found[kind].append((question, answer))
    return found


def test_there_are_enough_queries_of_each_kind() -> None:
    assert sum(len(QUERIES[kind]) for kind in KINDS) >= 120
    assert min(len(QUERIES[kind]) for kind in KINDS) >= 20


@pytest.mark.parametrize(("kind", "first", "least"), [(kind, kind == "co-dau", 0.97) for kind in KINDS])
def test_what_was_looked_for_is_found(
    corpus: Corpus,
    answered: dict[str, list[tuple[Question, Answer]]],
    kind: str,
    first: bool,
    least: float,
) -> None:
    best = 1 if first else 3
    missed = [
        (question["q"], answer.titles[:3])
        for question, answer in answered[kind]
        if not any(corpus.answers(question, address) for address in answer.addresses[:best])
    ]
    assert len(missed) <= (1 - (0.99 if kind == "khong-dau" else least)) * len(answered[kind]), missed


def test_a_query_costs_few_bytes_and_files(answered: dict[str, list[tuple[Question, Answer]]]) -> None:
    answers = [answer for kind in KINDS for _, answer in answered[kind]]
    assert median(answer.bytes for answer in answers) <= 20_000
    assert max(answer.bytes for answer in answers) <= 60_000
    assert median(len(answer.files) for answer in answers) <= 13


def test_a_small_portals_query_costs_less(real_view: View, tmp_path: Path) -> None:
    engine = Corpus(real_view, 100, tmp_path).engine
    answers = engine.ask_all([{"query": question["q"]} for kind in KINDS for question in QUERIES[kind]])
    assert median(answer.bytes for answer in answers) <= 6_000


def test_the_index_does_not_flood_the_site_with_files(corpus: Corpus) -> None:
    files = [path for path in (corpus.engine.site / "tim-kiem").rglob("*") if path.is_file()]
    assert len(files) <= 2.2 * len(corpus.documents)


def bare(text: str) -> str:
    without = text.translate(str.maketrans("đĐ", "dD"))
    return "".join(sign for sign in unicodedata.normalize("NFD", without) if not unicodedata.combining(sign))


def spelled(text: str) -> str:
    read = read_syllables(text)
    return f" {' '.join(map('_'.join, zip(read.keys, read.marks, strict=True)))} "


def folded(text: str) -> str:
    return f" {' '.join(read_syllables(text).keys)} "


def phrases(document: SearchDocument, chance: random.Random) -> Iterator[str]:
    """Yield a few words of the title and a few of the body, each from within one sentence."""
    for text, least, most in ((document.title, 2, 5), ("\n".join((document.summary, *document.body)), 3, 6)):
        sentences = [part.split() for part in re.split(r"[.;:!?–—(),“”\"\n]", text)]
        if long := [words for words in sentences if len(words) >= least]:
            words = chance.choice(long)
            length = chance.randint(least, min(most, len(words)))
            start = chance.randrange(len(words) - length + 1)
            yield " ".join(words[start : start + length]).lower()


@pytest.fixture(scope="module")
def drawn(corpus: Corpus) -> list[str]:
    """Phrases drawn from pages, which nobody chose because they are found."""
    chance = random.Random(20)  # noqa: S311 - the same phrases every time
    return [phrase for document in chance.sample(corpus.documents, 60) for phrase in phrases(document, chance)]


def missed(corpus: Corpus, queries: Mapping[str, str], *, as_typed: bool) -> list[tuple[str, list[str]]]:
    """Return the queries of which no page among the best says the phrase; `queries` gives each one's phrase."""
    read, best = (spelled, 1) if as_typed else (folded, 3)
    found = []
    for (query, phrase), answer in zip(
        queries.items(), corpus.engine.ask_all([{"query": query} for query in queries]), strict=True
    ):
        pages = [corpus.by_address[address] for address in answer.addresses[:best]]
        if not any(read(phrase) in read("\n".join((*head(page), *page.body))) for page in pages):
            found.append((query, answer.titles[:3]))
    return found


def test_phrases_without_marks_are_found(corpus: Corpus, drawn: list[str]) -> None:
    failed = missed(corpus, {bare(phrase): phrase for phrase in drawn}, as_typed=False)
    assert len(failed) <= 0.01 * len(drawn), failed


def test_phrases_as_they_are_written_stand_first(corpus: Corpus, drawn: list[str]) -> None:
    failed = missed(corpus, {phrase: phrase for phrase in drawn}, as_typed=True)
    assert len(failed) <= 0.03 * len(drawn), failed


def test_phrases_with_one_mark_lost_are_found(corpus: Corpus, drawn: list[str]) -> None:
    half = {f"{bare(phrase.split()[0])} {phrase.split(maxsplit=1)[1]}": phrase for phrase in drawn}
    failed = missed(corpus, half, as_typed=False)
    assert len(failed) <= 0.01 * len(drawn), failed


def test_syllables_that_have_other_readings_are_found_as_they_are_written(corpus: Corpus) -> None:
    readings: dict[str, dict[str, str]] = {}
    for document in corpus.documents:
        for word in re.findall(r"[^\W\d_]+", "\n".join((*head(document), *document.body)).lower()):
            read = read_syllables(word)
            if len(read.keys) == 1:
                readings.setdefault(read.keys[0], {})[read.marks[0]] = word
    words = sorted(word for found in readings.values() if len(found) > 1 for marks, word in found.items() if marks)
    some = random.Random(20).sample(words, 150)  # noqa: S311 - the same words every time
    assert missed(corpus, {word: word for word in some}, as_typed=True) == []


def test_ways_of_typing_change_nothing(corpus: Corpus, drawn: list[str]) -> None:
    def asked(queries: list[str]) -> list[list[str]]:
        return [answer.addresses for answer in corpus.engine.ask_all([{"query": query} for query in queries])]

    plain = asked(drawn)
    assert asked([unicodedata.normalize("NFD", phrase) for phrase in drawn]) == plain
    assert asked([f"  {phrase.upper().replace(' ', '   ')}" for phrase in drawn]) == plain


def test_a_letter_that_is_missing_is_found_out(corpus: Corpus, drawn: list[str]) -> None:
    typed = {}
    for phrase in drawn:
        words = bare(phrase).split()
        longest = max(range(len(words)), key=lambda at: len(words[at]))
        word = words[longest]
        if len(words) > 2 and len(word) > 4 and word.isalpha():
            words[longest] = word[:2] + word[3:]
            typed[" ".join(words)] = phrase
    assert len(typed) > 20
    failed = missed(corpus, typed, as_typed=False)
    assert len(failed) <= 0.1 * len(typed), failed
