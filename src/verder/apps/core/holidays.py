"""Public holidays (feestdagen): which there are in a country, by a library that keeps them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from verder.domain.values.holidays import HolidayCalendar

HOLIDAY_CALENDARS: Final[Mapping[HolidayCalendar, str | Promise]] = {
    HolidayCalendar.NETHERLANDS: _("the Netherlands"),
    HolidayCalendar.BELGIUM: _("Belgium"),
    HolidayCalendar.LUXEMBOURG: _("Luxembourg"),
    HolidayCalendar.GERMANY: _("Germany, those of all states"),
    HolidayCalendar.FRANCE: _("France"),
    HolidayCalendar.BRITAIN: _("United Kingdom, those of all its parts"),
    HolidayCalendar.NONE: _("none"),
}
ENGLISH: Final = ("en_GB", "en_US")


def public_holidays(calendar: HolidayCalendar, year: int) -> Mapping[date, str]:
    """Return the public holidays of a year by day, named in the reader's language if they can be.

    Holidays of one region alone are left out, for nobody said in which region somebody works.
    """
    return _found(calendar, year, (get_language() or "en").partition("-")[0])


@lru_cache(maxsize=256)
def _found(calendar: HolidayCalendar, year: int, language: str) -> Mapping[date, str]:
    if calendar is HolidayCalendar.NONE:
        return {}
    # Loaded when asked: it takes a while, and most pages need no holidays.
    from holidays import country_holidays  # noqa: PLC0415

    known = country_holidays(calendar.value).supported_languages
    wanted = next((each for each in (language, *ENGLISH) if each in known), None)
    named = country_holidays(calendar.value, years=year, language=wanted, observed=True)
    return {day: name for day, name in sorted(named.items()) if day.year == year}
