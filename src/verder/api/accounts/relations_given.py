"""What programs send of how accounts hang together."""

from pydantic import Field

from verder.api.values import Given, Key, Keys


class RelationGiven(Given):
    """The account to hang on; null lets it stand on its own."""

    to: Key | None = None
    is_alone: bool = Field(
        default=False, description="In a group: what stands below it stays behind."
    )


class RelationsUndone(Given):
    """Changes of one act, by their numbers."""

    changes: Keys
