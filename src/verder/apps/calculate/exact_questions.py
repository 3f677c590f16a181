"""What a question in words was taken for, as programs and terminals get it."""

from typing import Any

from verder.apps.calculate.calculators import calculators
from verder.apps.calculate.questions import recognised


def exact_recognised(question: str) -> dict[str, Any]:
    """Return the suggestions with the exact numbers that they take over."""
    found = recognised(question)
    known = {each.key: each for each in calculators()}
    return {
        "suggestions": [
            {
                "key": each.key,
                "name": known[each.key].text.name,
                "question": known[each.key].text.question,
                "because": list(each.because),
                "taken": [
                    {
                        "text": one.amount.text,
                        "input": one.key,
                        "label": known[each.key].label(one.key),
                        "value": f"{one.value:f}",
                    }
                    for one in each.taken
                ],
                "left": [one.text for one in each.left],
            }
            for each in found.suggestions
        ],
        "unknown": list(found.unknown),
    }
