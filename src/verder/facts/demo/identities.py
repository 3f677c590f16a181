"""VAT and KvK numbers that pass their check but were never given out.

Real numbers do not begin with three zeros; these do, and so are known as invented.
"""


def dutch_vat(serial: int) -> str:
    """Return the invented Dutch VAT number with this serial number, its eleven test right.

    >>> dutch_vat(1), dutch_vat(5)
    ('NL000000103B01', 'NL000000504B01')
    """
    return next(
        f"NL{body:08d}{_eleven(body)}B01"
        for body in (10 * serial, 10 * serial + 1)
        if _eleven(body) < 10
    )


def _eleven(body: int) -> int:
    return sum(int(digit) * (9 - place) for place, digit in enumerate(f"{body:08d}")) % 11


def belgian_vat(serial: int) -> str:
    """Return the invented Belgian VAT number with this serial number, its remainder right.

    >>> belgian_vat(1)
    'BE0000000196'
    """
    return f"BE{serial:08d}{97 - serial % 97:02d}"


def kvk_number(serial: int) -> str:
    """Return an invented number of the Dutch trade register.

    >>> kvk_number(7)
    '00000007'
    """
    return f"{serial:08d}"
