"""The book in a database: models, migrations, store (Django)."""
