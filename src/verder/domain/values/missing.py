"""What stands where a figure cannot be computed."""


class NotComputable(Exception):  # noqa: N818 - it names a state of a figure, not a mistake
    """A figure that has no answer, with the code of the reason.

    A function of one figure raises it; a result of several figures carries it in
    the field that has no answer. It is never 0 and never None.

    >>> NotComputable("no_revenue").reason
    'no_revenue'
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NotComputable) and other.reason == self.reason

    def __hash__(self) -> int:
        return hash(self.reason)

    def __repr__(self) -> str:
        return f"NotComputable({self.reason!r})"
