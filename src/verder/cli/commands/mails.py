"""`verder mails read`: read every connected folder now."""

from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import Mailbox
from verder.apps.intensify.services.mail_rounds import take_mail_turn
from verder.cli.errors import Stopped
from verder.cli.output import say


def main() -> None:
    """Read the folders of all, and say how each went; fail where one of them fails."""
    found = Mailbox.objects.exclude(user__is_active=False).select_related("user").order_by("pk")
    if not found:
        say(_("Nobody has connected a folder with mails."))
        return
    failed = [str(box) for box in found if not _read(box)]
    if failed:
        raise Stopped(_("Not read: %(which)s.") % {"which": ", ".join(failed)})


def _read(box: Mailbox) -> bool:
    before = box.mails.count()
    is_well = take_mail_turn(box, timezone.now())
    now = Mailbox.objects.get(pk=box.pk)
    told = _("%(count)s new mails") % {"count": now.mails.count() - before}
    if now.problem:
        told = sentence(now.problem["code"], now.problem["details"])
    say(f"{box}: {told}")
    return is_well
