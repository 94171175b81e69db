"""The shelves of what the user carries through: introductions, asks, thanks and what came of favors."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("storage", "0002_company_readings")]

    operations = [
        migrations.CreateModel(
            name="IntroductionsRow",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.CharField(max_length=200, unique=True)),
                ("body", models.BinaryField()),
            ],
            options={"db_table": "otherward_introductions"},
        ),
        migrations.CreateModel(
            name="AsksRow",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.CharField(max_length=200, unique=True)),
                ("body", models.BinaryField()),
            ],
            options={"db_table": "otherward_asks"},
        ),
        migrations.CreateModel(
            name="ThankingsRow",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.CharField(max_length=200, unique=True)),
                ("body", models.BinaryField()),
                ("k_favor", models.TextField(db_index=True)),
            ],
            options={"db_table": "otherward_thankings"},
        ),
        migrations.CreateModel(
            name="ResultsRow",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.CharField(max_length=200, unique=True)),
                ("body", models.BinaryField()),
                ("k_favor", models.TextField(db_index=True)),
            ],
            options={"db_table": "otherward_results"},
        ),
    ]
