"""The shelf of what the user's own language model read."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("storage", "0003_gifts")]

    operations = [
        migrations.CreateModel(
            name="SecondReadingsRow",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.CharField(max_length=200, unique=True)),
                ("body", models.BinaryField()),
                ("k_import_id", models.TextField(db_index=True)),
            ],
            options={"db_table": "otherward_second_readings"},
        ),
    ]
