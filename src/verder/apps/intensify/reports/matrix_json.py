"""The matrix as plain values, for programs and the terminal."""

from typing import Any

from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.apps.intensify.reports.matrix_parts import MatrixCell, MatrixColumn, MatrixRow
from verder.domain.intensify.contact_matrix import BuyerMeasures, ServerMeasures


def matrix_json(report: MatrixReport) -> dict[str, Any]:
    """Return the matrix by the names that programs know."""
    apart = set(report.measures.mismatches)
    return {
        "account": report.account,
        "on": report.on,
        "log_days": report.log_days,
        "measures": report.measures,
        "buyers": [
            _buyer(row, found)
            for row, found in zip(report.rows, report.measures.buyers, strict=True)
        ],
        "servers": [
            _server(column, found)
            for column, found in zip(report.columns, report.measures.servers, strict=True)
        ],
        "cells": [_cell(pair, cell, is_apart=pair in apart) for pair, cell in report.cells.items()],
    }


def _buyer(row: MatrixRow, found: BuyerMeasures) -> dict[str, Any]:
    return {
        "position": row.key,
        "name": str(row.position),
        "function": row.position.function,
        "roles": list(row.roles),
        "is_gatekeeper": row.position.is_gatekeeper,
        "level": row.position.level,
        "influence": row.influence,
        "ideal": found.ideal,
        "current": found.current,
        "threads": found.threads,
        "coverage_share": found.coverage_share,
    }


def _server(column: MatrixColumn, found: ServerMeasures) -> dict[str, Any]:
    return {
        "colleague": column.key,
        "name": column.colleague.name,
        "roles": list(column.roles),
        "is_pioneer": column.is_pioneer,
        "level": column.colleague.level,
        "ideal": found.ideal,
        "current": found.current,
        "carried_share": found.carried_share,
    }


def _cell(pair: Pair, cell: MatrixCell, *, is_apart: bool) -> dict[str, Any]:
    position, colleague = pair
    return {
        "position": position,
        "colleague": colleague,
        "current": cell.current.times,
        "source": cell.current.source,
        "counted": cell.counted,
        "estimate": cell.estimate,
        "ideal": cell.ideal,
        "gap": cell.contacts.gap,
        "over": cell.contacts.over,
        "is_level_apart": is_apart,
    }
