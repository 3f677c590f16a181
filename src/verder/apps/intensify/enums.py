"""Closed lists of words about people on both sides, and how they meet."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from verder.apps.identify import role_names
from verder.domain.engines.two_sides import ViewSide
from verder.domain.intensify.roles import BuyerMark

DMU_ROLES, PSU_ROLES = role_names.DMU_ROLES, role_names.PSU_ROLES
BUYER_MARKS = [
    (BuyerMark.INITIATOR.value, _("Initiator")),
    (BuyerMark.ECONOMIC_BUYER.value, _("Economic buyer")),
    (BuyerMark.USER_BUYER.value, _("User buyer")),
    (BuyerMark.TECHNICAL_BUYER.value, _("Technical buyer")),
    (BuyerMark.COACH.value, _("Coach")),
]

SIDES = [(ViewSide.US.value, _("Our view")), (ViewSide.CUSTOMER.value, _("The customer's view"))]


class FunctionLevel(IntegerChoices):
    """How high a function stands; levels of both sides should match when people meet."""

    OPERATIONAL = 1, _("Operational")
    SPECIALIST = 2, _("Specialist")
    MANAGER = 3, _("Manager")
    DIRECTOR = 4, _("Director")
    BOARD = 5, _("Board")


class Influence(IntegerChoices):
    """How much weight somebody's word has in a decision."""

    MINOR = 1, _("Hardly any")
    SOME = 2, _("Some")
    AVERAGE = 3, _("Average")
    MUCH = 4, _("Much")
    DECISIVE = 5, _("Decisive")


class Attitude(IntegerChoices):
    """How somebody stands towards us; what nobody knows stays empty."""

    OPPONENT = -2, _("Opponent")
    CRITIC = -1, _("Critic")
    NEUTRAL = 0, _("Neutral")
    SUPPORTER = 1, _("In favour")
    AMBASSADOR = 2, _("Ambassador")


class ReachKind(TextChoices):
    """A way to reach a person."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")


class ReachPlace(TextChoices):
    """Where such an address or number belongs."""

    WORK = "work", _("Work")
    MOBILE = "mobile", _("Mobile")
    HOME = "home", _("Private")
    OTHER = "other", _("Other")


class Channel(TextChoices):
    """How people meet. A mailing to many is kept, and never counts as a contact."""

    VISIT = "visit", _("Visit")
    VIDEO = "video", _("Video call")
    CALL = "call", _("Phone call")
    MAIL = "mail", _("E-mail")
    EVENT = "event", _("Event")
    MAILING = "mailing", _("Mailing to many")


class MomentState(TextChoices):
    """Whether a contact is still to come."""

    PLANNED = "planned", _("Planned")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class FrequencyKind(TextChoices):
    """Which contacts a year are meant: as they should be, or as somebody estimates them now."""

    IDEAL = "ideal", _("Ideal")
    ESTIMATE = "estimate", _("Estimate")


class PlanActKind(TextChoices):
    """What was done to the plan of contacts, to be undone as a whole."""

    PROPOSAL = "proposal", _("Proposal taken over")
    ADDED = "added", _("Contact planned")
    CHANGED = "changed", _("Planned contact changed")
    MOVED = "moved", _("Planned contact moved")
    DROPPED = "dropped", _("Planned contact dropped")
    SERIES = "series", _("Series planned")
    SERIES_CHANGED = "series_changed", _("Series changed")
    SERIES_ENDED = "series_ended", _("Series ended")
    REPLANNED = "replanned", _("Overdue contacts planned again")
    FITTED = "fitted", _("Plan made to fit")
    BROUGHT_IN = "brought_in", _("Contacts from a calendar file")


class SeriesUnit(TextChoices):
    """What a series of contacts counts in."""

    WEEK = "week", _("weeks")
    MONTH = "month", _("months")


class ActKind(TextChoices):
    """What was done to people and their places in one act that can be undone."""

    ADDED = "added", _("Contact person added")
    CHANGED = "changed", _("Contact person changed")
    PLACED = "placed", _("Position added")
    PLACE_CHANGED = "place_changed", _("Position changed")
    ENDED = "ended", _("Position ended")
    MOVED = "moved", _("Changed company")
    REMOVED = "removed", _("Position removed")
    MERGED = "merged", _("Contact persons merged")
    APART = "apart", _("Said that contact persons are not the same")
    KEPT = "kept", _("Who left stays known")
    IMPORTED = "imported", _("Contacts imported")
    SEATED = "seated", _("Colleague joined our team")
    SEAT_CHANGED = "seat_changed", _("Seat in our team changed")
    UNSEATED = "unseated", _("Colleague left our team")
    ABSENT = "absent", _("Absence kept or removed")
    TIED = "tied", _("Line of influence drawn or removed")


class ContactImportState(TextChoices):
    """How far the import of a file with contacts is."""

    READ = "read", _("To be checked")
    APPLIED = "applied", _("Imported")
    UNDONE = "undone", _("Undone")


class HeardBy(TextChoices):
    """How the answers to an instrument came in."""

    JUDGEMENT = "judgement", _("Own judgement")
    INTERVIEW = "interview", _("Interview")
    SURVEY = "survey", _("Survey")


class SurveyState(TextChoices):
    """How far a survey came."""

    SENT = "sent", _("Waiting")
    OPENED = "opened", _("Opened")
    ANSWERED = "answered", _("Answered")
    EXPIRED = "expired", _("Expired")
    REVOKED = "revoked", _("Withdrawn")


class ConnectionState(TextChoices):
    """How far a calendar server of a user's own is connected."""

    LOOKING = "looking", _("Looking for calendars")
    CHOOSING = "choosing", _("Calendar to be chosen")
    CONNECTED = "connected", _("Connected")
    STOPPED = "stopped", _("Stopped")
    LEAVING = "leaving", _("Being disconnected")


class MailboxState(TextChoices):
    """How far the folder is from which mails come."""

    LOOKING = "looking", _("Being looked at")
    CONNECTED = "connected", _("Connected")
    STOPPED = "stopped", _("Stopped")


class MailState(TextChoices):
    """What became of a mail that was sent on."""

    WAITING = "waiting", _("Waiting for a person")
    KEPT = "kept", _("Kept as a contact")
    DISCARDED = "discarded", _("Discarded")
    STRANGE = "strange", _("From nobody who is known")
