"""Public holidays: those of the country, by name in the reader's language."""

from datetime import date

from django.utils import translation

from verder.apps.core.holidays import public_holidays
from verder.domain.values.holidays import HolidayCalendar


def test_the_netherlands_and_belgium_have_their_own_days() -> None:
    with translation.override("nl"):
        dutch = public_holidays(HolidayCalendar.NETHERLANDS, 2027)
        belgian = public_holidays(HolidayCalendar.BELGIUM, 2027)
    assert dutch[date(2027, 4, 27)] == "Koningsdag"
    assert belgian[date(2027, 7, 21)] == "Nationale feestdag"
    assert date(2027, 7, 21) not in dutch
    assert date(2027, 4, 27) not in belgian


def test_every_calendar_is_known_and_none_has_no_days() -> None:
    with translation.override("en"):
        counts = {each: len(public_holidays(each, 2027)) for each in HolidayCalendar}
        assert public_holidays(HolidayCalendar.FRANCE, 2027)[date(2027, 7, 14)] == "National Day"
    assert counts.pop(HolidayCalendar.NONE) == 0
    assert min(counts.values()) > 6
