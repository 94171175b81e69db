"""The shelf of what companies' documents say."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("storage", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="CompanyReadingsRow",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.CharField(max_length=200, unique=True)),
                ("body", models.BinaryField()),
                ("k_import_id", models.TextField(db_index=True)),
                ("k_organization", models.TextField(db_index=True)),
            ],
            options={"db_table": "otherward_company_readings"},
        ),
    ]
