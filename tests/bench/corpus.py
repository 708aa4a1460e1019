"""Articles that never were, for measuring search on a full portal: seeded, from word lists of their own.

They read like news of a province and share its vocabulary, so that a real article has to be found among many that use
the same words, and every reading of an unmarked syllable (sắn, sàn, sẵn, sản) stands somewhere. Never published.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

import yaml

from planportal.clock import VIETNAM
from planportal.model import FIELDS, SCOPES, SECTIONS, Article, ArticleSource, Source
from planportal.text.normalise import slug

__all__ = ["make_articles"]

_NEWEST = datetime(2026, 11, 20, 8, 0, tzinfo=VIETNAM)

_WORDS: dict[str, list[str]] = {
    name: text.split("; ")
    for name, text in yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8")).items()
}


def make_articles(count: int, *, seed: int = 1) -> tuple[Article, ...]:
    """Return so many articles, newest first; the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - the same articles every time
    return tuple(_article(chance, number) for number in range(count))


def _article(chance: random.Random, number: int) -> Article:
    subject = chance.choice(chance.choice([_WORDS["crops"], _WORDS["animals"]]))
    technique, place = chance.choice(_WORDS["techniques"]), chance.choice(_WORDS["places"])
    title = _sentence_case(
        chance.choice(
            [
                f"{technique} cho {subject} ở {place}: {chance.choice(_WORDS['angles'])}",
                f"{subject} ở {place}: {chance.choice(_WORDS['angles'])}",
                f"{place} thử {technique} trên {subject}",
                f"{chance.choice(_WORDS['actors'])} ở {place} và câu chuyện {technique}",
            ]
        )
    )
    words = {"subject": subject, "technique": technique, "place": place}
    day = _NEWEST - timedelta(hours=19 * number)
    section = SECTIONS[chance.randrange(2)]
    return Article(
        id=f"gia-dinh-{number}",
        section=section,
        slug=f"{slug(title)[:70].strip('-')}-{number}",
        year=day.year,
        title=title,
        date=day,
        summary=f"{_sentence(chance, words)} {_sentence(chance, words)}",
        fields=(chance.choice(list(FIELDS)),),
        scope=chance.choice(list(SCOPES)),
        body_utf8=_body(chance, words).encode(),
        source=Source("tests/bench/corpus.py"),
        tags=(subject, technique),
        sources=(ArticleSource("Sổ ghi của người viết", "Bài để đo"),),
    )


def _body(chance: random.Random, words: dict[str, str]) -> str:
    parts: list[str] = []
    for heading in ["", *chance.sample(_WORDS["headings"], 3)]:
        if heading:
            parts.append(f"## {heading}")
        for _ in range(chance.randint(2, 3)):
            told = dict(words)
            if chance.random() < 0.4:
                told |= {
                    "subject": chance.choice(chance.choice([_WORDS["crops"], _WORDS["animals"]])),
                    "place": chance.choice(_WORDS["places"]),
                }
            parts.append(" ".join(_sentence(chance, told) for _ in range(chance.randint(2, 4))))
    return "\n\n".join(parts)


def _sentence(chance: random.Random, words: dict[str, str]) -> str:
    told = {**words, "a": str(chance.randint(12, 98)), "b": str(chance.randint(2, 40))}

    def pick(kind: str) -> str:
        return chance.choice(_WORDS[kind]).format(**told)

    joined = chance.choice(["; nhờ vậy", ", tuy nhiên", ", còn", " và", ". Theo ghi nhận bước đầu,"])
    return f"{pick('openings')}, {pick('actors')} {pick('actions')}{joined} {pick('results')}."


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
