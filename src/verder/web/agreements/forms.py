"""What people fill in about contracts, prices, bonuses and files."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.agreements.models import BonusAgreement, Contract, PriceAgreement
from verder.apps.agreements.queries import contracts_of
from verder.apps.core.models import User
from verder.apps.identify import figures
from verder.apps.imports.queries import current_facts
from verder.domain.agreements.year_end_bonus import BonusTier
from verder.web.core.fields import PercentField, date_input, number_input
from verder.web.core.forms import LookMixin, wear_look

MOST_TIERS = 5
EVERYTHING = _("everything")


class AgreementForm(forms.ModelForm[Any]):
    """One agreement with an account; `before` is what it takes the place of."""

    def __init__(self, sent: Any, *, account: Account, before: Any = None) -> None:  # noqa: ANN401 - as Django
        kind = self._meta.model
        assert kind is not None  # noqa: S101 - every form below names its own
        super().__init__(
            sent,
            auto_id=f"id_{kind.said_as}_{before.pk if before else 'new'}_%s",
            initial={name: getattr(before, name) for name in self._meta.fields or ()}
            if before
            else None,
            instance=kind(account=account),
        )
        for field in self.fields.values():
            wear_look(field)


class ContractForm(AgreementForm):
    """A contract and how long it runs."""

    class Meta:
        model = Contract
        fields = (
            *("title", "kind", "begins_on", "ends_on", "notice_count", "notice_unit"),
            *("renewal_months", "responsible", "is_recurring", "remark"),
        )
        labels: ClassVar = {
            "title": _("Contract"),
            "kind": _("Kind"),
            "begins_on": _("Begins on"),
            "ends_on": _("Last day"),
            "notice_count": _("Notice period"),
            "notice_unit": _("Notice in"),
            "renewal_months": _("Renews silently by so many months"),
            "responsible": _("Responsible"),
            "is_recurring": _("Brings revenue as long as it runs"),
            "remark": _("Remark"),
        }
        help_texts: ClassVar = {
            "ends_on": _("Leave it empty where it runs until somebody gives notice."),
            "renewal_months": _("0 where nothing follows unless both agree anew."),
            "responsible": _("Is reminded of the notice date; otherwise the account manager is."),
            "is_recurring": _(
                "Then the life cycle looks at the end of the contract, not at the time between"
                " orders."
            ),
        }
        widgets: ClassVar = {
            "begins_on": date_input(),
            "ends_on": date_input(),
            "remark": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, sent: Any, *, account: Account, before: Contract | None = None) -> None:  # noqa: ANN401 - as Django
        super().__init__(sent, account=account, before=before)
        responsible = self.fields["responsible"]
        assert isinstance(responsible, forms.ModelChoiceField)  # noqa: S101 - as the model has it
        responsible.queryset = User.objects.filter(is_active=True).order_by("name")
        responsible.empty_label = str(_("the account manager"))
        if before is None:
            self.initial["notice_count"] = 3


class PriceForm(AgreementForm):
    """A price or a discount."""

    discount_share = PercentField(label=_("Discount"), required=False)
    product_group = forms.ChoiceField(label=_("Product group"), required=False)

    class Meta:
        model = PriceAgreement
        fields = (
            *("product", "product_group", "price", "discount_share", "minimum_quantity"),
            *("begins_on", "ends_on", "remark"),
        )
        labels: ClassVar = {
            "product": _("Product number"),
            "price": _("Price per unit"),
            "minimum_quantity": _("From this quantity on"),
            "begins_on": _("Holds from"),
            "ends_on": _("Last day"),
            "remark": _("Remark"),
        }
        help_texts: ClassVar = {
            "product": _("Without a product or a product group it holds for everything."),
        }
        widgets: ClassVar = {
            "price": number_input(),
            "minimum_quantity": number_input(),
            "begins_on": date_input(),
            "ends_on": date_input(),
            "remark": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as Django
        *,
        account: Account,
        before: PriceAgreement | None = None,
    ) -> None:
        super().__init__(sent, account=account, before=before)
        _offer_groups(self, before.product_group if before else "")
        for name in ("price", "minimum_quantity"):
            if before and (value := getattr(before, name)) is not None:
                self.initial[name] = f"{value.normalize():f}"


class BonusForm(AgreementForm):
    """A year-end bonus: its year, and its tiers from low to high."""

    product_group = forms.ChoiceField(label=_("Product group"), required=False)

    class Meta:
        model = BonusAgreement
        fields = (
            *("begins_on", "ends_on", "first_month", "product_group", "is_retroactive"),
            "remark",
        )
        labels: ClassVar = {
            "begins_on": _("Begins on"),
            "ends_on": _("Last day"),
            "first_month": _("First month of the agreement year"),
            "is_retroactive": _("The rate that is reached counts for all revenue of the year"),
            "remark": _("Remark"),
        }
        help_texts: ClassVar = {
            "begins_on": _("The first of a month."),
            "ends_on": _("The last day of a month; leave it empty where it goes on."),
            "is_retroactive": _("Otherwise each rate counts for the part above its threshold."),
        }
        widgets: ClassVar = {
            "begins_on": date_input(),
            "ends_on": date_input(),
            "remark": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as Django
        *,
        account: Account,
        before: BonusAgreement | None = None,
    ) -> None:
        super().__init__(sent, account=account, before=before)
        _offer_groups(self, before.product_group if before else "")
        known = before.scheme.tiers if before else ()
        for place in range(MOST_TIERS):
            self._add_tier(place + 1, known[place] if place < len(known) else None)

    def _add_tier(self, number: int, tier: BonusTier | None) -> None:
        threshold = forms.DecimalField(
            label=_("From this revenue on"),
            required=False,
            min_value=0,
            max_digits=14,
            decimal_places=2,
            widget=number_input(),
            initial=f"{tier.threshold.normalize():f}" if tier else None,
        )
        rate = PercentField(
            label=_("Bonus rate"), required=False, initial=tier.rate_share if tier else None
        )
        for name, field in ((f"threshold_{number}", threshold), (f"rate_{number}", rate)):
            wear_look(field)
            self.fields[name] = field

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """The fields that are no tiers."""
        return [self[name] for name in self._meta.fields or ()]

    @property
    def tier_fields(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """The threshold and the rate of each tier."""
        numbers = range(1, MOST_TIERS + 1)
        return [(each, self[f"threshold_{each}"], self[f"rate_{each}"]) for each in numbers]

    def clean(self) -> dict[str, Any]:
        """Bring the tiers to the agreement, which checks them."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.instance.tiers = list(_tiers(cleaned))
        return cleaned


def _tiers(cleaned: dict[str, Any]) -> Iterable[dict[str, str]]:
    for number in range(1, MOST_TIERS + 1):
        threshold = cleaned.get(f"threshold_{number}")
        rate: Decimal | None = cleaned.get(f"rate_{number}")
        if rate is not None:
            yield {
                "threshold": f"{threshold or Decimal(0):f}",
                "rate_share": f"{rate.normalize():f}",
            }


def _offer_groups(form: AgreementForm, chosen: str) -> None:
    """Let the product groups of the invoice lines be chosen, and the one that was."""
    names = {*figures.product_groups(current_facts()), chosen} - {""}
    field = form.fields["product_group"]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
    field.choices = [("", EVERYTHING), *((name, name) for name in sorted(names))]


class AttachmentForm(LookMixin):
    """A file, and what it belongs to."""

    file = forms.FileField(label=_("File"))
    contract = forms.ModelChoiceField(
        label=_("Contract"), queryset=Contract.objects.none(), required=False
    )
    remark = forms.CharField(label=_("Remark"), max_length=200, required=False)

    def __init__(self, sent: Any, files: Any, *, account: Account) -> None:  # noqa: ANN401 - as Django
        super().__init__(sent, files, auto_id="id_attachment_%s")
        contract = self.fields["contract"]
        assert isinstance(contract, forms.ModelChoiceField)  # noqa: S101 - as declared above
        contract.queryset = contracts_of(account)
        contract.empty_label = str(_("the account itself"))
        self.fields["file"].help_text = _("At most %(size)s MB.") % {
            "size": settings.MOST_ATTACHMENT_MB
        }


KINDS: dict[str, type[AgreementForm]] = {
    Contract.said_as: ContractForm,
    PriceAgreement.said_as: PriceForm,
    BonusAgreement.said_as: BonusForm,
}
