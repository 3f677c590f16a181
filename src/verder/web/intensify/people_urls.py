"""Addresses of contacts."""

from django.urls import path

from verder.web.intensify.views import wording
from verder.web.intensify.views.people import (
    cards,
    doubles,
    filling,
    imports,
    leavers,
    listing,
    person,
    positions,
    privacy,
    tab,
)

urlpatterns = [
    path("people/", listing.contacts_page, name="people"),
    path("people/new/", tab.person_new, name="person_new"),
    path("people/import/", imports.people_import, name="people_import"),
    path(
        "people/import/<int:import_id>/", imports.people_import_detail, name="people_import_detail"
    ),
    path(
        "people/import/<int:import_id>/choose/",
        imports.people_import_choose,
        name="people_import_choose",
    ),
    path(
        "people/import/<int:import_id>/apply/",
        imports.people_import_apply,
        name="people_import_apply",
    ),
    path(
        "people/import/<int:import_id>/undo/", imports.people_import_undo, name="people_import_undo"
    ),
    path(
        "people/import/<int:import_id>/discard/",
        imports.people_import_discard,
        name="people_import_discard",
    ),
    path("people/wording/", wording.people_wording, name="people_wording"),
    path("people/doubles/", doubles.people_doubles, name="people_doubles"),
    path("people/doubles/merge/", doubles.people_doubles_merge, name="people_doubles_merge"),
    path("people/doubles/apart/", doubles.people_doubles_apart, name="people_doubles_apart"),
    path("people/<int:first_id>/merge/<int:second_id>/", doubles.people_merge, name="people_merge"),
    path("people/leavers/", leavers.people_leavers, name="people_leavers"),
    path("people/leavers/keep/", leavers.people_leavers_keep, name="people_leavers_keep"),
    path("people/leavers/erase/", leavers.people_leavers_erase, name="people_leavers_erase"),
    path("people/cards/", cards.people_cards, name="people_cards"),
    path("accounts/<int:account_id>/people/cards/", cards.account_cards, name="account_cards"),
    path("people/<int:person_id>/card/", cards.person_card, name="person_card"),
    path("people/acts/<int:act_id>/undo/", positions.people_undo, name="people_undo"),
    path("accounts/<int:account_id>/people/", tab.account_people, name="account_people"),
    path("accounts/<int:account_id>/people/add/", tab.person_add, name="person_add"),
    path("accounts/<int:account_id>/people/vacancy/", tab.vacancy_add, name="vacancy_add"),
    path("people/<int:person_id>/", person.person_page, name="person"),
    path("people/<int:person_id>/file/", privacy.person_data, name="person_data"),
    path("people/<int:person_id>/erase/", privacy.person_erase, name="person_erase"),
    path("people/<int:person_id>/edit/", person.person_edit, name="person_edit"),
    path("people/<int:person_id>/verify/", person.person_verify, name="person_verify"),
    path("positions/<int:position_id>/", positions.position_edit, name="position_edit"),
    path("positions/<int:position_id>/end/", positions.position_end, name="position_end"),
    path("positions/<int:position_id>/fill/", filling.position_fill, name="position_fill"),
    path(
        "positions/<int:position_id>/fill/known/",
        filling.position_fill_known,
        name="position_fill_known",
    ),
    path("positions/<int:position_id>/move/", positions.position_move, name="position_move"),
    path("positions/<int:position_id>/remove/", positions.position_remove, name="position_remove"),
]
