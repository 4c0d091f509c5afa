"""Texts of products and categories: translations, and the words that a search looks into.

Source: docs.ecwid.com, "Translations" and "Search products" (read 2026-11).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ecwid_native.sandbox.http import HTTPError

Document = dict[str, Any]

TAG = re.compile(r"<[^>]{0,1000}>")
SUFFIX = "Translated"
# SQLite refuses expressions that are too deep.
MAX_PIECES = 50
PHRASES = re.compile(r'"([^"]*)"|(\S+)')


def check_languages(changes: Mapping[str, Any], enabled: Iterable[str]) -> None:
    """Refuse translations into languages that the store does not have.

    Raises:
        HTTPError: 400 `LANGUAGES_NOT_ALLOWED`.
    """
    allowed = set(enabled)
    for name, value in changes.items():
        if name.endswith("Translated") and isinstance(value, dict):
            strange = sorted(set(value) - allowed)
            if strange:
                message = f"Languages are not enabled in the store: {', '.join(strange)}"
                raise HTTPError(400, message, "LANGUAGES_NOT_ALLOWED")
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict) and not name.endswith("Translated"):
                check_languages(part, allowed)


def translate(
    document: Document, changes: Mapping[str, Any], names: Iterable[str], language: str
) -> None:
    """Keep each text and its translation into the store's own language the same, in place.

    Of the two in one body, the plain text is the one that is believed.
    """
    for name in names:
        translated = f"{name}Translated"
        if name in changes:
            texts = dict(document.get(translated) or {})
            texts[language] = changes[name]
            document[translated] = texts
        elif language in changes.get(translated, {}):
            document[name] = changes[translated][language]


def in_language(document: Mapping[str, Any], name: str, language: str | None) -> Any:
    """Return a text in a language, or in the store's own where there is no translation."""
    texts = document.get(f"{name}Translated") or {}
    return texts.get(language) or document.get(name, "")


def translated(document: Mapping[str, Any], language: str | None) -> Document:
    """Return the document with its plain texts in a language, wherever they are translated."""
    if language is None:
        return dict(document)
    result = {name: _inside(value, language) for name, value in document.items()}
    for name, texts in document.items():
        plain = name.removesuffix(SUFFIX)
        if plain != name and isinstance(texts, dict) and texts.get(language):
            result[plain] = texts[language]
    return result


def _inside(value: object, language: str) -> object:
    if isinstance(value, dict):
        return translated(value, language)
    if isinstance(value, list):
        return [_inside(item, language) for item in value]
    return value


def words_of(texts: Iterable[object]) -> str:
    """Return the words of texts, folded, with one space before and after each."""
    found = (
        word
        for text in texts
        if isinstance(text, str)
        for word in re.findall(r"\w+", TAG.sub(" ", text).casefold())
    )
    return f" {' '.join(found)} "


def wanted_words(keyword: str) -> list[str]:
    """Return what to look for in the words: one piece for each word or quoted phrase.

    A piece that ends in a space stands for whole words; a `*` at the end of a word allows any
    ending. Of a very long text the beginning counts.
    """
    pieces = []
    for phrase, word in PHRASES.findall(keyword)[:MAX_PIECES]:
        text = words_of([phrase or word]).rstrip()
        if text.strip():
            pieces.append(text if word.endswith("*") else f"{text} ")
    return pieces
