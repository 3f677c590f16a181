"""Questions about invoice lines: frame in, frame out, one small function a question.

They are Narwhals expressions and know no engine. What they are given are *parts*:
lines, or sums of lines, in the columns of `facts.aggregates`.
"""
