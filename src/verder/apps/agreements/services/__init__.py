"""What changes agreements and attachments."""

from verder.apps.agreements.services.agreements import agree, end_agreement, undo_agreement
from verder.apps.agreements.services.attachments import attach, detach, restore_attachment
from verder.apps.agreements.services.purging import purge_attachments
from verder.apps.agreements.services.reminders import due_contracts, remind

__all__ = [
    "agree",
    "attach",
    "detach",
    "due_contracts",
    "end_agreement",
    "purge_attachments",
    "remind",
    "restore_attachment",
    "undo_agreement",
]
