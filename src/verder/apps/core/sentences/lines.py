"""Sentences about text files, their columns, and the rows of invoice lines."""

from django.utils.translation import gettext_lazy as _

REFUSED: dict[str, object] = {
    "ambiguous_dates": _(
        "The dates in %(file)s read either way: %(examples)s. "
        "Say whether the day or the month comes first (%(flag)s)."
    ),
    "ambiguous_decimal": _(
        "The amounts in %(file)s read either way: %(examples)s. "
        "Say whether the comma or the point parts the decimals (%(flag)s)."
    ),
    "too_many_columns": _(
        "%(file)s has more than %(most)s columns. Leave out what is not needed and try again."
    ),
    "damaged_utf8": _(
        "%(file)s is written in UTF-8, but row %(row)s holds letters that are not. "
        "Save it anew in one encoding, or say how it was written (%(flag)s)."
    ),
    "empty_file": _("%(file)s is empty."),
    "missing_column": _(
        "No column of %(file)s is recognised as “%(field)s”. Say which one it is (%(flag)s); "
        "the file has: %(options)s."
    ),
    "no_rows": _("%(file)s has a header, but no rows below it."),
    "no_such_encoding": _("There is no encoding called %(text)s."),
    "no_table": _("%(file)s holds no table: no row of headers with two columns or more is found."),
    "not_text": _("%(file)s is not a text, whatever its name says."),
    "two_columns": _(
        "Two columns of %(file)s may be the “%(field)s”: %(options)s. Say which one (%(flag)s)."
    ),
    "unknown_column": _(
        "%(file)s has no column “%(column)s” to take as the “%(field)s”. It has: %(headers)s."
    ),
    "unknown_encoding": _(
        "The letters in %(file)s cannot be told. Say how the file was written (%(flag)s)."
    ),
    "unknown_field": _("There is no field “%(text)s”. There are: %(fields)s."),
    "unreadable_text": _("%(file)s cannot be read as a table: %(text)s"),
    "wrong_encoding": _("%(file)s is not written in %(text)s. Say how it was written (%(flag)s)."),
}

REJECTED: dict[str, object] = {
    "date_out_of_range": _("“%(text)s” is no day between 1900 and 2100."),
    "missing_amount": _("The amount is missing."),
    "missing_date": _("The date is missing."),
    "missing_value": _("A value is missing that is needed here."),
    "not_a_currency": _("“%(text)s” is not a currency."),
    "not_a_date": _("“%(text)s” is not a date."),
    "not_a_kind": _("“%(text)s” is neither invoice nor credit note."),
    "not_a_number": _("“%(text)s” is not a number, or is written unlike the rest of its column."),
    "number_too_large": _("“%(text)s” is too large to be an amount."),
    "repeated_header": _("The header stands here once more; this is no invoice line."),
    "too_few_cells": _("This row has fewer cells than the header."),
    "too_many_cells": _("This row has more cells than the header: %(text)s"),
    "totals_row": _("This row is a total of other rows; it is no invoice line."),
    "unbalanced_quote": _("A quotation mark in this row is never closed."),
}

NOTES: dict[str, object] = {
    "amount_may_include_vat": _(
        "The column “%(column)s” seems to hold amounts with VAT; no column without VAT is found."
    ),
    "credit_notes_negated": _(
        "Credit notes stand positive in this file; by the column “%(column)s” they count negative."
    ),
    "credit_notes_of_both_signs": _(
        "By the column “%(column)s” some credit notes stand positive (%(positive)s lines) and "
        "some negative (%(negative)s lines); each counts as it stands."
    ),
    "discount_of_one": _(
        "The discounts in “%(column)s” are 0 and 1 only; 1 (on %(count)s lines) is read as the "
        "whole price. If 1%% is meant, write %% in the heading."
    ),
    "customer_by_name": _(
        "There are no customer numbers; the names in “%(column)s” serve as numbers."
    ),
    "dollar_sign_ignored": _(
        "The amounts in “%(column)s” bear a dollar sign, which several currencies share; "
        "they are read in the organisation's own currency."
    ),
    "headers_left_aside": _(
        "Rows that print the header again are left aside: %(count)s (row %(rows)s)."
    ),
    "lines_numbered_by_order": _(
        "There are no line numbers; lines are numbered by their order within each invoice."
    ),
    "no_customers": _("No column names the customers, so no account gets these lines."),
    "no_invoice_numbers": _(
        "There are no invoice numbers, so lines that were imported before cannot be recognised."
    ),
    "totals_left_aside": _(
        "Rows with totals are no invoice lines and are left aside: %(count)s (row %(rows)s)."
    ),
}

SENTENCES: dict[str, object] = {**REFUSED, **REJECTED, **NOTES}
