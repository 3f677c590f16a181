"""What people send on the import pages."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from verder.apps.imports.enums import ImportKind
from verder.facts.answers import Answers, DateOrder, DecimalMark
from verder.facts.fields import Layout
from verder.facts.findings import Inspection
from verder.web.core.forms import LookMixin

COLUMN = "column-"


class FilesInput(forms.ClearableFileInput):
    """A button for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files."""

    widget = FilesInput

    def clean(self, given: Any, initial: Any = None) -> Any:  # noqa: ANN401 - as in Django
        """Return the files that were sent, each checked as one."""
        files = given if isinstance(given, list | tuple) and given else [given or None]
        return [super(FilesField, self).clean(file, initial) for file in files]


class UploadForm(LookMixin):
    """Files, what their rows are, and from which bookkeeping they come."""

    uploads = FilesField(label=_("Files"), allow_empty_file=True)
    kind = forms.ChoiceField(
        label=_("What is in them?"),
        choices=ImportKind.choices,
        initial=ImportKind.LINES,
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label=_("Name of the source"),
        max_length=50,
        help_text=_(
            "The bookkeeping it comes from: the same name for every file of the same bookkeeping. "
            "Customer numbers belong to their source, and how its columns were read is remembered "
            "by it."
        ),
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
    )

    def received(self) -> list[UploadedFile[Any]]:
        """Return the files. Call it when the form is valid."""
        return list(self.cleaned_data["uploads"])


class ReadingForm(forms.Form):
    """How the user says that a file reads: a choice for each field, and the open questions."""

    dates = forms.ChoiceField(
        required=False, choices=[("", ""), *((order, order) for order in DateOrder)]
    )
    decimal = forms.ChoiceField(
        required=False, choices=[("", ""), *((mark, mark) for mark in DecimalMark)]
    )
    sheet = forms.ChoiceField(required=False)
    encoding = forms.CharField(required=False, max_length=40)
    revenue_accounts = forms.CharField(required=False, max_length=2000)

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as in Django
        *,
        inspection: Inspection,
        layout: Layout,
        before: Answers,
    ) -> None:
        super().__init__(sent)
        self.layout, self.before, self.inspection = layout, before, inspection
        sheet = self.fields["sheet"]
        if isinstance(sheet, forms.ChoiceField):
            sheet.choices = _choices(inspection.sheets)
        for field in layout.fields:
            self.fields[COLUMN + field.name] = forms.ChoiceField(
                required=False, choices=_choices(inspection.headers)
            )

    def answers(self) -> Answers:
        """Return what was said; on another sheet the columns are recognised anew."""
        said = self.cleaned_data
        sheet = said["sheet"] or self.before.sheet
        is_other_sheet = bool(said["sheet"]) and said["sheet"] != self.inspection.sheet
        return Answers(
            columns={} if is_other_sheet else self._columns(),
            dates=self._dates(),
            decimal=DecimalMark(said["decimal"]) if said["decimal"] else self.before.decimal,
            sheet=sheet,
            encoding=said["encoding"] or self.before.encoding,
            revenue_accounts=tuple(said["revenue_accounts"].replace(",", " ").split()),
        )

    def _dates(self) -> DateOrder | None:
        """Return the order that the user says; the recognised one is no answer."""
        said = self.cleaned_data["dates"]
        if not said or (self.before.dates is None and said == self.inspection.dates):
            return self.before.dates
        return DateOrder(said)

    def _columns(self) -> dict[str, str]:
        """Return what the user says of columns: what is recognised rightly needs no saying."""
        columns = dict(self.before.columns)
        for field in self.layout.fields:
            name = COLUMN + field.name
            if name in self.data and self.cleaned_data[name] != self._column_of(field.name):
                columns[field.name] = self.cleaned_data[name]
        return columns

    def _column_of(self, field: str) -> str:
        return self.inspection.columns.get(field, "")


class RateForm(LookMixin):
    """One exchange rate."""

    currency = forms.RegexField(
        r"^\s*[A-Za-z]{3}\s*$", label=_("Currency"), error_messages={"invalid": _("Three letters.")}
    )
    on = forms.DateField(
        label=_("Date"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    rate = forms.DecimalField(
        label=_("Rate"),
        max_digits=18,
        decimal_places=8,
        min_value=Decimal("0.00000001"),
        localize=True,
    )

    def clean_currency(self) -> str:
        """Return the code in capitals."""
        return str(self.cleaned_data["currency"]).strip().upper()


def _choices(values: Sequence[str]) -> list[tuple[str, str]]:
    return [("", ""), *((value, value) for value in values)]
