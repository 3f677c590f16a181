"""Workbooks: xlsx, xlsm, xlsb, xls and ods."""

from verder.facts.readers.excel.opening import open_workbook

__all__ = ["open_workbook"]
