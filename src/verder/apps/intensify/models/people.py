"""The people on the customer's side, where they work, and what they do there."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.enums import (
    DMU_ROLES,
    Attitude,
    FunctionLevel,
    Influence,
    ReachKind,
    ReachPlace,
)


class Person(models.Model):
    """Somebody outside the own organisation. Where they work is said by their positions."""

    given_name = models.CharField(_("first name"), max_length=100, blank=True)
    family_name = models.CharField(_("last name"), max_length=150)
    language = models.CharField(_("language"), max_length=10, blank=True)
    # Kept only where the person allowed it.
    birthday_on = models.DateField(_("birthday"), null=True, blank=True)
    is_birthday_allowed = models.BooleanField(_("allowed to keep the birthday"), default=False)
    verified_on = models.DateField(_("details checked on"), null=True, blank=True)
    # Somebody who left, and of whom somebody said that they stay known until this day.
    keep_until = models.DateField(_("kept until"), null=True, blank=True)
    made_by_import = models.BigIntegerField(null=True, blank=True, db_index=True)
    is_demo = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["family_name", "given_name"], name="person_name")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(birthday_on=None) | models.Q(is_birthday_allowed=True),
                name="birthday_only_if_allowed",
                violation_error_message=_("A birthday is kept only if the person allows it."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class Reach(models.Model):
    """An address or number of a person: e-mail in small letters, phones in E.164."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="reaches")
    kind = models.CharField(_("kind"), max_length=10, choices=ReachKind.choices)
    place = models.CharField(
        _("place"), max_length=10, choices=ReachPlace.choices, default=ReachPlace.WORK
    )
    value = models.CharField(_("address or number"), max_length=254)

    class Meta:
        indexes = [models.Index(fields=["value"], name="reach_value")]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "value"], name="reach_once")
        ]

    def __str__(self) -> str:
        return self.value


class Position(models.Model):
    """A place at a customer: what the contact matrix and the organisation chart show.

    Without a person it is somebody whom nobody knows yet, or a function that fell vacant;
    `ended_on` is the first day on which the person was no longer there. External persons
    (an adviser, a buying group) hold a position too.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="positions")
    person = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="positions",
        verbose_name=_("person"),
    )
    function = models.CharField(_("function"), max_length=150, blank=True)
    department = models.CharField(_("department"), max_length=150, blank=True)
    level = models.PositiveSmallIntegerField(
        _("level"), choices=FunctionLevel.choices, null=True, blank=True
    )
    reports_to = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("reports to"),
    )
    is_external = models.BooleanField(_("from outside"), default=False)
    is_gatekeeper = models.BooleanField(_("gatekeeper"), default=False)
    is_parked = models.BooleanField(_("aside from the chart"), default=False)
    tags = models.JSONField(_("marks"), default=list, blank=True)
    began_on = models.DateField(_("since"), null=True, blank=True)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "ended_on"], name="position_account")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(began_on=None)
                | models.Q(ended_on=None)
                | models.Q(ended_on__gte=models.F("began_on")),
                name="position_ends_after_begin",
                violation_error_message=_("It ends after it begins."),
            )
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else self.function or str(_("Unknown person"))


class PositionRole(models.Model):
    """A role of a position in the buying team, from one day to another."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=20, choices=DMU_ROLES)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["position", "role"],
                condition=models.Q(ended_on=None),
                name="role_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.role


class Opinion(models.Model):
    """How much weight somebody has and how they stand towards us, as a colleague sees it.

    A judgement about a person: the account team alone sees it, it says who, when and why,
    and it goes after `keep_until`. It is never changed; a newer row takes its place.
    """

    position = models.ForeignKey(Position, models.CASCADE, related_name="opinions")
    influence = models.PositiveSmallIntegerField(
        _("influence"), choices=Influence.choices, null=True, blank=True
    )
    attitude = models.SmallIntegerField(
        _("attitude"), choices=Attitude.choices, null=True, blank=True
    )
    wanted_attitude = models.SmallIntegerField(
        _("wanted attitude"), choices=Attitude.choices, null=True, blank=True
    )
    # Who of the own side makes the wanted move happen.
    mover = models.ForeignKey(
        "intensify.Colleague",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="moves",
        verbose_name=_("who makes the move"),
    )
    motive = models.CharField(_("main motive"), max_length=200, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    on = models.DateField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    keep_until = models.DateField(_("kept until"))
    replaced_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["position", "replaced_on"], name="opinion_position")]

    def __str__(self) -> str:
        return f"{self.position_id} on {self.on}"


class Tie(models.Model):
    """A line of the influence map beside the reporting lines: who sways or opposes whom.

    A judgement, seen by the account team alone. It is never changed; a newer row takes its
    place, or nothing does when it is removed.
    """

    INFORMAL: ClassVar[str] = "informal"
    CONFLICT: ClassVar[str] = "conflict"

    first = models.ForeignKey(Position, models.CASCADE, related_name="ties_out")
    second = models.ForeignKey(Position, models.CASCADE, related_name="ties_in")
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=[(INFORMAL, _("Informal influence")), (CONFLICT, _("Conflict"))],
    )
    strength = models.PositiveSmallIntegerField(
        _("strength"), default=1, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    on = models.DateField()
    replaced_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second", "kind"],
                condition=models.Q(replaced_on=None),
                name="tie_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second")), name="tie_between_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.kind} {self.second_id}"
