"""Files to import through the pages, and the worker that reads them."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.services.jobs import run_job
from verder.apps.imports.models import Import

HEADER = "Factuurnummer;Regel;Factuurdatum;Debiteur;Naam;Artikel;Aantal;Netto bedrag;Valuta\n"
CLEAR = HEADER + (
    "N1;1;25-03-2026;1001;Jansen BV;A1;2;100,50;EUR\n"
    "N1;2;25-03-2026;1001;Jansen BV;A2;1;1.250,00;EUR\n"
    "N2;1;26-03-2026;1002;De Vries BV;A1;4;200,00;EUR\n"
    "N3;1;31-03-2026;K1;Klant 1;A3;4;-50,00;EUR\n"
    "N4;1;31-03-2026;1002;De Vries BV;A3;4;kapot;EUR\n"
)
AMBIGUOUS = HEADER + "N1;1;03-04-2026;1001;Jansen BV;A1;2;100,50;EUR\n"

Upload = Callable[..., Import]


def work(import_: Import) -> Import:
    """Do the work that waits for an import, as the worker does; a failure is told by the job."""
    assert import_.job_id is not None
    with suppress(Exception):
        run_job(import_.job_id)
    return Import.objects.select_related("job").get(pk=import_.pk)


@pytest.fixture
def controller(world: World, signed_in: Callable[..., Client]) -> Client:
    """Return a signed-in controller."""
    return signed_in(world.users[Role.CONTROLLER])


@pytest.fixture
def upload(controller: Client) -> Upload:
    """Return a way to bring in a file and have it read."""

    def bring(content: str, *, name: str = "facturen.csv", kind: str = "lines") -> Import:
        file = SimpleUploadedFile(name, content.encode())
        controller.post("/imports/new/", {"uploads": file, "kind": kind, "source": "main"})
        return work(Import.objects.latest("pk"))

    return bring
