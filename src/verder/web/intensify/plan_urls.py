"""Addresses of the plan of contacts."""

from django.urls import path

from verder.web.intensify.views import contact_plan

urlpatterns = [
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
