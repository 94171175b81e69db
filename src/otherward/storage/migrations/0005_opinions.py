"""The shelf of what the user's own language model thinks of needs and what could serve them."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("storage", "0004_second_look")]

    operations = [
        migrations.CreateModel(
            name="OpinionsRow",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.CharField(max_length=200, unique=True)),
                ("body", models.BinaryField()),
                ("k_import_id", models.TextField(db_index=True)),
                ("k_gift_import_id", models.TextField(db_index=True)),
            ],
            options={"db_table": "otherward_opinions"},
        ),
    ]
