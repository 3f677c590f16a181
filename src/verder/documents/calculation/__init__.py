"""A worked-out calculation on its way out: as a workbook with living formulas, and on paper."""
