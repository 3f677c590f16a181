"""The service concept as flat values: a visit count of the class A is `a_visits`."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from verder.domain.identify.service_concept import ServiceClass, ServiceConcept, ServiceLevel

PARTS = tuple(field.name for field in fields(ServiceLevel))


def make_concept(**values: Any) -> ServiceConcept:  # noqa: ANN401 - counts and choices by name
    """Return the concept from values by name, defaults where nothing is given.

    >>> from decimal import Decimal
    >>> make_concept(a_visits=Decimal(9)).levels[ServiceClass.A].visits
    Decimal('9')
    """
    known = flat_concept(ServiceConcept()) | values
    return ServiceConcept(levels={each: _level(each, known) for each in ServiceClass})


def flat_concept(concept: ServiceConcept) -> dict[str, Any]:
    """Return the values by name."""
    return {
        name_of(each, part): getattr(level, part)
        for each, level in concept.levels.items()
        for part in PARTS
    }


def name_of(service_class: ServiceClass, part: str) -> str:
    """Return the name of one value.

    >>> name_of(ServiceClass.KEY, "calls")
    'key_calls'
    """
    return f"{service_class.lower()}_{part}"


def _level(service_class: ServiceClass, values: Mapping[str, Any]) -> ServiceLevel:
    return ServiceLevel(**{part: values[name_of(service_class, part)] for part in PARTS})
