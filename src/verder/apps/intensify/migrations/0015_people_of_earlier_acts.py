"""Acts that are kept already say whose details they hold."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PART = 500


def fill(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    named = apps.get_model("intensify", "ActPerson")
    acts = apps.get_model("intensify", "PeopleAct").objects.values_list("pk", "rows")
    for act_id, rows in acts.iterator(chunk_size=PART):
        found = [named(act_id=act_id, person_key=key) for key in sorted(people_in(rows))]
        named.objects.bulk_create(found, batch_size=PART)


def people_in(rows: list[dict[str, Any]]) -> set[int]:
    found = {row["pk"] for row in rows if row["model"] == "intensify.Person"}
    sides = [side for row in rows for side in (row["before"], row["after"]) if side]
    return found | {side["person_id"] for side in sides if side.get("person_id")}


class Migration(migrations.Migration):

    dependencies = [
        ('intensify', '0014_people_told_apart'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
