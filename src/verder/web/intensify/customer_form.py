"""What the customer fills in by a link."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.instruments import KnownInstrument
from verder.apps.intensify.models import Assessment
from verder.apps.intensify.services.assessments import MOST_EVIDENCE
from verder.domain.engines.two_sides import ViewSide
from verder.web.intensify.view_form import AnswersForm


class CustomerForm(AnswersForm):
    """The items in the words of the customer, and room for a remark."""

    remark = forms.CharField(
        required=False, max_length=MOST_EVIDENCE, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, sent: QueryDict | None, *, instrument: KnownInstrument, before: Assessment | None
    ) -> None:
        super().__init__(sent, instrument=instrument, side=ViewSide.CUSTOMER, before=before)
        self.fields["remark"].label = _("Anything else you want to say?")

    def refuse(self, refused: Refused) -> None:
        """Say why it was not kept."""
        self.add_error(None, sentence(refused.code, refused.details))
