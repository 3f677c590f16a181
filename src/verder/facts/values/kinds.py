"""Words by which files tell invoices from credit notes."""

INVOICE = "invoice"
CREDIT_NOTE = "credit_note"

CREDIT_WORDS = frozenset(
    """
    c, cn, cr, r, cred, credit, credit_note, creditnota, creditnota's, creditfactuur, credit note,
    credit nota, creditnote, credit memo, credit invoice,
    verkoopcreditnota, verkoop creditnota, kreditnota,
    381, 384, gs, gutschrift, rechnungskorrektur, stornorechnung, storno, avoir, facture d'avoir,
    note de crédit, retour, return, refund, vcr
    """.strip()
    .replace("\n    ", " ")
    .split(", ")
)
INVOICE_WORDS = frozenset(
    """
    f, i, d, fac, fact, factuur, facturen, verkoopfactuur, verkoop factuur, verkoop, invoice,
    sales invoice, inv, sale, sales, debet, debit, 380, rechnung, ausgangsrechnung, re, rg,
    facture, fa, nota, order, vf, vrk
    """.strip()
    .replace("\n    ", " ")
    .split(", ")
)


def kind_of(word: str) -> str | None:
    """Return the kind that a word stands for, None where it stands for none.

    >>> kind_of(" Creditnota "), kind_of("380"), kind_of("hout")
    ('credit_note', 'invoice', None)
    """
    plain = " ".join(word.casefold().split())
    if plain in CREDIT_WORDS:
        return CREDIT_NOTE
    return INVOICE if plain in INVOICE_WORDS else None
