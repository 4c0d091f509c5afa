"""The rules of product badges: as a merchant writes them, and as the script reads them.

    Bestseller: 123456, 123460
    Organic: "organic", "bio"
    New: category 789

A line is a rule; the first that fits a product gives its badge. A number is a product's id, a word
in quotes stands in its name, a category is the one whose page the shopper is on: what the page
shows by itself, so a badge costs no request.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_RULES = 20
MAX_TEXT = 24
MAX_CONDITIONS = 100
# Ecwid's ids are whole numbers; longer ones are none.
CONDITION = re.compile(
    r"""\s*(?:(?P<product>\d{1,15})|category\s+(?P<category>\d{1,15})|"(?P<word>[^"]{1,60})")"""
    r"""\s*(?:(?P<comma>,)|\Z)""",
    re.ASCII | re.IGNORECASE,
)

Rule = dict[str, Any]


class RulesField(forms.Field):
    """A text of rules; its value is a list of ``{text, products, categories, words}``."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> list[Rule]:
        """Return the rules.

        Raises:
            ValidationError: a line is no rule; names the line.
        """
        if isinstance(value, list):
            return [checked_rule(each) for each in value]
        lines = enumerate(str(value or "").splitlines(), 1)
        written = [(number, line) for number, line in lines if line.strip()]
        if len(written) > MAX_RULES:
            raise ValidationError(_("At most %(count)d rules."), params={"count": MAX_RULES})
        return [parse_rule(line, number) for number, line in written]

    def prepare_value(self, value: Any) -> Any:
        """Return the text of the rules; what a merchant typed stays as it is."""
        return "\n".join(map(rule_text, value)) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the rules are others, however they are written."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


def parse_rule(line: str, number: int) -> Rule:
    """Return the rule in a line; raises ValidationError when there is none."""
    text, _colon, conditions = line.partition(":")
    rule: Rule = {"text": text.strip(), "products": [], "categories": [], "words": []}
    found = find_conditions(conditions)
    if not rule["text"] or len(rule["text"]) > MAX_TEXT or not found:
        raise wrong_line(number)
    for match in found:
        if match["product"]:
            rule["products"].append(int(match["product"]))
        elif match["category"]:
            rule["categories"].append(int(match["category"]))
        else:
            rule["words"].append(match["word"])
    return rule


def find_conditions(text: str) -> list[re.Match[str]]:
    """Return what stands between the commas; empty when one is no condition, or there are many.

    One after the other: a text of nothing but commas and quotes takes no longer than others.
    """
    found: list[re.Match[str]] = []
    end = 0
    while len(found) < MAX_CONDITIONS:
        match = CONDITION.match(text, end)
        if match is None:
            break
        found.append(match)
        if not match["comma"]:
            return found
        end = match.end()
    return []


def wrong_line(number: int) -> ValidationError:
    """Say how line ``number`` should look."""
    return ValidationError(
        _(
            "Line %(number)d is no rule. Write the badge, at most %(length)d characters, a colon, "
            "and what it is for: product numbers, words in quotes, or “category” and its number."
        ),
        params={"number": number, "length": MAX_TEXT},
    )


def checked_rule(raw: Any) -> Rule:
    """Return a stored rule; raises ValidationError when it is none."""
    if not isinstance(raw, dict) or raw.keys() != {"text", "products", "categories", "words"}:
        raise ValidationError(_("This is no rule."))
    return parse_rule(rule_text(raw), 1)


def rule_text(rule: Rule) -> str:
    """Return a rule as a line."""
    conditions = [
        *map(str, rule["products"]),
        *(f"category {number}" for number in rule["categories"]),
        *(f'"{word}"' for word in rule["words"]),
    ]
    return f"{rule['text']}: {', '.join(conditions)}"
