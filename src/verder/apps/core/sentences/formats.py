"""Sentences about workbooks, invoices in XML, audit files and archives."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

REFUSED: dict[str, object] = {
    "ambiguous_sheet": _(
        "%(file)s has several sheets that may be meant: %(options)s. Say which one (%(flag)s)."
    ),
    "archive_in_archive": _(
        "%(file)s holds another archive. Unpack it and offer the files themselves."
    ),
    "archive_of_several": _(
        "%(file)s holds several files: %(members)s. Offer them one by one; "
        "only invoices in XML can be read together."
    ),
    "archive_without_table": _("%(file)s holds no file that can be read: %(members)s."),
    "audit_file_version": _(
        "%(file)s is an audit file of an old kind (%(version)s). Export it as XAF 3.2."
    ),
    "damaged_archive": _("%(file)s is damaged: it cannot be unpacked."),
    "damaged_workbook": _(
        "%(file)s cannot be read as a workbook: it is damaged or of another kind. "
        "Open it, save it as .xlsx and try again."
    ),
    "damaged_xml": _("%(file)s is damaged at row %(row)s: %(text)s."),
    "external_entities": _(
        "%(file)s refers to other files or defines entities of its own. "
        "That is not safe, and no invoice or audit file needs it."
    ),
    "html_table": _(
        "%(file)s is a web page, whatever its name says. "
        "Open it in Excel, save it as .xlsx and try again."
    ),
    "no_bookings": _("%(file)s is an audit file without any booking."),
    "no_revenue_account": _("%(file)s has no ledger account that can be told to hold revenue."),
    "password_protected": _("%(file)s is protected by a password. Save it without one."),
    "pdf_file": _(
        "%(file)s is a PDF: made to be looked at, not to be read by a program. "
        "Export to Excel, CSV, UBL or an audit file."
    ),
    "picture_file": _("%(file)s is a picture, whatever its name says."),
    "sheet_too_large": _(
        "Sheet %(sheet)s of %(file)s reaches to row %(rows)s and column %(columns)s, "
        "which is too much to read. Save it as CSV, or remove what stands far from the table."
    ),
    "truncated_file": _("%(file)s breaks off before its end. Make the export once more."),
    "unknown_sheet": _("%(file)s has no sheet called %(text)s. It has: %(sheets)s."),
    "workbook_without_table": _("No sheet of %(file)s that can be seen holds a table."),
    "xml_encoding": _(
        "The letters at row %(row)s of %(file)s are not written in the way the file says. "
        "Say how they are written (%(flag)s)."
    ),
    "xml_without_invoice": _("%(file)s holds no UBL invoice or credit note."),
    "xml_workbook": _(
        "%(file)s is a workbook saved as XML. Open it in Excel, save it as .xlsx and try again."
    ),
    "zip_bomb": _("%(file)s grows beyond all measure when it is unpacked, and is left alone."),
}

REJECTED: dict[str, object] = {
    "invoice_amount_unreadable": _("An amount of this invoice is not a number: %(text)s"),
    "invoice_line_without_amount": _("A line of this invoice has no amount: %(text)s"),
    "invoice_without_lines": _("This invoice has no lines: %(text)s"),
}

NOTES: dict[str, object] = {
    "binary_workbook": _(
        "This is a binary workbook (.xlsb): cells in error read as empty, and hidden rows are "
        "not counted. Save it as .xlsx to be sure."
    ),
    "bookings_unreadable": ngettext_lazy(
        "One booking has an amount that cannot be read.",
        "%(count)d bookings have an amount that cannot be read.",
        "count",
    ),
    "cost_accounts": _("Taken as cost of sales: %(accounts)s."),
    "cost_without_revenue": _(
        "%(amount)s of cost of sales is booked without revenue in the same transaction, "
        "and is left out."
    ),
    "credit_notes_negative": ngettext_lazy(
        "One credit note has a negative amount already (%(invoices)s); it is read as a credit.",
        "%(count)d credit notes have negative amounts already (%(invoices)s, …); "
        "they are read as credits.",
        "count",
    ),
    "documents_without_invoice": ngettext_lazy(
        "One document holds no invoice: %(members)s.",
        "%(count)d documents hold no invoice: %(members)s.",
        "count",
    ),
    "hidden_rows_read": ngettext_lazy(
        "One row of sheet %(sheet)s is hidden, and is read as well.",
        "%(count)d rows of sheet %(sheet)s are hidden, and are read as well.",
        "count",
    ),
    "invoice_total_missing": ngettext_lazy(
        "One invoice states no total without VAT, so its lines could not be compared with it "
        "(%(invoices)s).",
        "%(count)d invoices state no total without VAT, so their lines could not be compared "
        "with it (%(invoices)s, …).",
        "count",
    ),
    "invoice_totals_differ": ngettext_lazy(
        "The lines of one invoice differ by %(amount)s from the total it states (%(invoices)s); "
        "the lines are kept.",
        "The lines of %(count)d invoices differ by %(amount)s in all from the totals they state "
        "(%(invoices)s, …); the lines are kept.",
        "count",
    ),
    "invoice_totals_rounded": ngettext_lazy(
        "The lines of one invoice were rounded by %(amount)s to its total (%(invoices)s).",
        "The lines of %(count)d invoices were rounded by %(amount)s in all to their totals "
        "(%(invoices)s, …).",
        "count",
    ),
    "members_ignored": ngettext_lazy(
        "One file in the archive was not read: %(members)s.",
        "%(count)d files in the archive were not read: %(members)s.",
        "count",
    ),
    "revenue_accounts_by_answer": _("Taken as revenue, as you said: %(accounts)s."),
    "revenue_accounts_by_number": _("Taken as revenue, as they begin with 8: %(accounts)s."),
    "revenue_accounts_by_rgs": _(
        "Taken as revenue, as their reference code (RGS) says so: %(accounts)s."
    ),
    "revenue_accounts_by_sales_journal": _(
        "Taken as revenue, as sales journals credit them: %(accounts)s."
    ),
    "several_suppliers": _(
        "The invoices come from several suppliers (%(suppliers)s, …). "
        "Are they purchases rather than sales?"
    ),
    "sheets_ignored": _("Not read: %(sheets)s."),
    "stated_count_differs": _("The file states %(stated)s bookings, but holds %(found)s."),
    "stated_credit_differs": _("The file states %(stated)s credit in all, but holds %(found)s."),
    "stated_debit_differs": _("The file states %(stated)s debit in all, but holds %(found)s."),
    "unbalanced": ngettext_lazy(
        "The bookings do not balance (debit less credit: %(difference)s): "
        "one transaction is at fault (%(transactions)s).",
        "The bookings do not balance (debit less credit: %(difference)s): "
        "%(count)d transactions are at fault (%(transactions)s, …).",
        "count",
    ),
}

SENTENCES: dict[str, object] = {**REFUSED, **REJECTED, **NOTES}
