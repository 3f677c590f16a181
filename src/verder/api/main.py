"""The API as one whole: its rooms, who is let in, and how it says what goes wrong."""

from importlib.metadata import version
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from verder.api.accounts import group, judgements, previews, relations
from verder.api.accounts import profit as account_profit
from verder.api.accounts import routes as accounts
from verder.api.agreements import files as attachments
from verder.api.agreements import kept
from verder.api.authentication import CALLERS
from verder.api.calculate import calculators
from verder.api.calculate import kept as calculations
from verder.api.calculate import lines as calculated_lines
from verder.api.core import me, organisation, people
from verder.api.document import complete
from verder.api.identify import (
    alerts,
    classes,
    drivers,
    limits,
    portfolio,
    profit,
    rating,
    ratings,
    scoring,
    selection,
    worth,
)
from verder.api.imports import files, rates
from verder.api.intensify import (
    absences,
    calendar_files,
    calendars,
    colleagues,
    contact_matrix,
    contacts,
    doubles,
    invitations,
    leavers,
    mailboxes,
    mails,
    opinions,
    organisation_chart,
    people_imports,
    person_file,
    plans,
    promises,
    relationship,
    surveys,
    team_view,
    teams,
    today,
    visits,
    voices,
    year_calendar,
)
from verder.api.intensify import (
    people as persons,
)
from verder.api.problems import refuse_politely
from verder.api.throttle import EveryMinute

ABOUT = """\
Everything that the pages show and change, for programs, with the same rights. Send a personal
token with every request: `Authorization: Bearer verder_…`. Amounts and shares are text, exact to
the last digit; shares lie from 0 to 1; dates are ISO 8601. A figure without an answer is null, with
the reason. Lists come in pages. What goes wrong is told as problem details (RFC 9457).
"""


class Api(NinjaAPI):
    """The API, whose document also says what goes wrong; it is made once."""

    document: OpenAPISchema | None = None

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the OpenAPI document."""
        if self.document is None:
            made = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
            complete(made)
            self.document = made
        return self.document


api = Api(
    title="Verder",
    version=version("verder"),
    description=ABOUT,
    auth=CALLERS,
    throttle=EveryMinute(),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
refuse_politely(api)
for address, routers in {
    "": (
        me.router,
        people.router,
        organisation.router,
        kept.router,
        calculated_lines.router,
        attachments.router,
        people_imports.router,
        doubles.router,
        leavers.router,
        person_file.router,
        persons.router,
        relationship.router,
        plans.router,
        teams.router,
        year_calendar.router,
        visits.router,
        opinions.router,
        surveys.router,
        voices.router,
    ),
    "/me": (calendars.router, calendar_files.router, mailboxes.router),
    "/organisation": (mailboxes.shared_router,),
    "/mails": (mails.router,),
    "/colleagues": (colleagues.router, absences.router),
    "/alerts": (alerts.router,),
    "/identify": (portfolio.router, classes.router, profit.router, worth.router),
    "/intensify": (contact_matrix.relations, team_view.router),
    "/accounts": (
        accounts.router,
        previews.router,
        relations.router,
        group.router,
        account_profit.router,
        judgements.router,
        contact_matrix.router,
        organisation_chart.router,
    ),
    "/ratings": (ratings.router, rating.router),
    "/selection": (selection.router, scoring.router),
    "/drivers": (drivers.router,),
    "/limits": (limits.router,),
    "/contacts": (contacts.router, invitations.router),
    "/calculators": (calculators.router,),
    "/calculations": (calculations.router,),
    "/promises": (promises.router,),
    "/today": (today.router,),
    "/imports": (files.router,),
    "/exchange-rates": (rates.router,),
}.items():
    for router in routers:
        api.add_router(address, router)
