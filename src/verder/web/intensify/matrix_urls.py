"""Addresses of the DMU-PSU matrix."""

from django.urls import path

from verder.web.intensify.views import (
    ideal_contacts,
    matrix,
    matrix_acts,
    matrix_proposal,
    matrix_slide,
    relations,
)

MATRIX = "accounts/<int:account_id>/contact-matrix/"

urlpatterns = [
    path(MATRIX, matrix.account_contact_matrix, name="account_contact_matrix"),
    path(f"{MATRIX}figures/", matrix.matrix_figures, name="matrix_figures"),
    path(f"{MATRIX}cells/", matrix_acts.matrix_cells, name="matrix_cells"),
    path(f"{MATRIX}undo/", matrix_acts.matrix_undo, name="matrix_undo"),
    path(f"{MATRIX}redo/", matrix_acts.matrix_redo, name="matrix_redo"),
    path(f"{MATRIX}hand-over/", matrix_acts.matrix_hand_over, name="matrix_hand_over"),
    path(f"{MATRIX}proposal/", matrix_proposal.matrix_proposal, name="matrix_proposal"),
    path(f"{MATRIX}slides/", matrix_slide.matrix_slide, name="matrix_slide"),
    path(f"{MATRIX}picture.svg", matrix_slide.matrix_picture, name="matrix_picture"),
    path("accounts/<int:account_id>/contact-card/", relations.contact_card, name="contact_card"),
    path("settings/ideal-contacts/", ideal_contacts.ideal_contacts, name="ideal_contacts"),
    path("intensify/relations/", relations.relations_page, name="relations"),
]
