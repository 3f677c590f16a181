"""Addresses of the DMU-PSU matrix."""

from django.urls import path

from verder.web.intensify.views import matrix, matrix_acts

MATRIX = "accounts/<int:account_id>/contact-matrix/"

urlpatterns = [
    path(MATRIX, matrix.account_contact_matrix, name="account_contact_matrix"),
    path(f"{MATRIX}cells/", matrix_acts.matrix_cells, name="matrix_cells"),
    path(f"{MATRIX}undo/", matrix_acts.matrix_undo, name="matrix_undo"),
    path(f"{MATRIX}redo/", matrix_acts.matrix_redo, name="matrix_redo"),
]
