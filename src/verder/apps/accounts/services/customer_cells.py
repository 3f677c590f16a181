"""The cells of a row of a debtor file, as fields of an account."""

from collections.abc import Mapping
from typing import Any

from verder.apps.accounts.identities import (
    country_of,
    is_kvk_valid,
    is_vat_valid,
    plain_kvk,
    plain_vat,
)
from verder.apps.accounts.outcomes import Remarks
from verder.apps.accounts.people import People

TEXTS = ("name", "street", "postcode", "city", "sector", "region")


def fields_of(row: Mapping[str, Any], people: People, remarks: Remarks) -> dict[str, Any]:
    """Return the fields that the row says something about; an empty cell says nothing."""
    fields: dict[str, Any] = {name: row[name].strip() for name in TEXTS if row.get(name)}
    fields |= country_fields(row, remarks)
    fields |= number_fields(row, fields.get("country", ""), remarks)
    for cell, field, found in (
        ("owner", "owner_id", people.user_id(row.get("owner"))),
        ("team", "team_id", people.team_id(row.get("team"))),
    ):
        if found is not None:
            fields[field] = found
        elif row.get(cell):
            remarks.add(f"{cell}_unknown", row[cell])
    return fields


def country_fields(row: Mapping[str, Any], remarks: Remarks) -> dict[str, str]:
    """Return the country as two letters."""
    text = row.get("country")
    if not text:
        return {}
    code = country_of(text)
    if code is None:
        remarks.add("country_unknown", text)
        return {}
    return {"country": code}


def number_fields(row: Mapping[str, Any], country: str, remarks: Remarks) -> dict[str, str]:
    """Return VAT and KvK number in their plain form where they are valid."""
    fields = {}
    vat, kvk = row.get("vat_number"), row.get("kvk_number")
    if vat:
        is_valid = is_vat_valid(vat, country)
        fields["vat_number"] = plain_vat(vat, country) if is_valid else vat.strip()
        if not is_valid:
            remarks.add("vat_invalid", vat)
    if kvk:
        digits = plain_kvk(kvk)
        is_valid = is_kvk_valid(kvk) or (is_kvk_valid(f"0{digits}") and kvk.isdigit())
        fields["kvk_number"] = digits.zfill(8) if is_valid else kvk.strip()
        if not is_valid:
            remarks.add("kvk_invalid", kvk)
    return fields
