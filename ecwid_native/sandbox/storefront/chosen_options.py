"""The options of a line of an order, from the words that a shopper saw.

Source: docs.ecwid.com, "Get order" (read 2026-11), `selectedOptions`. A cart keeps its texts when
the shopper changes the language, so every language of an option is looked into.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Document = dict[str, Any]

KINDS = {"CHECKBOX": "CHOICES", "DATE": "DATE", "FILES": "FILES"}
MOST_LETTERS = 2_000


def selected_options(
    product: Document, variation: Document | None, sent: Mapping[str, object]
) -> list[Document]:
    """Return the chosen options of a product as an order has them.

    Args:
        product: with `options`.
        variation: what the choices come to; its own price leaves out what its choices add.
        sent: name of the option to one text or several.
    """
    priced = set()
    if variation is not None and variation.get("price") is not None:
        priced = {chosen["name"] for chosen in variation["options"]}
    found = []
    for option in product["options"]:
        texts = _texts(next((sent[name] for name in _names(option, "name") if name in sent), ""))
        if not texts:
            continue
        if not option.get("choices"):
            found.append(_free(option, texts[0]))
            continue
        choices = [each for each in option["choices"] if _is_among(each, texts)]
        if choices:
            found.append(_chosen(option, choices, is_priced=option["name"] in priced))
    return found


def _chosen(option: Document, choices: list[Document], *, is_priced: bool) -> Document:
    titles = [choice["text"] for choice in choices]
    return {
        **_head(option, KINDS.get(option["type"], "CHOICE")),
        "value": ", ".join(titles),
        "valuesArray": titles,
        "selections": [
            {
                "selectionTitle": choice["text"],
                "selectionModifier": 0 if is_priced else choice.get("priceModifier", 0),
                "selectionModifierType": choice.get("priceModifierType", "ABSOLUTE"),
            }
            for choice in choices
        ],
    }


def _free(option: Document, text: str) -> Document:
    return {**_head(option, KINDS.get(option["type"], "TEXT")), "value": text}


def _head(option: Document, kind: str) -> Document:
    return {
        "name": option["name"],
        "nameTranslated": option.get("nameTranslated") or {},
        "type": kind,
    }


def _is_among(choice: Document, texts: list[str]) -> bool:
    # The cart shows the choices of a checkbox in one text, joined by commas.
    parts = {part for each in texts for part in (each, *each.split(", "))}
    return any(name in parts for name in _names(choice, "text"))


def _names(document: Document, name: str) -> Iterator[str]:
    yield document[name]
    yield from (document.get(f"{name}Translated") or {}).values()


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each[:MOST_LETTERS] for each in values if isinstance(each, str) and each]
