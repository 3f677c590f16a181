"""Mails as they come in: who wrote whom, when, and what; damaged ones as far as possible."""

from verder.documents.mail.addresses import Address
from verder.documents.mail.forwarded import Forwarded
from verder.documents.mail.reading import MailProblem, ReadMail, read_mail

__all__ = ["Address", "Forwarded", "MailProblem", "ReadMail", "read_mail"]
