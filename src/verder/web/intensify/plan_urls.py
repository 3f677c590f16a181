"""Addresses of the plan of contacts."""

from django.urls import path

from verder.web.intensify.views import contact_plan, plan_acts, visit_allocation
from verder.web.intensify.views.year_calendar import year_calendar_page

urlpatterns = [
    path("year-calendar/", year_calendar_page, name="year_calendar"),
    path("visit-allocation/", visit_allocation.visit_allocation_page, name="visit_allocation"),
    path(
        "visit-allocation/take/",
        visit_allocation.visit_allocation_take,
        name="visit_allocation_take",
    ),
    path(
        "visit-allocation/<int:division_id>/undo/",
        visit_allocation.visit_allocation_undo,
        name="visit_allocation_undo",
    ),
    path("plan/contacts/<int:moment_id>/move/", plan_acts.plan_move, name="plan_move"),
    path("plan/again/", plan_acts.plan_again, name="plan_again"),
    path("plan/fit/", plan_acts.plan_fit, name="plan_fit"),
    path("plan/fit/take/", plan_acts.plan_fit_take, name="plan_fit_take"),
    path("accounts/<int:account_id>/plan/", contact_plan.contact_plan, name="contact_plan"),
    path(
        "accounts/<int:account_id>/plan/take/",
        contact_plan.contact_plan_take,
        name="contact_plan_take",
    ),
    path(
        "accounts/<int:account_id>/plan/add/",
        contact_plan.contact_plan_add,
        name="contact_plan_add",
    ),
    path(
        "accounts/<int:account_id>/plan/<int:moment_id>/",
        contact_plan.contact_plan_change,
        name="contact_plan_change",
    ),
    path(
        "accounts/<int:account_id>/plan/<int:moment_id>/drop/",
        contact_plan.contact_plan_drop,
        name="contact_plan_drop",
    ),
    path("plan/acts/<int:act_id>/undo/", contact_plan.plan_undo, name="plan_undo"),
]
