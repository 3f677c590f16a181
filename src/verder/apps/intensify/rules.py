"""Who may do what with the people around an account."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import own_accounts, visible_accounts
from verder.apps.accounts.rules import may_edit_account, may_see_account
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.core.reading import once
from verder.apps.core.rules import EDITS_ACCOUNTS, has_role, may_see_everything
from verder.apps.intensify.models import (
    Colleague,
    ContactImport,
    ContactMoment,
    DroppedMail,
    NextStep,
    PeopleAct,
    Person,
)
from verder.apps.intensify.queries.mergeable import mergeable_people


def is_in_account_team(user: User | None, account: Account) -> bool:
    """Return whether the account is one of the user's own: by owner, team or membership.

    Whoever sees all accounts because of the role is not in their teams for that.
    """
    if user is None:
        return True
    if not user.is_active:
        return False
    own = own_accounts(user).filter(pk__in=[account.pk, account.head_id or account.pk])
    return once(("account own", user.pk, account.pk), own.exists)


def may_see_people(user: User | None, account: Account) -> bool:
    """Return whether the user sees who works at the account and who meets whom."""
    return may_see_account(user, account)


def may_edit_people(user: User | None, account: Account) -> bool:
    """Return whether the user says who works at the account, and in which role."""
    return may_edit_account(user, account) or is_in_account_team(user, account)


def may_log_contacts(user: User | None, account: Account) -> bool:
    """Return whether the user plans and logs contacts with the account."""
    return may_edit_people(user, account)


def accounts_to_plan(user: User | None) -> QuerySet[Account]:
    """Return the accounts for which the user plans contacts, as `may_log_contacts` says of one."""
    if user is None:
        return Account.objects.all()
    if not user.is_active:
        return Account.objects.none()
    if has_role(user, *EDITS_ACCOUNTS):
        return visible_accounts(user)
    own = own_accounts(user).values("pk")
    return Account.objects.filter(Q(pk__in=own) | Q(head__in=own))


def may_see_opinions(user: User | None, account: Account) -> bool:
    """Return whether the user sees influence, attitude and notes on people: the team alone."""
    return is_in_account_team(user, account)


def may_give_opinions(user: User | None, account: Account) -> bool:
    """Return whether the user judges influence and attitude."""
    return is_in_account_team(user, account)


def may_arrange_team(user: User | None, account: Account) -> bool:
    """Return whether the user says who of the own side is in the team of the account."""
    return may_edit_account(user, account)


def accounts_of(person: Person) -> list[Account]:
    """Return the accounts where somebody works or worked, each once."""
    return list(Account.objects.filter(positions__person=person).distinct().order_by("pk"))


def may_edit_person(user: User | None, person: Person) -> bool:
    """Return whether the user changes what is said of a person: an editor of one employer."""
    return any(may_edit_people(user, account) for account in accounts_of(person))


def may_import_people(user: User | None) -> bool:
    """Return whether the user brings in files of contacts, for the accounts they edit."""
    return user is None or user.is_active


def may_use_import(user: User | None, import_: ContactImport) -> bool:
    """Return whether the user sees and imports a file of contacts: who brought it."""
    return user is None or (user.is_active and import_.by_id == user.pk)


def may_erase_person(user: User | None, person: Person) -> bool:
    """Return whether the user erases a person on request.

    That takes an editor of every employer, for nobody erases what they do not see.
    """
    accounts = accounts_of(person)
    if not accounts:
        return may_see_everything(user) and has_role(user, *EDITS_ACCOUNTS)
    return all(may_edit_account(user, account) for account in accounts)


def may_clear_people(user: User | None) -> bool:
    """Return whether the user looks after who is still kept: an editor of accounts."""
    return has_role(user, *EDITS_ACCOUNTS)


def may_merge_people(user: User | None, people: Collection[int]) -> bool:
    """Return whether the user makes these people one, or says that they are not."""
    is_active = user is None or user.is_active
    return is_active and mergeable_people(user, people) >= set(people)


def may_undo_act(user: User | None, act: PeopleAct) -> bool:
    """Return whether the user takes an act back: who did it, or an editor of its account."""
    if user is None or (user.is_active and act.by_id == user.pk):
        return True
    if act.account is None:
        return may_see_everything(user) and has_role(user, *EDITS_ACCOUNTS)
    return may_edit_people(user, act.account)


def may_see_contact(user: User | None, moment: ContactMoment) -> bool:
    """Return whether the user knows of the contact: of a private one its author alone."""
    is_open = user is None or not moment.is_private or moment.by_id == user.pk
    return is_open and may_see_people(user, moment.account)


def may_change_contact(user: User | None, moment: ContactMoment) -> bool:
    """Return whether the user says anew what a contact was."""
    return may_see_contact(user, moment) and may_log_contacts(user, moment.account)


def may_change_promise(user: User | None, step: NextStep) -> bool:
    """Return whether the user keeps and changes a promise."""
    is_open = step.moment is None or may_see_contact(user, step.moment)
    return is_open and may_log_contacts(user, step.account)


def may_give_view(user: User | None, account: Account) -> bool:
    """Return whether the user scores the relation with the account, and asks the customer to."""
    return may_edit_account(user, account)


def may_arrange_colleagues(user: User | None) -> bool:
    """Return whether the user keeps colleagues, their hours, and what a leaver leaves behind."""
    return has_role(user, Role.ADMINISTRATOR, Role.SALES_MANAGER)


def may_lead(user: User | None) -> bool:
    """Return whether the user sees the work of a team at a glance: those who lead people."""
    return has_role(user, Role.ADMINISTRATOR, Role.DIRECTOR, Role.SALES_MANAGER)


def may_change_colleague(user: User | None, colleague: Colleague) -> bool:
    """Return whether the user says what hours and absences a colleague has: also one's own."""
    is_own = user is not None and user.is_active and colleague.user_id == user.pk
    return is_own or may_arrange_colleagues(user)


def may_keep_mailbox(user: User | None, owner: User | None) -> bool:
    """Return whether the user says where mails come in: for oneself, or for the organisation."""
    if owner is None:
        return has_role(user, Role.ADMINISTRATOR)
    return user is not None and user.is_active and user.pk == owner.pk


def may_settle_mail(user: User | None, mail: DroppedMail) -> bool:
    """Return whether the user says whom a mail is about: it is nobody else's."""
    return user is not None and user.is_active and mail.user_id == user.pk
